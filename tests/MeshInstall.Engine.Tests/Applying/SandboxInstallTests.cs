using MeshInstall.Engine.Applying;
using MeshInstall.Engine.Clusters;
using MeshInstall.Engine.Events;
using MeshInstall.Engine.Planning;
using MeshInstall.Engine.Tests.Clusters;
using MeshInstall.Sandbox;
using static MeshInstall.Engine.Tests.Applying.SandboxMesh;
using static MeshInstall.Engine.Tests.Applying.TestManifests;

namespace MeshInstall.Engine.Tests.Applying;

/// <summary>The whole way, from manifests to ready objects, on a sandbox.</summary>
public sealed class SandboxInstallTests
{
    private static readonly RetryOptions Eager = new() { Delay = TimeSpan.FromMilliseconds(1), MaxDelay = TimeSpan.FromMilliseconds(5), MaxRetries = 20 };

    [Fact]
    public async Task A_small_mesh_becomes_ready()
    {
        using SandboxCluster cluster = await SandboxCluster.OpenAsync(Fast, default);

        (MeshPlan plan, List<MeshEvent> events) = await Install(cluster);

        Assert.Equal(8, plan.Create);
        MeshInstallSummary summary = Summary(events);
        Assert.True(summary.Succeeded, string.Join('\n', summary.Components));
        Assert.All(summary.Components, result => Assert.Equal(MeshInstallStatus.Ready, result.Status));
        Assert.Equal(8, summary.Created);
        MeshMap? istiod = await Get(cluster, "apps/v1", "Deployment", "istiod");
        Assert.NotNull(istiod?.FindMap("status"));
        Assert.NotNull(await Get(cluster, "telemetry.istio.io/v1", "Telemetry", "mesh-default"));
    }

    [Fact]
    public async Task A_second_run_changes_nothing_and_writes_nothing()
    {
        using SandboxCluster cluster = await SandboxCluster.OpenAsync(Fast, default);
        await Install(cluster);
        string before = await Versions(cluster);

        (MeshPlan plan, List<MeshEvent> events) = await Install(cluster);

        Assert.False(plan.HasChanges, string.Join('\n', plan.Changes.SelectMany(change => change.Fields)));
        Assert.True(Summary(events).Succeeded);
        Assert.Equal(before, await Versions(cluster));
    }

    [Fact]
    public async Task A_dry_run_stores_nothing()
    {
        using SandboxCluster cluster = await SandboxCluster.OpenAsync(Fast, default);

        (_, List<MeshEvent> events) = await Install(cluster, new InstallOptions { DryRun = true });

        Assert.All(Summary(events).Components, result => Assert.Equal(MeshInstallStatus.Checked, result.Status));
        Assert.Null(await cluster.Client.GetAsync(new ResourceMapping("", "v1", "Namespace", "namespaces", false), null, "istio-system", default));
    }

    [Fact]
    public async Task An_image_that_cannot_be_pulled_is_named_when_the_time_is_over()
    {
        using SandboxCluster cluster = await SandboxCluster.OpenAsync(
            Fast with { Rules = [new SandboxWorkloadRule { Kind = "Deployment", Name = "istiod", Outcome = SandboxWorkloadOutcome.ImagePullBackOff }] }, default);
        ExpiringTime time = new();
        Installer installer = new(time);

        (_, List<MeshEvent> events) = await Install(cluster, new InstallOptions(), installer, onEvent: happened =>
        {
            if (happened is ComponentWaiting waiting && waiting.Pending.Any(text => text.Contains("ImagePullBackOff", StringComparison.Ordinal)))
            {
                time.Expire();
            }
        });

        ComponentFinished pilot = events.OfType<ComponentFinished>().Single(finished => finished.Result.Name == "Pilot");
        Assert.Equal(("MeshNotReady", MeshErrorKind.Timeout), (pilot.Error!.ErrorId, pilot.Error.Kind));
        Assert.Contains("Deployment istio-system/istiod: ", pilot.Error.Message, StringComparison.Ordinal);
        Assert.Contains("0 of 1 replicas", pilot.Error.Message, StringComparison.Ordinal);
        Assert.Contains("ImagePullBackOff", pilot.Error.Message, StringComparison.Ordinal);
        Assert.Contains("after 5m", pilot.Error.Message, StringComparison.Ordinal);
        Assert.Equal(
            MeshInstallStatus.Skipped,
            Summary(events).Components.Single(result => result.Component == "IngressGateways").Status);
        Assert.Equal(MeshInstallStatus.Ready, Summary(events).Components.Single(result => result.Component == "Base").Status);
    }

    [Fact]
    public async Task Fields_of_another_manager_are_a_conflict_unless_they_are_taken_over()
    {
        using SandboxCluster cluster = await SandboxCluster.OpenAsync(Fast, default);
        MeshManifest pilot = Component("Pilot", [], ConfigMap("istio", "ours"));
        await Install(cluster, manifests: [pilot]);
        cluster.Sandbox.Seed(ConfigMap("istio", "theirs"));

        MeshException error = await Assert.ThrowsAsync<MeshException>(() => Install(cluster, manifests: [pilot]));

        Assert.Equal("FieldConflict", error.ErrorId);
        Assert.Contains("ConfigMap istio-system/istio: sandbox owns data.key", error.Message, StringComparison.Ordinal);
        Assert.Equal("theirs", (await Get(cluster, "v1", "ConfigMap", "istio"))!.FindMap("data")!.FindText("key"));

        (_, List<MeshEvent> events) = await Install(cluster, new InstallOptions { ForceConflicts = true }, manifests: [pilot]);
        Assert.True(Summary(events).Succeeded);
        Assert.Equal("ours", (await Get(cluster, "v1", "ConfigMap", "istio"))!.FindMap("data")!.FindText("key"));
    }

    [Fact]
    public async Task A_field_that_the_chart_gives_up_goes_from_the_cluster()
    {
        using SandboxCluster cluster = await SandboxCluster.OpenAsync(Fast, default);
        string Two(string data) => $$"""{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"istio","namespace":"istio-system"},"data":{{data}} }""";
        await Install(cluster, manifests: [Component("Pilot", [], Two("""{"a":"1","b":"2"}"""))]);

        (MeshPlan plan, _) = await Install(cluster, manifests: [Component("Pilot", [], Two("""{"a":"1"}"""))]);

        MeshFieldChange field = Assert.Single(plan.Changes.Single().Fields);
        Assert.Equal(("data.b", "2", null), (field.Path, field.Before, field.After));
        Assert.False((await Get(cluster, "v1", "ConfigMap", "istio"))!.FindMap("data")!.ContainsKey("b"));
    }

    [Fact]
    public async Task A_changed_selector_makes_the_Deployment_anew()
    {
        using SandboxCluster cluster = await SandboxCluster.OpenAsync(Fast, default);
        await Install(cluster, manifests: [Component("Pilot", [], Deployment("istiod"))]);
        string changed = Deployment("istiod").Replace("\"app\":\"istiod\"", "\"app\":\"other\"", StringComparison.Ordinal);

        (MeshPlan plan, List<MeshEvent> events) = await Install(cluster, manifests: [Component("Pilot", [], changed)]);

        Assert.Equal(MeshAction.Recreate, plan.Changes.Single().Action);
        Assert.True(Summary(events).Succeeded, Summary(events).Components[0].Message);
        MeshMap selector = (await Get(cluster, "apps/v1", "Deployment", "istiod"))!.FindMap("spec")!.FindMap("selector")!;
        Assert.Equal("other", selector.FindMap("matchLabels")!.FindText("app"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task With_a_fifth_of_all_calls_failing_it_still_converges(int seed)
    {
        SandboxFaults faults = new() { TooManyRequests = 0.05, InternalErrors = 0.05, ServiceUnavailable = 0.05, CutConnections = 0.05, Seed = seed };
        using SandboxCluster cluster = await SandboxCluster.OpenAsync(Fast with { Faults = faults }, default, Eager);

        (_, List<MeshEvent> events) = await Install(cluster);

        Assert.True(Summary(events).Succeeded, string.Join('\n', Summary(events).Components));
        Assert.Equal(8, Summary(events).Created);
    }

    [Fact]
    public async Task A_stopped_run_goes_on_where_it_stopped()
    {
        using SandboxCluster slow = await SandboxCluster.OpenAsync(Fast with { Rules = [new SandboxWorkloadRule { Outcome = SandboxWorkloadOutcome.NeverReady }] }, default);
        MeshPlan plan = await InstallPlanner.PlanAsync(slow, Mesh(), default);
        using CancellationTokenSource stop = new();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (MeshEvent happened in new Installer().InstallAsync(slow, plan, new InstallOptions(), stop.Token))
            {
                if (happened is ComponentWaiting { Manifest.Name: "Pilot" })
                {
                    await stop.CancelAsync();
                }
            }
        }).WaitAsync(TimeSpan.FromSeconds(30));

        (plan, _) = await Install(slow, new InstallOptions { Wait = false });
        Assert.Equal(["Deployment istio-system/istio-ingressgateway"], plan.Changes.Where(change => change.Action == MeshAction.Create).Select(change => change.Resource.ToString()));
    }

    private static async Task<string> Versions(SandboxCluster cluster)
    {
        List<string> versions = [];
        foreach ((string apiVersion, string kind) in new[] { ("v1", "ConfigMap"), ("v1", "ServiceAccount"), ("v1", "Service"), ("apps/v1", "Deployment") })
        {
            ResourceMapping mapping = (await cluster.Client.DiscoverAsync(apiVersion, kind, default))!;
            ResourceList list = await cluster.Client.ListAsync(new ResourceQuery(mapping, "istio-system"), default);
            versions.AddRange(list.Items.Select(item => $"{item.FindMap("metadata")!.FindText("name")}={item.FindMap("metadata")!.FindText("resourceVersion")}"));
        }

        return string.Join(' ', versions);
    }
}
