using System.Text.Json.Nodes;
using CsCheck;
using MeshInstall.Sandbox.Tests.Contract;

namespace MeshInstall.Sandbox.Tests;

/// <summary>What holds of server-side apply and watches for any configuration.</summary>
public sealed class ApplyPropertyTests(SandboxTestCluster fixture) : IClassFixture<SandboxTestCluster>
{
    private const string Maps = "/api/v1/namespaces/default/configmaps";

    private static readonly Gen<Dictionary<string, string>> Data =
        Gen.Dictionary(Gen.String[Gen.Char['a', 'f'], 1, 2], Gen.String[Gen.Char['0', '9'], 0, 2])[0, 6];

    private static int _count;

    private readonly ApiCaller _api = new(fixture.Client);

    [Fact]
    public async Task Applying_again_keeps_the_version_and_gives_what_was_applied() => await Data.SampleAsync(async data =>
    {
        var path = NewPath();

        var first = await _api.ApplyAsync(path, Body(data), "one");
        var second = await _api.ApplyAsync(path, Body(data), "one");

        Assert.Equal(first.ResourceVersion, second.ResourceVersion);
        Assert.Equal(Sorted(data), Sorted(Read(second)));
    }, iter: 100);

    [Fact]
    public async Task A_manager_that_applies_something_else_leaves_only_that() => await Gen.Select(Data, Data).SampleAsync(async (before, after) =>
    {
        var path = NewPath();

        await _api.ApplyAsync(path, Body(before), "one");
        var left = await _api.ApplyAsync(path, Body(after), "one");

        Assert.Equal(Sorted(after), Sorted(Read(left)));
    }, iter: 100);

    [Fact]
    public async Task Two_managers_end_with_the_union_and_the_last_forced_value() => await Gen.Select(Data, Data).SampleAsync(async (one, two) =>
    {
        var path = NewPath();

        await _api.ApplyAsync(path, Body(one), "one");
        var merged = await _api.ApplyAsync(path, Body(two), "two", force: true);
        var left = await _api.ApplyAsync(path, Body([]), "two");

        var union = new Dictionary<string, string>(one);
        foreach (var (key, value) in two)
        {
            union[key] = value;
        }

        Assert.Equal(Sorted(union), Sorted(Read(merged)));
        // What two took from one by force, nobody holds once two lets go; what both set alike stays with one.
        Assert.Equal(Sorted(one.Where(pair => !two.TryGetValue(pair.Key, out var other) || other == pair.Value).ToDictionary()), Sorted(Read(left)));
    }, iter: 100);

    [Fact]
    public async Task Replaying_a_watch_over_a_list_gives_the_next_list() => await Gen.Select(Gen.Int[0, 4], Data).Array[1, 20].SampleAsync(async steps =>
    {
        using var sandbox = new KubernetesSandbox(new SandboxOptions { Nodes = [] });
        using var client = new HttpClient(sandbox.CreateHandler()) { BaseAddress = KubernetesSandbox.BaseAddress };
        var api = new ApiCaller(client);
        var start = await api.GetAsync("/api/v1/secrets");
        foreach (var (number, data) in steps)
        {
            var path = $"/api/v1/namespaces/default/secrets/s{number}";
            if (data.Count == 0)
            {
                await api.DeleteAsync(path);
            }
            else
            {
                await api.ApplyAsync(path, new JsonObject
                {
                    ["apiVersion"] = "v1", ["kind"] = "Secret", ["metadata"] = new JsonObject { ["name"] = $"s{number}" }, ["stringData"] = ToJson(data),
                }.ToJsonString(), "one", force: true);
            }
        }

        await api.PostAsync("/api/v1/namespaces/default/secrets", """{"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "end"}}""");
        var replayed = new SortedDictionary<string, string>(StringComparer.Ordinal);
        await foreach (var change in api.WatchAsync($"/api/v1/secrets?watch=1&resourceVersion={start.ResourceVersion}"))
        {
            var name = (string)change["object"]!["metadata"]!["name"]!;
            Assert.Equal(replayed.ContainsKey(name), (string?)change["type"] != "ADDED");
            if ((string?)change["type"] == "DELETED")
            {
                replayed.Remove(name);
                continue;
            }

            replayed[name] = (string)change["object"]!["metadata"]!["resourceVersion"]!;
            if (name == "end")
            {
                break;
            }
        }

        var end = await api.GetAsync("/api/v1/secrets");
        var listed = end.Body["items"]!.AsArray().Select(item => KeyValuePair.Create((string)item!["metadata"]!["name"]!, (string)item["metadata"]!["resourceVersion"]!));
        Assert.Equal(replayed, listed);
    }, iter: 30);

    private static string NewPath() => $"{Maps}/p{Interlocked.Increment(ref _count)}";

    private static string Body(Dictionary<string, string> data)
    {
        var body = new JsonObject { ["apiVersion"] = "v1", ["kind"] = "ConfigMap" };
        if (data.Count > 0)
        {
            body["data"] = ToJson(data);
        }

        return body.ToJsonString();
    }

    private static JsonObject ToJson(Dictionary<string, string> data) =>
        new(data.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)JsonValue.Create(pair.Value))));

    private static Dictionary<string, string> Read(ApiAnswer answer) =>
        answer.Body["data"]?.AsObject().ToDictionary(pair => pair.Key, pair => (string)pair.Value!) ?? [];

    private static IEnumerable<string> Sorted(Dictionary<string, string> data) => data.Select(pair => $"{pair.Key}={pair.Value}").Order(StringComparer.Ordinal);
}
