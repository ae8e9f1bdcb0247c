using System.Collections.Concurrent;
using System.Net;
using System.Text;
using MeshInstall.Engine.Clusters;
using MeshInstall.TestClusters.Servers;

namespace MeshInstall.Engine.Tests.Clusters;

/// <summary>A web page in place of the API server that answered before, as of a proxy that wants a sign-in.</summary>
public sealed class ForeignAnswerTests : IDisposable
{
    private const string Map = """{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"istio","namespace":"istio-system"}}""";
    private const string List = """{"apiVersion":"v1","kind":"ConfigMapList","metadata":{"resourceVersion":"5"},"items":[]}""";
    private readonly ImpatientTime _time = new();
    private readonly LoopbackServer _server;
    private readonly ConcurrentQueue<string> _calls = new();
    private readonly ConcurrentQueue<bool> _troubles = new();
    private int _pages;

    public ForeignAnswerTests() => _server = new LoopbackServer(AnswerAsync);

    public static TheoryData<string, bool> Calls => new()
    {
        { "get", false },
        { "list", false },
        { "dry run", false },
        { "review", false },
        { "apply", true },
        { "create", true },
        { "replace", true },
        { "patch", true },
        { "delete", true },
    };

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task A_page_that_stays_is_an_error_after_two_short_waits_which_says_what_is_unknown(string call, bool isWrite)
    {
        using KubeCluster cluster = await OpenAsync();
        _pages = int.MaxValue;

        MeshException error = await Assert.ThrowsAsync<MeshException>(() => RunAsync(cluster.Client, call));

        Assert.Equal(("ClusterAnswerInvalid", MeshErrorKind.InvalidData), (error.ErrorId, error.Kind));
        Assert.Contains("in place of the API server", error.Message, StringComparison.Ordinal);
        Assert.Equal(isWrite, error.Message.Contains("Whether that was carried out is unknown.", StringComparison.Ordinal));
        Assert.Contains("run the command again", error.RecommendedAction, StringComparison.Ordinal);
        Assert.DoesNotContain("Sign in please", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(3, _calls.Count);
        Assert.Equal(2, _time.Waits.Count);
        Assert.All(_time.Waits, wait => Assert.True(wait < TimeSpan.FromSeconds(3), $"{wait}"));
    }

    [Theory]
    [InlineData("get")]
    [InlineData("list")]
    [InlineData("apply")]
    [InlineData("create")]
    [InlineData("delete")]
    public async Task A_page_that_passes_is_not_noticed(string call)
    {
        using KubeCluster cluster = await OpenAsync();
        _pages = 2;

        await RunAsync(cluster.Client, call);

        Assert.Equal(3, _calls.Count);
        Assert.Single(_calls.Distinct());
    }

    [Fact]
    public async Task A_page_that_comes_among_other_failures_is_one_of_them()
    {
        using KubeCluster cluster = await OpenAsync();
        foreach (bool isPage in (bool[])[false, false, true, true, false, true, false])
        {
            _troubles.Enqueue(isPage);
        }

        await RunAsync(cluster.Client, "apply");

        Assert.Equal(8, _calls.Count);
    }

    [Fact]
    public async Task A_page_in_place_of_a_watch_that_stays_is_an_error_too()
    {
        using KubeCluster cluster = await OpenAsync();
        await using IAsyncEnumerator<WatchEvent> watch = cluster.Client.WatchAsync(new ResourceQuery(TestClient.ConfigMaps, "istio-system"), null, default).GetAsyncEnumerator();
        Assert.True(await watch.MoveNextAsync());
        _calls.Clear();
        _pages = int.MaxValue;

        MeshException error = await Assert.ThrowsAsync<MeshException>(async () => await watch.MoveNextAsync());

        Assert.Equal("ClusterAnswerInvalid", error.ErrorId);
        Assert.Equal(3, _calls.Count);
    }

    public void Dispose() => _server.Dispose();

    private static Task RunAsync(IClusterClient client, string call)
    {
        MeshMap map = TestClient.Map(Map);
        return call switch
        {
            "get" => client.GetAsync(TestClient.ConfigMaps, "istio-system", "istio", default),
            "list" => client.ListAsync(new ResourceQuery(TestClient.ConfigMaps), default),
            "dry run" => client.ApplyAsync(TestClient.ConfigMaps, TestClient.ConfigMap("istio"), new ApplyOptions { DryRun = true }, default),
            "review" => client.CreateAsync(
                new ResourceMapping("authentication.k8s.io", "v1", "SelfSubjectReview", "selfsubjectreviews", Namespaced: false),
                TestClient.Map("""{"apiVersion":"authentication.k8s.io/v1","kind":"SelfSubjectReview"}"""),
                default),
            "apply" => client.ApplyAsync(TestClient.ConfigMaps, TestClient.ConfigMap("istio"), new ApplyOptions(), default),
            "create" => client.CreateAsync(TestClient.ConfigMaps, map, default),
            "replace" => client.ReplaceAsync(TestClient.ConfigMaps, map, default),
            "patch" => client.PatchAsync(TestClient.ConfigMaps, "istio-system", "istio", MeshList.Empty, default),
            _ => client.DeleteAsync(TestClient.ConfigMaps, "istio-system", "istio", default),
        };
    }

    private async Task<KubeCluster> OpenAsync()
    {
        string config = $$"""
            apiVersion: v1
            kind: Config
            current-context: c
            clusters: [{name: c, cluster: {server: "{{_server.Address}}"} }]
            contexts: [{name: c, context: {cluster: c, user: u} }]
            users: [{name: u, user: {token: t} }]
            """;
        KubeConfigOptions options = new() { Content = Encoding.UTF8.GetBytes(config), HomePath = "/nowhere", ServiceAccountPath = "/nowhere" };
        KubeCluster cluster = await KubeCluster.OpenAsync(options, default, time: _time);
        _calls.Clear();
        _time.Waits.Clear();
        return cluster;
    }

    private async Task AnswerAsync(HttpListenerContext call)
    {
        using HttpListenerResponse response = call.Response;
        _calls.Enqueue($"{call.Request.HttpMethod} {call.Request.RawUrl}");
        bool isTrouble = _troubles.TryDequeue(out bool isPage);
        if (isTrouble && !isPage)
        {
            response.StatusCode = (int)HttpStatusCode.ServiceUnavailable;
            return;
        }

        isPage |= _pages > 0;
        _pages -= isPage && !isTrouble ? 1 : 0;
        response.ContentType = isPage ? "text/html; charset=utf-8" : "application/json";
        string body = isPage ? "<!DOCTYPE html>\n<html>Sign in please</html>\n" : call.Request.HttpMethod == "GET" && !call.Request.RawUrl!.EndsWith("istio", StringComparison.Ordinal) ? List : Map;
        await response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(body));
    }
}
