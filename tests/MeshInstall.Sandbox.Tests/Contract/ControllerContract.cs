using System.Net;
using System.Text.Json.Nodes;

namespace MeshInstall.Sandbox.Tests.Contract;

/// <summary>What the controllers of a cluster bring about.</summary>
public abstract class ControllerContract(ITestCluster fixture) : ApiContract(fixture)
{
    private readonly ITestCluster _fixture = fixture;

    [SkippableTheory]
    [InlineData("/apis/apps/v1", "deployments", "Deployment", """{"replicas": 2, "selector": {"matchLabels": {"app": "one"}}, "template": POD}""")]
    [InlineData("/apis/apps/v1", "statefulsets", "StatefulSet", """{"serviceName": "one", "replicas": 2, "selector": {"matchLabels": {"app": "one"}}, "template": POD}""")]
    [InlineData("/apis/apps/v1", "daemonsets", "DaemonSet", """{"selector": {"matchLabels": {"app": "one"}}, "template": POD}""")]
    [InlineData("/apis/apps/v1", "replicasets", "ReplicaSet", """{"replicas": 2, "selector": {"matchLabels": {"app": "one"}}, "template": POD}""")]
    public async Task Workloads_become_ready_in_their_newest_generation(string root, string plural, string kind, string spec)
    {
        var items = $"{root}/namespaces/{await NewNamespaceAsync()}/{plural}";
        await using var controllers = await StartControllersAsync();
        await MadeAsync(items, kind, root[6..], spec.Replace("POD", Pod, StringComparison.Ordinal));

        var ready = await UntilAsync(items, item =>
            Number(item, "observedGeneration") is { } seen && seen == (long)item["metadata"]!["generation"]!
            && (Number(item, "readyReplicas") ?? Number(item, "numberReady")) == 2);

        Assert.Equal("one", (string?)ready["metadata"]!["name"]);
    }

    [SkippableFact]
    public async Task A_job_completes()
    {
        var jobs = $"/apis/batch/v1/namespaces/{await NewNamespaceAsync()}/jobs";
        await using var controllers = await StartControllersAsync();
        await MadeAsync(jobs, "Job", "batch/v1", """{"template": {"spec": {"restartPolicy": "Never", "containers": [{"name": "main", "image": "main:1"}]}}}""");

        var done = await UntilAsync(jobs, item => HasCondition(item, "Complete"));

        Assert.Equal(1, Number(done, "succeeded"));
        Assert.NotNull(done["status"]!["completionTime"]);
    }

    [SkippableFact]
    public async Task A_claim_is_bound()
    {
        var claims = $"/api/v1/namespaces/{await NewNamespaceAsync()}/persistentvolumeclaims";
        await using var controllers = await StartControllersAsync();
        await MadeAsync(claims, "PersistentVolumeClaim", "v1", """{"accessModes": ["ReadWriteOnce"], "resources": {"requests": {"storage": "1Gi"}}}""");

        var bound = await UntilAsync(claims, item => (string?)item["status"]?["phase"] == "Bound");

        AssertJson("""{"storage": "1Gi"}""", bound["status"]!["capacity"]);
    }

    [SkippableFact]
    public async Task A_load_balancer_gets_an_address()
    {
        var services = $"/api/v1/namespaces/{await NewNamespaceAsync()}/services";
        await using var controllers = await StartControllersAsync();
        await MadeAsync(services, "Service", "v1", """{"type": "LoadBalancer", "selector": {"app": "one"}, "ports": [{"port": 80}]}""");

        await UntilAsync(services, item => item["status"]?["loadBalancer"]?["ingress"]?[0]?["ip"] is not null);
    }

    [SkippableFact]
    public async Task An_owner_deleted_in_the_foreground_goes_after_its_dependents()
    {
        var maps = $"/api/v1/namespaces/{await NewNamespaceAsync()}/configmaps";
        await using var controllers = await StartControllersAsync();
        var owner = await Api.PostAsync(maps, ConfigMap("one", "{}"));
        var owned = JsonNode.Parse(ConfigMap("owned", "{}"))!;
        owned["metadata"]!["ownerReferences"] = new JsonArray(new JsonObject
        {
            ["apiVersion"] = "v1", ["kind"] = "ConfigMap", ["name"] = "one", ["uid"] = (string?)owner.Body["metadata"]!["uid"], ["blockOwnerDeletion"] = true,
        });
        await Api.PostAsync(maps, owned.ToJsonString());

        await Api.DeleteAsync($"{maps}/one", """{"propagationPolicy": "Foreground"}""");
        var gone = await DeletionsAsync(maps, 2, owner.ResourceVersion);

        Assert.Equal(["owned", "one"], gone);
    }

    [SkippableFact]
    public async Task A_deleted_namespace_is_emptied_and_goes()
    {
        var space = await NewNamespaceAsync();
        await using var controllers = await StartControllersAsync();
        var made = await Api.PostAsync($"/api/v1/namespaces/{space}/configmaps", ConfigMap("one", "{}"));

        await Api.DeleteAsync($"/api/v1/namespaces/{space}");
        await DeletionsAsync($"/api/v1/namespaces?fieldSelector=metadata.name%3D{space}", 1, made.ResourceVersion);

        Assert.Equal(HttpStatusCode.NotFound, (await Api.GetAsync($"/api/v1/namespaces/{space}/configmaps/one")).Code);
    }

    private const string Pod = """{"metadata": {"labels": {"app": "one"}}, "spec": {"containers": [{"name": "main", "image": "main:1"}]}}""";

    private Task<IAsyncDisposable> StartControllersAsync() => _fixture.StartControllersAsync(new() { Namespaces = OwnNamespaces.Contains });

    private async Task MadeAsync(string items, string kind, string version, string spec)
    {
        var made = await Api.PostAsync(items, $$"""{"apiVersion": "{{version}}", "kind": "{{kind}}", "metadata": {"name": "one"}, "spec": {{spec}} }""");
        Assert.True(made.Code == HttpStatusCode.Created, made.Message);
    }

    /// <summary>The first state of an object that is as wished.</summary>
    private async Task<JsonNode> UntilAsync(string items, Func<JsonNode, bool> isSo)
    {
        await foreach (var change in Api.WatchAsync($"{items}?watch=1&timeoutSeconds=60"))
        {
            if (isSo(change["object"]!))
            {
                return change["object"]!;
            }
        }

        throw new TimeoutException((await Api.GetAsync(items)).Body.ToJsonString());
    }

    private async Task<List<string>> DeletionsAsync(string items, int count, string version)
    {
        var gone = new List<string>();
        await foreach (var change in Api.WatchAsync($"{items}{(items.Contains('?') ? '&' : '?')}watch=1&timeoutSeconds=60&resourceVersion={version}"))
        {
            if ((string?)change["type"] == "DELETED")
            {
                gone.Add((string)change["object"]!["metadata"]!["name"]!);
                if (gone.Count == count)
                {
                    return gone;
                }
            }
        }

        throw new TimeoutException((await Api.GetAsync(items)).Body.ToJsonString());
    }

    private static long? Number(JsonNode item, string name) => (long?)item["status"]?[name];

    private static bool HasCondition(JsonNode item, string type) => (item["status"]?["conditions"] as JsonArray ?? [])
        .Any(condition => (string?)condition!["type"] == type && (string?)condition["status"] == "True");
}
