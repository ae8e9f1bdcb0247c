using System.Net;
using System.Net.Http.Headers;
using MeshInstall.Engine.Clusters;
using Microsoft.Extensions.Time.Testing;
using static MeshInstall.Engine.Tests.Clusters.ScriptedHandler;

namespace MeshInstall.Engine.Tests.Clusters;

public sealed class WatchTests
{
    private static readonly ResourceQuery Query = new(TestClient.ConfigMaps, "n");

    [Fact]
    public async Task It_lists_tells_that_it_is_in_step_and_then_follows()
    {
        ScriptedHandler handler = new((request, _) => IsWatch(request) ? Json(Line("MODIFIED", "a", 6)) : List(5, "a"));

        Assert.Equal(["Changed a", "Synced ", "Changed a"], await Take(handler, 3));
    }

    [Fact]
    public async Task A_cut_watch_goes_on_where_it_was()
    {
        ScriptedHandler handler = new((request, count) => !IsWatch(request) ? List(5)
            : count == 2 ? Json(Line("ADDED", "a", 6) + """{"type":"ADDED","object":{"me""")
            : Json(Line("ADDED", "b", 8)));

        Assert.Equal(["Synced ", "Changed a", "Changed b"], await Take(handler, 3));
        Assert.Contains("resourceVersion=6", handler.Requests.Last(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bookmark_moves_the_place_to_go_on_from()
    {
        ScriptedHandler handler = new((request, count) => !IsWatch(request) ? List(5)
            : count == 2 ? Json(Line("BOOKMARK", "", 40))
            : Json(Line("ADDED", "b", 41)));

        Assert.Equal(["Synced ", "Changed b"], await Take(handler, 2));
        Assert.Contains("resourceVersion=40", handler.Requests.Last(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_forgotten_version_leads_to_a_new_list_that_tells_what_went()
    {
        ScriptedHandler handler = new((request, count) => count switch
        {
            1 => List(5, "a", "b"),
            2 => Json("""{"type":"ERROR","object":{"kind":"Status","code":410,"reason":"Expired"}}""" + "\n"),
            3 => List(9, "b"),
            _ => Json(Line("MODIFIED", "b", 10)),
        });

        Assert.Equal(["Changed a", "Changed b", "Synced ", "Deleted a", "Changed b", "Synced "], await Take(handler, 6));
    }

    [Fact]
    public async Task A_busy_server_is_asked_again()
    {
        ScriptedHandler handler = new((request, count) => count switch
        {
            1 => List(5),
            < 5 => Failure(HttpStatusCode.TooManyRequests, "TooManyRequests"),
            _ => Json(Line("ADDED", "a", 6)),
        });

        Assert.Equal(["Synced ", "Changed a"], await Take(handler, 2));
    }

    [Fact]
    public async Task A_server_that_asks_to_wait_is_given_that_time()
    {
        ImpatientTime time = new();
        ScriptedHandler handler = new((request, count) => count switch
        {
            1 => List(5),
            2 => Throttled(7),
            _ => Json(Line("ADDED", "a", 6)),
        });

        Assert.Equal(["Synced ", "Changed a"], await Take(handler, 2, time));
        Assert.Contains(TimeSpan.FromSeconds(7), time.Waits);
    }

    [Fact]
    public async Task A_watch_that_keeps_ending_at_once_is_opened_less_and_less_often()
    {
        ImpatientTime time = new();
        ScriptedHandler handler = new((request, count) => !IsWatch(request) ? List(5) : count < 8 ? Json("") : Json(Line("ADDED", "a", 6)));

        Assert.Equal(["Synced ", "Changed a"], await Take(handler, 2, time));
        List<TimeSpan> waits = [.. time.Waits];
        Assert.True(waits.Count >= 6, string.Join(", ", waits));
        Assert.Equal(waits.Order(), waits);
        Assert.True(waits[^1] >= 16 * waits[0], string.Join(", ", waits));
    }

    [Fact]
    public async Task A_watch_that_the_server_does_not_answer_is_opened_again()
    {
        using SilentOnce handler = new();
        FakeTimeProvider time = new();
        Task<List<string>> taken = Take(handler, 2, time);

        await handler.IsAsked.WaitAsync(TimeSpan.FromMinutes(1));
        while (!taken.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(10));
            await Task.Yield();
        }

        Assert.Equal(["Synced ", "Changed a"], await taken);
    }

    [Fact]
    public async Task A_watch_that_is_not_allowed_is_an_error()
    {
        ScriptedHandler handler = new((request, _) => IsWatch(request) ? Failure(HttpStatusCode.Forbidden, "Forbidden") : List(5));

        MeshException error = await Assert.ThrowsAsync<MeshException>(() => Take(handler, 2));

        Assert.Equal("ClusterAccessDenied", error.ErrorId);
        Assert.Contains("watch configmaps", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_version_it_needs_no_list()
    {
        ScriptedHandler handler = new((_, _) => Json(Line("MODIFIED", "a", 6)));

        await foreach (WatchEvent change in TestClient.Of(handler).WatchAsync(Query, "5", default))
        {
            Assert.Equal(WatchEventKind.Changed, change.Kind);
            break;
        }

        Assert.Contains("resourceVersion=5", handler.Requests.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lines_longer_than_the_buffer_arrive_whole()
    {
        string big = new('x', 200_000);
        ScriptedHandler handler = new((request, _) => !IsWatch(request) ? List(5)
            : Json($$$"""{"object":{"metadata":{"name":"a","resourceVersion":"6"},"data":{"big":"{{{big}}}"}},"type":"ADDED"}""" + "\n" + Line("ADDED", "b", 7)));

        Assert.Equal(["Synced ", "Changed a", "Changed b"], await Take(handler, 3));
    }

    private static bool IsWatch(HttpRequestMessage request) => request.RequestUri!.Query.Contains("watch=true", StringComparison.Ordinal);

    private static string Line(string type, string name, int version) =>
        $$$$"""{"object":{"metadata":{"name":"{{{{name}}}}","resourceVersion":"{{{{version}}}}"}},"type":"{{{{type}}}}"}""" + "\n";

    private static HttpResponseMessage Throttled(int seconds)
    {
        HttpResponseMessage refusal = Failure(HttpStatusCode.TooManyRequests, "TooManyRequests");
        refusal.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(seconds));
        return refusal;
    }

    private static HttpResponseMessage List(int version, params string[] names) => Json(
        $$"""{"metadata":{"resourceVersion":"{{version}}"},"items":[{{string.Join(',', names.Select(Item))}}]}""");

    private static string Item(string name) => $$$"""{"metadata":{"name":"{{{name}}}"}}""";

    private static async Task<List<string>> Take(HttpMessageHandler handler, int count, TimeProvider? time = null)
    {
        List<string> seen = [];
        await foreach (WatchEvent change in TestClient.Of(handler, time: time).WatchAsync(Query, null, default))
        {
            seen.Add($"{change.Kind} {change.Object.FindMap("metadata")?.FindText("name")}");
            if (seen.Count == count)
            {
                break;
            }
        }

        return seen;
    }

    /// <summary>Lists, says nothing to the first watch, and serves the next.</summary>
    private sealed class SilentOnce : HttpMessageHandler
    {
        private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task IsAsked => _asked.Task;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (IsWatch(request) && _asked.TrySetResult())
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            }

            return IsWatch(request) ? Json(Line("ADDED", "a", 6)) : List(5);
        }
    }
}
