using System.Net;

namespace MeshInstall.Sandbox.Tests.Contract;

/// <summary>Lists, selectors, pages, watches and the forms objects are shown in.</summary>
public abstract class ListContract(ITestCluster fixture) : ApiContract(fixture)
{
    [SkippableFact]
    public async Task Selectors_choose_by_label_and_by_field()
    {
        var maps = $"/api/v1/namespaces/{await NewNamespaceAsync()}/configmaps";
        await Api.PostAsync(maps, ConfigMap("a", "{}", """{"tier": "front", "app": "web"}"""));
        await Api.PostAsync(maps, ConfigMap("b", "{}", """{"tier": "back"}"""));
        await Api.PostAsync(maps, ConfigMap("c", "{}", """{"app": "web"}"""));

        async Task<string> Names(string query) => string.Join(',', (await Api.GetAsync($"{maps}?{query}")).ItemNames.Where(name => name!.Length == 1));

        Assert.Equal("a,c", await Names("labelSelector=app%3Dweb"));
        Assert.Equal("a,b", await Names("labelSelector=tier+in+(front,back)"));
        Assert.Equal("c", await Names("labelSelector=app,!tier"));
        Assert.Equal("b", await Names("labelSelector=tier,tier!=front"));
        Assert.Equal("b,c", await Names("labelSelector=tier+notin+(front)"));
        Assert.Equal("b", await Names("fieldSelector=metadata.name%3Db"));
        Assert.Equal("a,c", await Names("fieldSelector=metadata.name!%3Db"));
        var refused = await Api.GetAsync($"{maps}?fieldSelector=data.a%3Db");
        Assert.Equal(HttpStatusCode.BadRequest, refused.Code);
    }

    [SkippableFact]
    public async Task A_long_list_comes_in_pages()
    {
        var secrets = $"/api/v1/namespaces/{await NewNamespaceAsync()}/secrets";
        foreach (var name in (string[])["a", "b", "c"])
        {
            await Api.PostAsync(secrets, $$"""{"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "{{name}}" } }""");
        }

        var first = await Api.GetAsync($"{secrets}?limit=2");
        var token = (string?)first.Body["metadata"]!["continue"];
        var second = await Api.GetAsync($"{secrets}?limit=2&continue={Uri.EscapeDataString(token!)}");

        Assert.Equal(["a", "b"], first.ItemNames);
        Assert.Equal(1, (int)first.Body["metadata"]!["remainingItemCount"]!);
        Assert.Equal(["c"], second.ItemNames);
        Assert.Null((string?)second.Body["metadata"]!["continue"]);
    }

    [SkippableFact]
    public async Task A_watch_from_a_list_shows_every_later_change_once_and_in_order()
    {
        var secrets = $"/api/v1/namespaces/{await NewNamespaceAsync()}/secrets";
        var start = await Api.GetAsync(secrets);
        await Api.PostAsync(secrets, """{"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "a"}}""");
        await Api.PatchAsync($"{secrets}/a", """{"metadata": {"labels": {"x": "1"}}}""", ApiCaller.MergePatch);
        await Api.DeleteAsync($"{secrets}/a");

        var seen = new List<string>();
        await foreach (var change in Api.WatchAsync($"{secrets}?watch=1&timeoutSeconds=1&resourceVersion={start.ResourceVersion}"))
        {
            seen.Add((string)change["type"]!);
        }

        Assert.Equal(["ADDED", "MODIFIED", "DELETED"], seen);
    }

    [SkippableFact]
    public async Task A_watch_with_a_selector_shows_objects_that_come_in_and_go_out()
    {
        var secrets = $"/api/v1/namespaces/{await NewNamespaceAsync()}/secrets";
        var start = await Api.GetAsync(secrets);
        await Api.PostAsync(secrets, """{"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "a"}}""");
        await Api.PatchAsync($"{secrets}/a", """{"metadata": {"labels": {"x": "1"}}}""", ApiCaller.MergePatch);
        await Api.PatchAsync($"{secrets}/a", """{"metadata": {"labels": {"x": "2"}}}""", ApiCaller.MergePatch);

        var seen = new List<string>();
        await foreach (var change in Api.WatchAsync($"{secrets}?watch=1&timeoutSeconds=1&labelSelector=x%3D1&resourceVersion={start.ResourceVersion}"))
        {
            seen.Add((string)change["type"]!);
        }

        Assert.Equal(["ADDED", "DELETED"], seen);
    }

    [SkippableTheory]
    [InlineData("/api/v1/pods", "Name,Ready,Status,Restarts,Age,IP,Node,Nominated Node,Readiness Gates")]
    [InlineData("/api/v1/services", "Name,Type,Cluster-IP,External-IP,Port(s),Age,Selector")]
    [InlineData("/api/v1/configmaps", "Name,Data,Age")]
    [InlineData("/apis/apps/v1/deployments", "Name,Ready,Up-to-date,Available,Age,Containers,Images,Selector")]
    [InlineData("/apis/apps/v1/daemonsets", "Name,Desired,Current,Ready,Up-to-date,Available,Node Selector,Age,Containers,Images,Selector")]
    [InlineData("/apis/apps/v1/statefulsets", "Name,Ready,Age,Containers,Images")]
    [InlineData("/apis/apps/v1/replicasets", "Name,Desired,Current,Ready,Age,Containers,Images,Selector")]
    [InlineData("/apis/batch/v1/jobs", "Name,Status,Completions,Duration,Age,Containers,Images,Selector")]
    [InlineData("/apis/autoscaling/v2/horizontalpodautoscalers", "Name,Reference,Targets,MinPods,MaxPods,Replicas,Age")]
    [InlineData("/apis/policy/v1/poddisruptionbudgets", "Name,Min Available,Max Unavailable,Allowed Disruptions,Age")]
    [InlineData("/apis/rbac.authorization.k8s.io/v1/clusterroles", "Name,Created At")]
    [InlineData("/apis/rbac.authorization.k8s.io/v1/clusterrolebindings", "Name,Role,Age,Users,Groups,ServiceAccounts")]
    [InlineData("/apis/admissionregistration.k8s.io/v1/mutatingwebhookconfigurations", "Name,Webhooks,Age")]
    [InlineData("/apis/apiextensions.k8s.io/v1/customresourcedefinitions", "Name,Created At")]
    public async Task A_table_has_the_columns_kubectl_prints(string path, string columns)
    {
        var table = await Api.GetAsync(path, "application/json;as=Table;v=v1;g=meta.k8s.io,application/json");

        Assert.Equal("Table", (string?)table.Body["kind"]);
        Assert.Equal(columns, string.Join(',', table.Body["columnDefinitions"]!.AsArray().Select(column => (string?)column!["name"])));
    }

    [SkippableFact]
    public async Task Metadata_alone_can_be_asked_for()
    {
        var maps = $"/api/v1/namespaces/{await NewNamespaceAsync()}/configmaps";
        await Api.PostAsync(maps, ConfigMap("one", """{"a": "1"}"""));

        var one = await Api.GetAsync($"{maps}/one", "application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io");

        Assert.Equal("PartialObjectMetadata", (string?)one.Body["kind"]);
        Assert.Null(one.Body["data"]);
        Assert.Equal("one", (string?)one.Body["metadata"]!["name"]);
    }

    [SkippableFact]
    public async Task Discovery_tells_both_ways_what_there_is()
    {
        var legacy = await Api.GetAsync("/apis/apps/v1");
        var aggregated = await Api.GetAsync("/apis", "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,application/json");

        var deployment = legacy.Body["resources"]!.AsArray().Single(item => (string?)item!["name"] == "deployments")!;
        Assert.Equal(("Deployment", true), ((string?)deployment["kind"], (bool)deployment["namespaced"]!));
        Assert.Contains(legacy.Body["resources"]!.AsArray(), item => (string?)item!["name"] == "deployments/scale");
        Assert.Equal("APIGroupDiscoveryList", (string?)aggregated.Body["kind"]);
        var apps = aggregated.Body["items"]!.AsArray().Single(item => (string?)item!["metadata"]!["name"] == "apps")!;
        Assert.Contains(apps["versions"]![0]!["resources"]!.AsArray(), item => (string?)item!["resource"] == "deployments");
    }
}
