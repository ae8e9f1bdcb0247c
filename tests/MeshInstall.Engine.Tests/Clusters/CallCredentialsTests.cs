using k8s.Authentication;
using MeshInstall.Engine.Clusters;

namespace MeshInstall.Engine.Tests.Clusters;

public sealed class CallCredentialsTests
{
    private static readonly Uri Server = new("https://mesh.test:6443");

    [Fact]
    public async Task A_plugin_that_fails_is_an_authentication_error_without_its_words()
    {
        using CallCredentials credentials = new(new Plugin(_ => throw new InvalidOperationException("token hunter2 expired")), Server);
        using HttpRequestMessage message = new();

        MeshException error = await Assert.ThrowsAsync<MeshException>(() => credentials.AddAsync(message, default));

        Assert.Equal("ClusterAuthenticationFailed", error.ErrorId);
        Assert.DoesNotContain("hunter2", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calls_at_the_same_time_ask_one_after_another()
    {
        int now = 0;
        using CallCredentials credentials = new(
            new Plugin(async _ =>
            {
                Assert.Equal(1, Interlocked.Increment(ref now));
                await Task.Yield();
                Interlocked.Decrement(ref now);
            }),
            Server);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(async _ =>
        {
            using HttpRequestMessage message = new();
            await credentials.AddAsync(message, default);
        }));
    }

    private sealed class Plugin(Func<HttpRequestMessage, Task> add) : ServiceClientCredentials
    {
        public override Task ProcessHttpRequestAsync(HttpRequestMessage request, CancellationToken cancellationToken) => add(request);
    }
}
