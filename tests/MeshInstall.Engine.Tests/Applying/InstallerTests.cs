using MeshInstall.Engine.Applying;
using MeshInstall.Engine.Events;
using MeshInstall.Engine.Planning;
using static MeshInstall.Engine.Tests.Applying.TestManifests;

namespace MeshInstall.Engine.Tests.Applying;

public sealed class InstallerTests
{
    private static readonly MeshManifest Base = Component("Base", [], Object("ServiceAccount", "reader"), Definition("telemetries.telemetry.istio.io"));
    private static readonly MeshManifest Pilot = Component("Pilot", ["Base"], ConfigMap("istio", "1"), Deployment("istiod"));
    private static readonly MeshManifest Ingress = Component("IngressGateways", ["Pilot"], Deployment("istio-ingressgateway"));
    private static readonly MeshManifest Cni = Component("Cni", ["Base"], Object("ConfigMap", "istio-cni-config"));
    private readonly MemoryCluster _cluster = new();

    [Fact]
    public async Task Every_component_starts_after_what_it_needs_is_ready()
    {
        List<MeshEvent> events = await Install([Base, Pilot, Cni, Ingress]);

        List<string> steps = [.. events.Select(happened => happened switch
        {
            ComponentStarted started => "start " + started.Manifest.Name,
            ComponentFinished finished => "end " + finished.Result.Name,
            _ => string.Empty,
        }).Where(step => step.Length > 0)];
        Assert.True(steps.IndexOf("end Base") < steps.IndexOf("start Pilot"));
        Assert.True(steps.IndexOf("end Base") < steps.IndexOf("start Cni"));
        Assert.True(steps.IndexOf("end Pilot") < steps.IndexOf("start IngressGateways"));
        Assert.All(Summary(events).Components, result => Assert.Equal(MeshInstallStatus.Ready, result.Status));
        Assert.True(Summary(events).Succeeded);
    }

    [Fact]
    public async Task Components_that_need_the_same_run_side_by_side()
    {
        TaskCompletionSource cni = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _cluster.BeforeApply = async (resource, token) =>
        {
            if (resource.Name == "istio-cni-config")
            {
                cni.SetResult();
            }
            else if (resource.Name == "istio")
            {
                await cni.Task.WaitAsync(token);
            }
        };

        Assert.True(Summary(await Install([Base, Pilot, Cni])).Succeeded);
    }

    [Fact]
    public async Task Kinds_go_in_their_order_within_a_component()
    {
        MeshManifest mixed = Component(
            "Pilot",
            [],
            Deployment("istiod"),
            Object("EnvoyFilter", "stats", "networking.istio.io/v1alpha3"),
            Object("RoleBinding", "istiod", "rbac.authorization.k8s.io/v1"),
            Object("ServiceAccount", "istiod"),
            Definition("envoyfilters.networking.istio.io"));

        await Install([mixed]);

        string[] writes = [.. _cluster.Writes];
        Assert.Equal("apply Namespace istio-system", writes[0]);
        Assert.Equal(["apply CustomResourceDefinition envoyfilters.networking.istio.io", "apply ServiceAccount istiod"], writes[1..3].Order());
        Assert.Equal(["apply RoleBinding istiod", "apply Deployment istiod", "apply EnvoyFilter stats"], writes[3..]);
    }

    [Fact]
    public async Task Objects_of_a_kind_wait_until_its_definition_is_established()
    {
        _cluster.Status = resource => resource.Kind == "CustomResourceDefinition" ? "{}" : null;
        MeshManifest manifest = Component(
            "Base", [], Definition("telemetries.telemetry.istio.io"), Object("Telemetry", "mesh", "telemetry.istio.io/v1"));

        List<MeshEvent> events = await Install([manifest], new InstallOptions { Wait = false }, happened =>
        {
            if (happened is ComponentWaiting)
            {
                Assert.DoesNotContain("apply Telemetry mesh", _cluster.Writes);
                _cluster.SetStatus("CustomResourceDefinition", "telemetries.telemetry.istio.io", MemoryCluster.Established);
            }
        });

        Assert.True(Summary(events).Succeeded);
        Assert.Contains("apply Telemetry mesh", _cluster.Writes);
    }

    [Fact]
    public async Task A_component_is_ready_when_the_watch_says_so()
    {
        _cluster.Status = resource => resource.Kind == "Deployment" ? MemoryCluster.UnreadyDeployment : null;

        List<MeshEvent> events = await Install([Pilot], onEvent: happened =>
        {
            if (happened is ComponentWaiting waiting)
            {
                Assert.Equal("Deployment istio-system/istiod: 0 of 1 replicas ready", waiting.Pending.Single());
                _cluster.SetStatus("Deployment", "istiod", MemoryCluster.ReadyDeployment);
            }
        });

        Assert.Equal(MeshInstallStatus.Ready, Summary(events).Components.Single().Status);
    }

    [Fact]
    public async Task Without_waiting_a_component_ends_when_it_is_applied()
    {
        _cluster.Status = resource => resource.Kind == "Deployment" ? MemoryCluster.UnreadyDeployment : null;

        List<MeshEvent> events = await Install([Pilot, Ingress], new InstallOptions { Wait = false });

        Assert.All(Summary(events).Components, result => Assert.Equal(MeshInstallStatus.Applied, result.Status));
    }

    [Fact]
    public async Task A_component_that_fails_stops_those_that_need_it_and_the_rest_finishes()
    {
        _cluster.BeforeApply = (resource, _) => resource.Name == "istio"
            ? throw new MeshException("ResourceRejected", MeshErrorKind.InvalidData, "The cluster rejected configmaps istio: bad.", "Mend it.")
            : Task.CompletedTask;

        List<MeshEvent> events = await Install([Base, Pilot, Cni, Ingress]);

        Dictionary<string, MeshInstallResult> results = Summary(events).Components.ToDictionary(result => result.Name);
        Assert.Equal(MeshInstallStatus.Ready, results["Base"].Status);
        Assert.Equal(MeshInstallStatus.Ready, results["Cni"].Status);
        Assert.Equal(MeshInstallStatus.Failed, results["Pilot"].Status);
        Assert.Contains("rejected configmaps istio", results["Pilot"].Message, StringComparison.Ordinal);
        Assert.Equal(MeshInstallStatus.Skipped, results["IngressGateways"].Status);
        Assert.Contains("Pilot failed", results["IngressGateways"].Message, StringComparison.Ordinal);
        Assert.DoesNotContain("apply Deployment istio-ingressgateway", _cluster.Writes);
        Assert.False(Summary(events).Succeeded);
    }

    [Fact]
    public async Task All_objects_of_a_step_that_fail_are_named()
    {
        _cluster.BeforeApply = (resource, _) => resource.Kind == "Deployment"
            ? throw new MeshException("ResourceRejected", MeshErrorKind.InvalidData, $"Rejected {resource.Name}.", "Mend it.", resource.Name)
            : Task.CompletedTask;

        List<MeshEvent> events = await Install([Component("Pilot", [], Deployment("one"), Deployment("two"))]);

        MeshException error = events.OfType<ComponentFinished>().Single().Error!;
        Assert.Contains("Rejected one", error.Message, StringComparison.Ordinal);
        Assert.Contains("Rejected two", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_kind_that_the_cluster_does_not_serve_is_named()
    {
        _cluster.Unknown = kind => kind == "NetworkAttachmentDefinition";

        List<MeshEvent> events = await Install([Component("Cni", [], Object("NetworkAttachmentDefinition", "istio-cni", "k8s.cni.cncf.io/v1"))]);

        Assert.Equal("ResourceNotFound", events.OfType<ComponentFinished>().Single().Error!.ErrorId);
        Assert.Contains("NetworkAttachmentDefinition of k8s.cni.cncf.io/v1", Summary(events).Components.Single().Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_run_finds_nothing_to_do_and_writes_nothing()
    {
        await Install([Base, Pilot]);
        _cluster.Writes.Clear();

        List<MeshEvent> events = await Install([Base, Pilot]);

        Assert.DoesNotContain(_cluster.Writes, write => write.StartsWith("apply", StringComparison.Ordinal));
        Assert.Equal((0, 0, 4), (Summary(events).Created, Summary(events).Updated, Summary(events).Unchanged));
    }

    [Fact]
    public async Task A_dry_run_is_checked_by_the_server_and_stores_nothing()
    {
        List<MeshEvent> events = await Install([Pilot], new InstallOptions { DryRun = true });

        Assert.Equal(MeshInstallStatus.Checked, Summary(events).Components.Single().Status);
        Assert.Contains("check Deployment istiod", _cluster.Writes);
        Assert.Null(_cluster.Find("Deployment", "istiod"));
    }

    [Fact]
    public async Task Only_as_many_objects_are_written_at_a_time_as_allowed()
    {
        int now = 0;
        int most = 0;
        _cluster.BeforeApply = async (_, _) =>
        {
            int running = Interlocked.Increment(ref now);
            InterlockedMax(ref most, running);
            await Task.Yield();
            Interlocked.Decrement(ref now);
        };

        await Install(
            [Component("Base", [], [.. Enumerable.Range(0, 40).Select(index => ConfigMap("map-" + index, "1"))])],
            new InstallOptions { MaxConcurrency = 3 });

        Assert.InRange(most, 1, 3);
    }

    [Fact]
    public async Task Stopping_ends_the_waiting_with_a_cancellation()
    {
        using CancellationTokenSource stop = new();
        _cluster.Status = resource => resource.Kind == "Deployment" ? MemoryCluster.UnreadyDeployment : null;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Install(
            [Pilot, Ingress],
            onEvent: happened =>
            {
                if (happened is ComponentWaiting)
                {
                    stop.Cancel();
                }
            },
            stop: stop.Token));
        Assert.DoesNotContain("apply Deployment istio-ingressgateway", _cluster.Writes);
    }

    [Fact]
    public async Task Leaving_the_enumeration_stops_the_installation()
    {
        _cluster.Status = resource => resource.Kind == "Deployment" ? MemoryCluster.UnreadyDeployment : null;
        MeshPlan plan = await InstallPlanner.PlanAsync(_cluster, "test", [Pilot, Ingress], default);

        await foreach (MeshEvent happened in new Installer().InstallAsync(_cluster, plan, new InstallOptions(), default))
        {
            if (happened is ComponentWaiting)
            {
                break;
            }
        }

        Assert.DoesNotContain("apply Deployment istio-ingressgateway", _cluster.Writes);
    }

    [Fact]
    public async Task Components_that_need_each_other_in_a_circle_are_an_error()
    {
        MeshException error = await Assert.ThrowsAsync<MeshException>(() =>
            Install([Component("A", ["B"], ConfigMap("a", "1")), Component("B", ["A"], ConfigMap("b", "1"))]));

        Assert.Equal("DependencyCycle", error.ErrorId);
        Assert.Contains("A -> B -> A", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_component_that_is_not_part_of_the_run_is_not_waited_for()
    {
        Assert.True(Summary(await Install([Ingress])).Succeeded);
    }

    private static MeshInstallSummary Summary(List<MeshEvent> events) => Assert.IsType<InstallCompleted>(events[^1]).Summary;

    private static void InterlockedMax(ref int target, int value)
    {
        for (int seen = target; seen < value; seen = target)
        {
            Interlocked.CompareExchange(ref target, value, seen);
        }
    }

    private async Task<List<MeshEvent>> Install(
        IReadOnlyList<MeshManifest> manifests, InstallOptions? options = null, Action<MeshEvent>? onEvent = null, CancellationToken stop = default)
    {
        MeshPlan plan = await InstallPlanner.PlanAsync(_cluster, "test", manifests, stop);
        List<MeshEvent> events = [];
        await foreach (MeshEvent happened in new Installer().InstallAsync(_cluster, plan, options ?? new InstallOptions(), stop))
        {
            events.Add(happened);
            onEvent?.Invoke(happened);
        }

        return events;
    }
}
