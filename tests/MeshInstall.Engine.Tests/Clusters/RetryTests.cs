using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using MeshInstall.Engine.Clusters;
using static MeshInstall.Engine.Tests.Clusters.ScriptedHandler;

namespace MeshInstall.Engine.Tests.Clusters;

public sealed class RetryTests
{
    private const string Found = """{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"istio"}}""";

    [Theory]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.BadGateway)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(HttpStatusCode.GatewayTimeout)]
    public async Task A_server_that_recovers_is_asked_again(HttpStatusCode status)
    {
        ScriptedHandler handler = new((_, count) => count < 4 ? Failure(status, "Busy") : Json(Found));

        MeshMap? found = await TestClient.Of(handler).GetAsync(TestClient.ConfigMaps, "istio-system", "istio", default);

        Assert.NotNull(found);
        Assert.Equal(4, handler.Requests.Count);
    }

    [Fact]
    public async Task Retry_After_is_kept_to()
    {
        ImpatientTime time = new();
        ScriptedHandler handler = new((_, count) =>
        {
            HttpResponseMessage answer = count == 1 ? Failure(HttpStatusCode.TooManyRequests, "TooManyRequests") : Json(Found);
            answer.Headers.RetryAfter = count == 1 ? new RetryConditionHeaderValue(TimeSpan.FromSeconds(7)) : null;
            return answer;
        });

        await TestClient.Of(handler, time: time).GetAsync(TestClient.ConfigMaps, "istio-system", "istio", default);

        Assert.Contains(TimeSpan.FromSeconds(7), time.Waits);
    }

    [Fact]
    public async Task A_Retry_After_of_an_hour_is_cut_to_the_longest_wait()
    {
        ImpatientTime time = new();
        ScriptedHandler handler = new((_, count) =>
        {
            HttpResponseMessage answer = count == 1 ? Failure(HttpStatusCode.TooManyRequests, "TooManyRequests") : Json(Found);
            answer.Headers.RetryAfter = count == 1 ? new RetryConditionHeaderValue(TimeSpan.FromHours(1)) : null;
            return answer;
        });

        await TestClient.Of(handler, time: time).GetAsync(TestClient.ConfigMaps, "istio-system", "istio", default);

        Assert.Contains(new RetryOptions().MaxDelay, time.Waits);
    }

    [Fact]
    public async Task A_server_that_stays_broken_is_given_up_after_a_bounded_number_of_tries()
    {
        ScriptedHandler handler = new((_, _) => Failure(HttpStatusCode.ServiceUnavailable, "ServiceUnavailable", "etcd is down"));

        MeshException error = await Assert.ThrowsAsync<MeshException>(() =>
            TestClient.Of(handler, new RetryOptions { MaxRetries = 3 }).GetAsync(TestClient.ConfigMaps, "istio-system", "istio", default));

        Assert.Equal("ClusterUnavailable", error.ErrorId);
        Assert.Contains("etcd is down", error.Message, StringComparison.Ordinal);
        Assert.Equal(4, handler.Requests.Count);
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest)]
    [InlineData(HttpStatusCode.Forbidden)]
    [InlineData(HttpStatusCode.Unauthorized)]
    [InlineData(HttpStatusCode.UnprocessableEntity)]
    public async Task A_refusal_is_not_repeated(HttpStatusCode status)
    {
        ScriptedHandler handler = new((_, _) => Failure(status, "Refused"));

        await Assert.ThrowsAsync<MeshException>(() => TestClient.Of(handler).GetAsync(TestClient.ConfigMaps, "istio-system", "istio", default));

        Assert.Single(handler.Requests);
    }

    [Fact]
    public async Task An_answer_that_is_cut_in_the_middle_is_asked_for_again()
    {
        ScriptedHandler handler = new((_, count) => Json(count == 1 ? Found[..20] : Found));

        Assert.NotNull(await TestClient.Of(handler).GetAsync(TestClient.ConfigMaps, "istio-system", "istio", default));
    }

    [Fact]
    public async Task A_server_that_never_answered_is_given_up_early()
    {
        ScriptedHandler handler = new((_, _) =>
            throw new HttpRequestException(HttpRequestError.ConnectionError, "refused", new SocketException((int)SocketError.ConnectionRefused)));

        MeshException error = await Assert.ThrowsAsync<MeshException>(() => TestClient.Of(handler).VersionAsync(default));

        Assert.Equal("ClusterUnreachable", error.ErrorId);
        Assert.Contains("https://mesh.test:6443", error.Message, StringComparison.Ordinal);
        Assert.Equal(1 + new RetryOptions().MaxConnectRetries, handler.Requests.Count);
    }

    [Fact]
    public async Task A_connection_that_is_cut_during_the_handshake_is_tried_again()
    {
        ScriptedHandler handler = new((_, count) => count == 1
            ? throw new HttpRequestException(HttpRequestError.SecureConnectionError, "SSL", new IOException("reset", new SocketException((int)SocketError.ConnectionReset)))
            : Json("""{"gitVersion":"v1.35.0"}"""));

        Assert.Equal("v1.35.0", await TestClient.Of(handler).VersionAsync(default));
    }

    [Fact]
    public async Task A_name_that_does_not_resolve_is_not_asked_again()
    {
        ScriptedHandler handler = new((_, _) => throw new HttpRequestException(HttpRequestError.NameResolutionError, "unknown host"));

        MeshException error = await Assert.ThrowsAsync<MeshException>(() => TestClient.Of(handler).VersionAsync(default));

        Assert.Equal("ClusterUnreachable", error.ErrorId);
        Assert.Single(handler.Requests);
    }

    [Fact]
    public async Task A_cut_connection_of_a_server_that_answered_before_is_tried_to_the_end()
    {
        ScriptedHandler handler = new((_, count) => count is > 1 and < 8 ? throw new IOException("cut") : Json("""{"gitVersion":"v1.35.0"}"""));
        ClusterClient client = TestClient.Of(handler);

        await client.VersionAsync(default);

        Assert.Equal("v1.35.0", await client.VersionAsync(default));
    }

    [Fact]
    public async Task Stopping_ends_the_waiting_between_tries()
    {
        using CancellationTokenSource stop = new();
        ScriptedHandler handler = new((_, _) =>
        {
            stop.Cancel();
            return Failure(HttpStatusCode.ServiceUnavailable, "ServiceUnavailable");
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            TestClient.Of(handler, time: TimeProvider.System).GetAsync(TestClient.ConfigMaps, "istio-system", "istio", stop.Token));
        Assert.Single(handler.Requests);
    }
}
