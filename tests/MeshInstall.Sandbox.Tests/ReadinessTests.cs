using k8s;
using k8s.Models;

namespace MeshInstall.Sandbox.Tests;

public sealed class ReadinessTests
{
    [Fact]
    public async Task An_applied_deployment_becomes_available_and_a_watch_shows_it()
    {
        using var sandbox = new KubernetesSandbox(new SandboxOptions { ReadyDelay = TimeSpan.FromMilliseconds(30) });
        using var client = SandboxClient.Connect(sandbox);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await client.CoreV1.CreateNamespaceAsync(new V1Namespace { Metadata = new V1ObjectMeta { Name = "apps" } }, cancellationToken: patience.Token);

        var applied = await client.AppsV1.PatchNamespacedDeploymentAsync(
            new V1Patch(Workloads.Deployment("web", replicas: 2), V1Patch.PatchType.ApplyPatch), "web", "apps", fieldManager: "tests", force: true, cancellationToken: patience.Token);

        Assert.Equal(2, applied.Spec.Replicas);
        await foreach (var (_, item) in client.AppsV1.WatchListNamespacedDeploymentAsync(
            "apps", fieldSelector: "metadata.name=web", allowWatchBookmarks: false, cancellationToken: patience.Token))
        {
            if (item.Status?.AvailableReplicas == 2 && item.Status.ObservedGeneration == item.Metadata.Generation)
            {
                break;
            }
        }

        var pods = await client.CoreV1.ListNamespacedPodAsync("apps", labelSelector: "app=web", fieldSelector: "status.phase=Running", cancellationToken: patience.Token);
        Assert.Equal(2, pods.Items.Count);
        Assert.All(pods.Items, pod => Assert.Contains(pod.Status.Conditions, condition => condition is { Type: "Ready", Status: "True" }));
    }
}
