using System.Net;
using System.Net.Http.Headers;
using MeshInstall.Engine.Clusters;
using static MeshInstall.Engine.Tests.Clusters.ScriptedHandler;

namespace MeshInstall.Engine.Tests.Clusters;

/// <summary>Servers whose clock is not that of this machine.</summary>
public sealed class ServerClockTests
{
    private static readonly TimeSpan Skew = TimeSpan.FromHours(-3);

    [Fact]
    public async Task The_servers_time_is_that_of_its_answers_and_goes_on_between_them()
    {
        SteppingTime time = new();
        ScriptedHandler handler = new((_, _) => Dated(Json("""{"gitVersion":"v1.35.0"}"""), time));
        ClusterClient client = TestClient.Of(handler, time: time);
        DateTimeOffset start = time.GetUtcNow();

        Assert.Equal(start, client.ServerTime);
        await client.VersionAsync(default);
        Assert.Equal(start + Skew, client.ServerTime);
        time.Advance(TimeSpan.FromMinutes(7));
        Assert.Equal(start + Skew + TimeSpan.FromMinutes(7), client.ServerTime);
    }

    [Fact]
    public async Task An_answer_without_a_date_changes_nothing()
    {
        SteppingTime time = new();
        ScriptedHandler handler = new((_, count) => count == 1 ? Dated(Json("{}"), time) : Json("{}"));
        ClusterClient client = TestClient.Of(handler, time: time);

        await client.VersionAsync(default);
        await client.VersionAsync(default);

        Assert.Equal(time.GetUtcNow() + Skew, client.ServerTime);
    }

    [Fact]
    public async Task A_Retry_After_that_is_a_date_is_one_of_the_servers_clock()
    {
        ImpatientTime time = new();
        DateTimeOffset server = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
        ScriptedHandler handler = new((_, count) =>
        {
            HttpResponseMessage answer = count == 1 ? Failure(HttpStatusCode.ServiceUnavailable, "ServiceUnavailable") : Json("{}");
            answer.Headers.Date = server;
            answer.Headers.RetryAfter = count == 1 ? new RetryConditionHeaderValue(server.AddSeconds(9)) : null;
            return answer;
        });

        await TestClient.Of(handler, time: time).VersionAsync(default);

        Assert.Contains(TimeSpan.FromSeconds(9), time.Waits);
    }

    [Fact]
    public async Task A_create_whose_answer_is_lost_finds_what_it_made()
    {
        ScriptedHandler handler = new((_, count) => count == 1 ? throw new IOException("cut") : Failure(HttpStatusCode.Conflict, "AlreadyExists"));

        MeshException error = await Assert.ThrowsAsync<MeshException>(
            () => TestClient.Of(handler).CreateAsync(TestClient.ConfigMaps, TestClient.ConfigMap("istio").Body, default));

        Assert.Equal("ResourceExists", error.ErrorId);
        Assert.Equal(2, handler.Requests.Count);
    }

    [Fact]
    public async Task A_create_under_a_generated_name_could_make_two_and_is_refused() => await Assert.ThrowsAsync<ArgumentException>(() => TestClient
        .Of(new ScriptedHandler((_, _) => Json("{}")))
        .CreateAsync(TestClient.ConfigMaps, TestClient.Map("""{"metadata":{"generateName":"a-"}}"""), default));

    private static HttpResponseMessage Dated(HttpResponseMessage answer, TimeProvider time)
    {
        answer.Headers.Date = time.GetUtcNow() + Skew;
        return answer;
    }
}
