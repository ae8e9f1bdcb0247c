using k8s;
using k8s.Models;

namespace MeshInstall.Sandbox.Tests;

/// <summary>Waits for states by watching.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static Task<V1CustomResourceDefinition> EstablishedAsync(Kubernetes client, string name) => FirstAsync(
        token => client.ApiextensionsV1.WatchListCustomResourceDefinitionAsync(fieldSelector: $"metadata.name={name}", cancellationToken: token),
        item => item.Status?.Conditions?.Any(condition => condition is { Type: "Established", Status: "True" }) == true);

    public static Task<V1Deployment> DeploymentAsync(Kubernetes client, string name, Func<V1Deployment, bool> condition, string space = "default") => FirstAsync(
        token => client.AppsV1.WatchListNamespacedDeploymentAsync(space, fieldSelector: $"metadata.name={name}", cancellationToken: token), condition);

    public static Task<V1Pod> PodAsync(Kubernetes client, Func<V1Pod, bool> condition, string space = "default") => FirstAsync(
        token => client.CoreV1.WatchListNamespacedPodAsync(space, cancellationToken: token), condition);

    public static bool IsAvailable(V1Deployment item) => item.Status is not null && item.Status.ObservedGeneration == item.Metadata.Generation
        && item.Status.UpdatedReplicas == item.Spec.Replicas && item.Status.AvailableReplicas == item.Spec.Replicas && item.Status.Replicas == item.Spec.Replicas;

    public static async Task<T> FirstAsync<T>(Func<CancellationToken, IAsyncEnumerable<(WatchEventType Kind, T Item)>> watch, Func<T, bool> condition)
    {
        using var patience = new CancellationTokenSource(Patience);
        await foreach (var (kind, item) in watch(patience.Token))
        {
            if (kind != WatchEventType.Deleted && condition(item))
            {
                return item;
            }
        }

        throw new TimeoutException("the watch ended before the state came");
    }
}
