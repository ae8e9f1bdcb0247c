using System.Collections.Concurrent;
using MeshInstall.Tests.Hosting;
using MeshInstall.Tests.Secrets;

namespace MeshInstall.Tests.Surviving;

/// <summary>A proxy whose sign-in page takes the place of the cluster in the middle of an installation.</summary>
public sealed class SignInPageTests : IDisposable
{
    private const int Tries = 3;
    private readonly TemporaryFolder _folder = new();
    private readonly PipelineCluster _cluster = new();
    private readonly ConcurrentQueue<string> _answered = new();
    private volatile bool _isSignedOut;
    private bool _isOver;

    [Fact]
    public async Task It_is_told_soon_what_answers_and_the_next_run_ends_the_work()
    {
        using AnsweringProxy proxy = new(_cluster.Objects.Address, request =>
        {
            string call = $"{request.HttpMethod} {request.RawUrl}";
            _isSignedOut |= !_isOver && call.StartsWith("PATCH /apis/apps", StringComparison.Ordinal) && !call.Contains("dryRun", StringComparison.Ordinal);
            if (!_isSignedOut)
            {
                return null;
            }

            _answered.Enqueue(call);
            return new ProxyAnswer(200, "text/html", "<html>Sign in please</html>", "page");
        });
        string script = $"Get-MeshProfile minimal | Install-Mesh -KubeConfig '{_folder.Write("config", proxy.KubeConfig)}' -Confirm:$false";

        ShellResult first = await ShellProcess.RunAsync(null, "-Command", script);

        Assert.NotEqual(0, first.ExitCode);
        string told = string.Join(' ', first.Error.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("Whether that was carried out is unknown.", told, StringComparison.Ordinal);
        Assert.DoesNotContain("Sign in please", told, StringComparison.Ordinal);
        Assert.All(
            _answered.Where(call => call.StartsWith("PATCH", StringComparison.Ordinal)).CountBy(call => call),
            call => Assert.True(call.Value <= Tries, $"{call.Key} was tried {call.Value} times"));

        (_isOver, _isSignedOut) = (true, false);
        ShellResult second = await ShellProcess.RunAsync(null, "-Command", script);
        Assert.True(second.ExitCode == 0, second.Error);
        Assert.Equal(["2 Install Deployed", "1 Install Interrupted"], _cluster.Releases());
        Assert.Equal(["default Ready"], _cluster.Meshes());
    }

    public void Dispose()
    {
        _cluster.Dispose();
        _folder.Dispose();
    }
}
