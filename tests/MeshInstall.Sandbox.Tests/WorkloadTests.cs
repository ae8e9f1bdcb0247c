using k8s;
using k8s.Models;

namespace MeshInstall.Sandbox.Tests;

public sealed class WorkloadTests : IDisposable
{
    private readonly KubernetesSandbox _sandbox = new(new SandboxOptions
    {
        ReadyDelay = TimeSpan.FromMilliseconds(20),
        Rules =
        [
            new() { Name = "unpullable*", Outcome = SandboxWorkloadOutcome.ImagePullBackOff },
            new() { Name = "crashing*", Outcome = SandboxWorkloadOutcome.CrashLoopBackOff },
            new() { Name = "homeless*", Outcome = SandboxWorkloadOutcome.Unschedulable, Message = "0/2 nodes have a GPU" },
            new() { Name = "unready*", Outcome = SandboxWorkloadOutcome.NeverReady },
        ],
    });

    private readonly Kubernetes _client;

    public WorkloadTests() => _client = SandboxClient.Connect(_sandbox);

    public void Dispose()
    {
        _client.Dispose();
        _sandbox.Dispose();
    }

    [Fact]
    public async Task A_rollout_replaces_all_pods_and_keeps_the_old_replica_set()
    {
        await ApplyAsync("web", replicas: 3);
        await Eventually.DeploymentAsync(_client, "web", Eventually.IsAvailable);

        await ApplyAsync("web", replicas: 3, image: "example.invalid/web:2");
        await Eventually.DeploymentAsync(_client, "web", item => item.Metadata.Generation == 2 && Eventually.IsAvailable(item));

        var pods = await _client.CoreV1.ListNamespacedPodAsync("default", labelSelector: "app=web");
        Assert.All(pods.Items.Where(pod => pod.Metadata.DeletionTimestamp is null), pod => Assert.Equal("example.invalid/web:2", pod.Spec.Containers[0].Image));
        var sets = await _client.AppsV1.ListNamespacedReplicaSetAsync("default");
        Assert.Equal([0, 3], sets.Items.Select(set => set.Spec.Replicas ?? 0).Order());
        Assert.Equal(["1", "2"], sets.Items.Select(set => set.Metadata.Annotations["deployment.kubernetes.io/revision"]).Order());
    }

    [Theory]
    [InlineData("unpullable", "ImagePullBackOff", "Failed")]
    [InlineData("crashing", "CrashLoopBackOff", "BackOff")]
    public async Task A_failing_workload_says_why_in_its_container_state_and_in_an_event(string name, string reason, string eventReason)
    {
        await ApplyAsync(name);

        var pod = await Eventually.PodAsync(_client, item => item.Status?.ContainerStatuses?.Any(status => status.State.Waiting?.Reason == reason) == true);

        await Eventually.FirstAsync(token => _client.CoreV1.WatchListNamespacedEventAsync("default", cancellationToken: token),
            item => item.InvolvedObject.Uid == pod.Uid() && item.Reason == eventReason && item.Type == "Warning");
        var deployment = await _client.AppsV1.ReadNamespacedDeploymentAsync(name, "default");
        Assert.Contains(deployment.Status.Conditions, condition => condition is { Type: "Available", Status: "False", Reason: "MinimumReplicasUnavailable" });
    }

    [Fact]
    public async Task A_pod_that_no_node_takes_stays_pending_with_the_schedulers_reason()
    {
        await ApplyAsync("homeless");

        var pod = await Eventually.PodAsync(_client, item => item.Status?.Conditions?.Any(condition => condition.Reason == "Unschedulable") == true);

        Assert.Equal("Pending", pod.Status.Phase);
        Assert.Null(pod.Spec.NodeName);
        Assert.Equal("0/2 nodes have a GPU", pod.Status.Conditions.Single(condition => condition.Type == "PodScheduled").Message);
    }

    [Fact]
    public async Task A_pod_that_never_becomes_ready_runs_and_says_so()
    {
        await ApplyAsync("unready");

        var pod = await Eventually.PodAsync(_client, item => item.Status?.Phase == "Running");

        Assert.Contains(pod.Status.Conditions, condition => condition is { Type: "Ready", Status: "False", Reason: "ContainersNotReady" });
    }

    [Fact]
    public async Task A_daemon_set_has_a_ready_pod_on_every_node()
    {
        _sandbox.Seed(Workloads.DaemonSet("agent"));

        var ready = await Eventually.FirstAsync(token => _client.AppsV1.WatchListNamespacedDaemonSetAsync("default", cancellationToken: token),
            item => item.Status?.NumberReady == 2 && item.Status.ObservedGeneration == item.Metadata.Generation);

        Assert.Equal(2, ready.Status.DesiredNumberScheduled);
        var pods = await _client.CoreV1.ListNamespacedPodAsync("default");
        Assert.Equal(2, pods.Items.Select(pod => pod.Spec.NodeName).Distinct().Count());
    }

    [Fact]
    public async Task A_job_runs_to_completion()
    {
        _sandbox.Seed("""
            {"apiVersion": "batch/v1", "kind": "Job", "metadata": {"name": "once"},
             "spec": {"template": {"spec": {"restartPolicy": "Never", "containers": [{"name": "main", "image": "once:1"}]}}}}
            """);

        var done = await Eventually.FirstAsync(token => _client.BatchV1.WatchListNamespacedJobAsync("default", cancellationToken: token),
            item => item.Status?.Conditions?.Any(condition => condition is { Type: "Complete", Status: "True" }) == true);

        Assert.Equal(1, done.Status.Succeeded);
        Assert.NotNull(done.Status.CompletionTime);
    }

    [Fact]
    public async Task An_autoscaler_scales_to_its_least_and_reports_itself_active()
    {
        await ApplyAsync("web");
        _sandbox.Seed("""
            {"apiVersion": "autoscaling/v2", "kind": "HorizontalPodAutoscaler", "metadata": {"name": "web"},
             "spec": {"minReplicas": 2, "maxReplicas": 5, "scaleTargetRef": {"apiVersion": "apps/v1", "kind": "Deployment", "name": "web"}}}
            """);

        await Eventually.DeploymentAsync(_client, "web", item => item.Spec.Replicas == 2 && Eventually.IsAvailable(item));

        await Eventually.FirstAsync(token => _client.AutoscalingV2.WatchListNamespacedHorizontalPodAutoscalerAsync("default", cancellationToken: token),
            item => item.Status?.CurrentReplicas == 2 && item.Status.Conditions.Any(condition => condition is { Type: "ScalingActive", Status: "True" }));
    }

    [Fact]
    public async Task Deleting_a_deployment_takes_its_replica_sets_and_pods_with_it()
    {
        await ApplyAsync("web");
        await Eventually.DeploymentAsync(_client, "web", Eventually.IsAvailable);
        var start = await _client.CoreV1.ListNamespacedPodAsync("default");

        await _client.AppsV1.DeleteNamespacedDeploymentAsync("web", "default");

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await foreach (var (kind, _) in _client.CoreV1.WatchListNamespacedPodAsync("default", resourceVersion: start.ResourceVersion(), cancellationToken: patience.Token))
        {
            if (kind == WatchEventType.Deleted)
            {
                break;
            }
        }

        Assert.Empty((await _client.AppsV1.ListNamespacedReplicaSetAsync("default")).Items);
    }

    [Fact]
    public async Task Deleting_a_namespace_empties_it_first()
    {
        await _client.CoreV1.CreateNamespaceAsync(new V1Namespace { Metadata = new V1ObjectMeta { Name = "apps" } });
        await _client.CoreV1.CreateNamespacedConfigMapAsync(new V1ConfigMap { Metadata = new V1ObjectMeta { Name = "one" } }, "apps");
        var start = await _client.CoreV1.ListNamespaceAsync();

        var deleting = await _client.CoreV1.DeleteNamespaceAsync("apps");

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await foreach (var (kind, item) in _client.CoreV1.WatchListNamespaceAsync(resourceVersion: start.ResourceVersion(), cancellationToken: patience.Token))
        {
            if (kind == WatchEventType.Deleted && item.Name() == "apps")
            {
                break;
            }
        }

        Assert.NotNull(deleting);
        Assert.DoesNotContain((await _client.CoreV1.ListConfigMapForAllNamespacesAsync()).Items, item => item.Namespace() == "apps");
    }

    [Fact]
    public async Task A_load_balancer_gets_an_address_and_endpoints()
    {
        await ApplyAsync("web");
        _sandbox.Seed("""
            {"apiVersion": "v1", "kind": "Service", "metadata": {"name": "web"},
             "spec": {"type": "LoadBalancer", "selector": {"app": "web"}, "ports": [{"port": 80, "targetPort": 8080}]}}
            """);

        var service = await Eventually.FirstAsync(token => _client.CoreV1.WatchListNamespacedServiceAsync("default", cancellationToken: token),
            item => item.Status?.LoadBalancer?.Ingress?.Count > 0);
        var slice = await Eventually.FirstAsync(token => _client.DiscoveryV1.WatchListNamespacedEndpointSliceAsync("default", cancellationToken: token),
            item => item.Endpoints?.Any(endpoint => endpoint.Conditions.Ready == true) == true);

        Assert.StartsWith("203.0.113.", service.Status.LoadBalancer.Ingress[0].Ip, StringComparison.Ordinal);
        Assert.Equal(8080, slice.Ports[0].Port);
        Assert.NotEqual(0, service.Spec.Ports[0].NodePort);
    }

    private Task ApplyAsync(string name, int replicas = 1, string image = "example.invalid/web:1") => _client.AppsV1.PatchNamespacedDeploymentAsync(
        new V1Patch(Workloads.Deployment(name, replicas, image), V1Patch.PatchType.ApplyPatch), name, "default", fieldManager: "tests", force: true);
}
