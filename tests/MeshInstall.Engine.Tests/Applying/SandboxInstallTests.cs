using MeshInstall.Engine.Applying;
using MeshInstall.Engine.Clusters;
using MeshInstall.Engine.Events;
using MeshInstall.Engine.Inspecting;
using MeshInstall.Engine.Planning;
using MeshInstall.Sandbox;
using static MeshInstall.Engine.Tests.Applying.TestManifests;

namespace MeshInstall.Engine.Tests.Applying;

/// <summary>The whole way, from manifests to ready objects, on a sandbox.</summary>
public sealed class SandboxInstallTests
{
    private static readonly SandboxOptions Fast = new() { ReadyDelay = TimeSpan.FromMilliseconds(1) };
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
        Manual time = new();
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
        cluster.Sandbox.Seed("""{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"istio-system"}}""");
        cluster.Sandbox.Seed(ConfigMap("istio", "theirs"));
        MeshManifest pilot = Component("Pilot", [], ConfigMap("istio", "ours"));

        (_, List<MeshEvent> events) = await Install(cluster, new InstallOptions { TakeOverFields = false }, manifests: [pilot]);

        MeshException error = events.OfType<ComponentFinished>().Single().Error!;
        Assert.Equal("FieldConflict", error.ErrorId);
        Assert.Contains(".data.key (sandbox)", error.Message, StringComparison.Ordinal);

        (_, events) = await Install(cluster, manifests: [pilot]);
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
        SandboxFaults faults = new() { InternalErrors = 0.07, ServiceUnavailable = 0.07, CutConnections = 0.06, Seed = seed };
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

    [Fact]
    public async Task What_is_installed_is_found_with_its_version_and_health()
    {
        using SandboxCluster cluster = await SandboxCluster.OpenAsync(
            Fast with { Rules = [new SandboxWorkloadRule { Name = "east", Outcome = SandboxWorkloadOutcome.CrashLoopBackOff }] }, default);
        await Install(cluster, new InstallOptions { Wait = false }, manifests:
        [
            Component("Pilot", [], Labelled("Pilot", Deployment("istiod"))),
            Component("IngressGateways", ["Pilot"], Labelled("IngressGateways", Deployment("west", "istio/proxyv2:1.30.3")), Labelled("IngressGateways", Deployment("east", "istio/proxyv2:1.30.3"))),
        ]);
        MeshStatus status = await Until(cluster, found => found.Components.Any(component => component.Message.Contains("CrashLoopBackOff", StringComparison.Ordinal))
            && found.Components.Count(component => component.Health == MeshHealth.Ready) == 2);

        Assert.Equal(("default", "1.30.3", "istio-system", "installed-state"), (status.Revision, status.Version, status.Namespace, status.Owner));
        Assert.Equal(["istiod", "east", "west"], status.Components.Select(component => component.Name).Order(StringComparer.Ordinal).OrderBy(name => name != "istiod"));
        Assert.Equal("1 of 1 replicas available", status.Components[0].Message);
        Assert.NotEqual(MeshHealth.Ready, status.Health);
    }

    [Fact]
    public async Task A_second_revision_beside_the_first_leaves_the_shared_objects_alone_and_is_found_on_its_own()
    {
        using SandboxCluster cluster = await SandboxCluster.OpenAsync(Fast, default);
        await Install(cluster);
        MeshManifest canary = Component("Pilot", ["Base"], Deployment("istiod-canary"));

        (MeshPlan plan, _) = await Install(cluster, manifests: [Mesh()[0], InRevision(canary, "canary")]);

        Assert.Equal("Create Deployment istio-system/istiod-canary", plan.Changes.Single(change => change.Action != MeshAction.Unchanged).ToString());
        IReadOnlyList<MeshStatus> found = await MeshInspector.InspectAsync(cluster, null, null, default);
        Assert.Equal(["canary", "default"], found.Select(status => status.Revision));
        Assert.Equal(["Base", "istiod-canary"], found[0].Components.Select(component => component.Name));
        Assert.Equal(["Base", "istiod", "istio-ingressgateway"], found[1].Components.Select(component => component.Name));
        Assert.Equal("canary", Assert.Single(await MeshInspector.InspectAsync(cluster, "istio-system", "canary", default)).Revision);
        Assert.Empty(await MeshInspector.InspectAsync(cluster, "elsewhere", null, default));
    }

    [Fact]
    public async Task A_cluster_without_a_mesh_has_no_status()
    {
        using SandboxCluster cluster = await SandboxCluster.OpenAsync(Fast, default);

        Assert.Empty(await MeshInspector.InspectAsync(cluster, null, null, default));
    }

    private static MeshManifest[] Mesh() =>
    [
        Component("Base", [], Object("ServiceAccount", "reader"), Telemetries),
        Component("Pilot", ["Base"], ConfigMap("istio", "1"), Deployment("istiod"), Service("istiod"), """{"apiVersion":"telemetry.istio.io/v1","kind":"Telemetry","metadata":{"name":"mesh-default","namespace":"istio-system"},"spec":{"tracing":[]} }"""),
        Component("IngressGateways", ["Pilot"], Deployment("istio-ingressgateway")),
    ];

    private const string Telemetries = """{"apiVersion":"apiextensions.k8s.io/v1","kind":"CustomResourceDefinition","metadata":{"name":"telemetries.telemetry.istio.io"},"spec":{"group":"telemetry.istio.io","scope":"Namespaced","names":{"kind":"Telemetry","listKind":"TelemetryList","plural":"telemetries","singular":"telemetry"},"versions":[{"name":"v1","served":true,"storage":true,"schema":{"openAPIV3Schema":{"type":"object","x-kubernetes-preserve-unknown-fields":true}}}]}}""";

    private static MeshManifest InRevision(MeshManifest manifest, string revision) => new()
    {
        Component = manifest.Component,
        Name = manifest.Name,
        Namespace = manifest.Namespace,
        Revision = revision,
        Owner = manifest.Owner,
        Version = manifest.Version,
        Chart = manifest.Chart,
        Values = manifest.Values,
        DependsOn = manifest.DependsOn,
        Resources = manifest.Resources,
    };

    private static string Service(string name) =>
        $$$"""{"apiVersion":"v1","kind":"Service","metadata":{"name":"{{{name}}}","namespace":"istio-system"},"spec":{"selector":{"app":"{{{name}}}"},"ports":[{"name":"grpc","port":15010}]} }""";

    private static string Labelled(string component, string json) => json.Replace(
        "\"namespace\":\"istio-system\"",
        $$"""
        "namespace":"istio-system","labels":{"operator.istio.io/component":"{{component}}","istio.io/rev":"default","install.operator.istio.io/owning-resource":"installed-state"}
        """,
        StringComparison.Ordinal);

    private static MeshInstallSummary Summary(List<MeshEvent> events) => Assert.IsType<InstallCompleted>(events[^1]).Summary;

    private static async Task<MeshMap?> Get(SandboxCluster cluster, string apiVersion, string kind, string name) => await cluster.Client.GetAsync(
        (await cluster.Client.DiscoverAsync(apiVersion, kind, default))!, "istio-system", name, default);

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

    private static async Task<MeshStatus> Until(SandboxCluster cluster, Func<MeshStatus, bool> reached)
    {
        while (true)
        {
            MeshStatus status = Assert.Single(await MeshInspector.InspectAsync(cluster, null, null, default));
            if (reached(status))
            {
                return status;
            }

            await Task.Yield();
        }
    }

    private static async Task<(MeshPlan Plan, List<MeshEvent> Events)> Install(
        SandboxCluster cluster,
        InstallOptions? options = null,
        Installer? installer = null,
        IReadOnlyList<MeshManifest>? manifests = null,
        Action<MeshEvent>? onEvent = null)
    {
        MeshPlan plan = await InstallPlanner.PlanAsync(cluster, manifests ?? Mesh(), default);
        List<MeshEvent> events = [];
        await foreach (MeshEvent happened in (installer ?? new Installer()).InstallAsync(cluster, plan, options ?? new InstallOptions(), default))
        {
            events.Add(happened);
            onEvent?.Invoke(happened);
        }

        return (plan, events);
    }

    /// <summary>A clock whose timers run out when the test says so.</summary>
    private sealed class Manual : TimeProvider
    {
        private readonly List<Action> _timers = [];

        public void Expire() => _timers.ToList().ForEach(timer => timer());

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime == TimeSpan.FromMinutes(5))
            {
                _timers.Add(() => callback(state));
            }

            return System.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }
}
