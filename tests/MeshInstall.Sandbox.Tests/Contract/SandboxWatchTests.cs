using System.Net;

namespace MeshInstall.Sandbox.Tests.Contract;

/// <summary>Watches as newer servers answer them; the real one needs an etcd that reports progress for the first of these.</summary>
public sealed class SandboxWatchTests(SandboxTestCluster fixture) : ApiContract(fixture), IClassFixture<SandboxTestCluster>
{
    [Fact]
    public async Task A_watch_can_begin_with_what_there_is_and_mark_the_end_of_it()
    {
        var secrets = $"/api/v1/namespaces/{await NewNamespaceAsync()}/secrets";
        await Api.PostAsync(secrets, """{"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "a"}}""");

        var seen = new List<string>();
        await foreach (var change in Api.WatchAsync(
            $"{secrets}?watch=1&timeoutSeconds=5&allowWatchBookmarks=true&sendInitialEvents=true&resourceVersionMatch=NotOlderThan"))
        {
            seen.Add((string)change["type"]!);
            if ((string?)change["object"]!["metadata"]!["annotations"]?["k8s.io/initial-events-end"] == "true")
            {
                break;
            }
        }

        Assert.Equal(["ADDED", "BOOKMARK"], seen);
    }

    [Fact]
    public async Task A_watch_that_times_out_ends_with_a_bookmark_of_where_it_is()
    {
        var secrets = $"/api/v1/namespaces/{await NewNamespaceAsync()}/secrets";
        var made = await Api.PostAsync(secrets, """{"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "a"}}""");

        var events = new List<System.Text.Json.Nodes.JsonNode>();
        await foreach (var change in Api.WatchAsync($"{secrets}?watch=1&timeoutSeconds=1&allowWatchBookmarks=true"))
        {
            events.Add(change);
        }

        Assert.Equal("BOOKMARK", (string?)events[^1]["type"]);
        Assert.True(long.Parse((string)events[^1]["object"]!["metadata"]!["resourceVersion"]!, null) >= long.Parse(made.ResourceVersion, null));
    }

    [Fact]
    public async Task After_loading_a_state_older_watches_are_told_to_list_again()
    {
        using var sandbox = new KubernetesSandbox();
        using var client = new HttpClient(sandbox.CreateHandler()) { BaseAddress = KubernetesSandbox.BaseAddress };
        var api = new ApiCaller(client);
        var listed = await api.GetAsync("/api/v1/secrets");
        using var state = new MemoryStream();
        sandbox.Save(state);
        state.Position = 0;
        sandbox.Load(state);

        var refused = await api.GetAsync($"/api/v1/secrets?watch=1&resourceVersion={listed.ResourceVersion}");

        Assert.Equal((HttpStatusCode.Gone, "Expired"), (refused.Code, refused.Reason));
    }

    [Fact]
    public async Task Disposing_the_sandbox_ends_its_watches()
    {
        var sandbox = new KubernetesSandbox();
        using var client = new HttpClient(sandbox.CreateHandler()) { BaseAddress = KubernetesSandbox.BaseAddress };
        var seen = 0;

        await foreach (var _ in new ApiCaller(client).WatchAsync("/api/v1/namespaces?watch=1"))
        {
            if (++seen == 4)
            {
                sandbox.Dispose();
            }
        }

        Assert.Equal(4, seen);
    }
}
