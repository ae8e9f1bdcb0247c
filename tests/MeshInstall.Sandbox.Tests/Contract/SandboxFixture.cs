namespace MeshInstall.Sandbox.Tests.Contract;

/// <summary>The sandbox as API server.</summary>
public sealed class SandboxFixture : IApiFixture, IDisposable
{
    private readonly KubernetesSandbox _sandbox = new(new SandboxOptions { ReadyDelay = TimeSpan.FromMilliseconds(20) });

    public SandboxFixture() => Client = new HttpClient(_sandbox.CreateHandler()) { BaseAddress = KubernetesSandbox.BaseAddress };

    public HttpClient Client { get; }

    public void Dispose()
    {
        Client.Dispose();
        _sandbox.Dispose();
    }
}
