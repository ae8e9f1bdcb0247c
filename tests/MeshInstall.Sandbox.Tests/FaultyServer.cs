using System.Text;

namespace MeshInstall.Sandbox.Tests;

/// <summary>A sandbox that fails, and a client of it in the process or over a socket.</summary>
internal sealed class FaultyServer : IDisposable
{
    private readonly KubernetesSandbox _sandbox;

    public FaultyServer(SandboxFaults faults, bool overSocket = false)
    {
        _sandbox = new KubernetesSandbox(new SandboxOptions { Faults = faults });
        Client = overSocket
            ? new HttpClient { BaseAddress = _sandbox.Listen() }
            : new HttpClient(_sandbox.CreateHandler()) { BaseAddress = KubernetesSandbox.BaseAddress };
    }

    public HttpClient Client { get; }

    /// <summary>Creates a Secret, and reads the whole answer.</summary>
    public async Task<string> WriteAsync()
    {
        using var content = new StringContent("""{"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "written"}}""", Encoding.UTF8, "application/json");
        using var answer = await Client.PostAsync(new Uri("/api/v1/namespaces/default/secrets", UriKind.Relative), content);
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>Whether the Secret is there, asked at a path that does not fail.</summary>
    public async Task<bool> IsWrittenAsync()
    {
        using var answer = await Client.GetAsync(new Uri("/api/v1/namespaces/default/secrets/written", UriKind.Relative));
        return answer.IsSuccessStatusCode;
    }

    public void Dispose()
    {
        Client.Dispose();
        _sandbox.Dispose();
    }
}
