namespace MeshInstall.Sandbox.Tests.Kubectl;

/// <summary>What users do with kubectl works on the sandbox's listener.</summary>
public sealed class KubectlTests : IDisposable
{
    private readonly KubernetesSandbox _sandbox = new(new SandboxOptions { ReadyDelay = TimeSpan.FromMilliseconds(50) });

    public void Dispose() => _sandbox.Dispose();

    [SkippableFact]
    public async Task Apply_diff_wait_get_describe_explain_and_delete_work()
    {
        using var kubectl = new KubectlProgram(_sandbox);
        var web = Workloads.Deployment("web", replicas: 2);

        Assert.Equal("deployment.apps/web serverside-applied", (await kubectl.SucceedAsync("apply --server-side -f -", web)).Trim());
        await kubectl.SucceedAsync("rollout status deployment/web --timeout=60s");
        await kubectl.SucceedAsync("wait --for=condition=Available deployment/web --timeout=60s");
        Assert.Empty(await kubectl.SucceedAsync("diff --server-side -f -", web));
        var (code, difference) = await kubectl.RunAsync("diff --server-side -f -", web.Replace("web:1", "web:2", StringComparison.Ordinal));
        Assert.Equal(1, code);
        Assert.Contains("+      - image: example.invalid/web:2", difference, StringComparison.Ordinal);
        Assert.Matches(@"(?m)^NAME +READY +UP-TO-DATE +AVAILABLE +AGE\s*$\n^web +2/2 +2 +2 ", await kubectl.SucceedAsync("get deployments"));
        var description = await kubectl.SucceedAsync("describe deployment web");
        Assert.Contains("2 desired | 2 updated | 2 total | 2 available | 0 unavailable", description, StringComparison.Ordinal);
        Assert.Contains("Scaled up replica set", description, StringComparison.Ordinal);
        Assert.Contains("replicas", await kubectl.SucceedAsync("explain deployment.spec"), StringComparison.Ordinal);
        Assert.Contains("deployment.apps \"web\" deleted", await kubectl.SucceedAsync("delete deployment web"), StringComparison.Ordinal);
        await kubectl.SucceedAsync("wait --for=delete pod -l app=web --timeout=60s");
    }

    [SkippableFact]
    public async Task Client_side_apply_is_unchanged_the_second_time()
    {
        using var kubectl = new KubectlProgram(_sandbox);

        await kubectl.SucceedAsync("apply -f -", Workloads.Deployment("web"));
        var again = await kubectl.SucceedAsync("apply -f -", Workloads.Deployment("web"));
        var changed = await kubectl.SucceedAsync("apply -f -", Workloads.Deployment("web", image: "example.invalid/web:2"));

        Assert.Contains("unchanged", again, StringComparison.Ordinal);
        Assert.Contains("configured", changed, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Get_with_watch_prints_each_change()
    {
        using var kubectl = new KubectlProgram(_sandbox);
        _sandbox.Seed("""{"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "watched"}}""");
        var seen = 0;

        // A list, because kubectl keeps the first event of a watch on one name to itself, and the change may already be in it.
        await foreach (var line in kubectl.LinesAsync("get configmaps --watch --no-headers"))
        {
            if (!line.StartsWith("watched", StringComparison.Ordinal))
            {
                continue;
            }

            if (++seen == 2)
            {
                Assert.Matches("^watched +1 ", line);
                break;
            }

            _sandbox.Seed("""{"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "watched"}, "data": {"a": "1"}}""");
        }

        Assert.Equal(2, seen);
    }

    [SkippableFact]
    public async Task Custom_resources_are_established_listed_by_their_columns_and_deleted_with_their_definition()
    {
        using var kubectl = new KubectlProgram(_sandbox);
        await kubectl.SucceedAsync("apply --server-side -f -", CustomResources.Definition);
        await kubectl.SucceedAsync("wait --for=condition=Established crd/widgets.tests.example --timeout=60s");

        await kubectl.SucceedAsync("apply --server-side -f -", """{"apiVersion": "tests.example/v1", "kind": "Widget", "metadata": {"name": "one"}, "spec": {"size": 7}}""");
        var table = await kubectl.SucceedAsync("get wd");
        await kubectl.SucceedAsync("delete crd widgets.tests.example");
        var (code, output) = await kubectl.RunAsync("get widgets");

        Assert.Matches(@"NAME +SIZE\s+one +7", table);
        Assert.Equal(1, code);
        Assert.Matches("the server doesn't have a resource type|the server could not find the requested resource", output);
    }

    [SkippableFact]
    public async Task Deleting_a_namespace_waits_until_it_is_gone()
    {
        using var kubectl = new KubectlProgram(_sandbox);
        await kubectl.SucceedAsync("apply -f -", """{"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "apps"}}""");
        await kubectl.SucceedAsync("apply -n apps -f -", Workloads.Deployment("web"));

        await kubectl.SucceedAsync("delete namespace apps --timeout=60s");

        var (code, output) = await kubectl.RunAsync("get namespace apps");
        Assert.Equal(1, code);
        Assert.Contains("NotFound", output, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_service_whose_port_has_no_name_is_described()
    {
        using var kubectl = new KubectlProgram(_sandbox);
        await kubectl.RunAsync("create -f -", """{"apiVersion":"v1","kind":"Service","metadata":{"name":"plain"},"spec":{"selector":{"app":"plain"},"ports":[{"port":80}]}}""");

        var (code, output) = await kubectl.RunAsync("describe service plain");

        Assert.True(code == 0, output);
        Assert.Contains("80/TCP", output, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_mistyped_field_is_refused_with_its_name()
    {
        using var kubectl = new KubectlProgram(_sandbox);

        var (code, output) = await kubectl.RunAsync("apply --server-side -f -", Workloads.Deployment("web").Replace("\"replicas\"", "\"replicsa\"", StringComparison.Ordinal));

        Assert.Equal(1, code);
        Assert.Contains(".spec.replicsa: field not declared in schema", output, StringComparison.Ordinal);
    }
}
