using MeshInstall.Engine.Clusters;
using MeshInstall.Engine.Releases;
using MeshInstall.Engine.Tests.Applying;
using MeshInstall.Engine.Tests.Clusters;
using MeshInstall.Sandbox;

namespace MeshInstall.Engine.Tests.Releases;

/// <summary>Clusters with the namespace of a control plane, and releases to record in it.</summary>
internal static class ReleaseBench
{
    public const string Space = "istio-system";

    public static async Task<SandboxCluster> OpenAsync(SandboxFaults? faults = null)
    {
        SandboxCluster cluster = await SandboxCluster.OpenAsync(
            new SandboxOptions { Faults = faults ?? SandboxFaults.None, TimeProvider = new ImpatientTime() }, default, new RetryOptions { MaxRetries = 40, MaxConnectRetries = 40 });
        cluster.Sandbox.Seed($$"""{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"{{Space}}"} }""");
        return cluster;
    }

    public static ReleaseStore Store(ClusterConnection cluster, string space = Space) => new(cluster.Client, cluster.Name, space);

    public static MeshRelease Release(string revision = "default", MeshOperation operation = MeshOperation.Install) => new()
    {
        Cluster = string.Empty,
        Namespace = string.Empty,
        Revision = revision,
        Number = 0,
        Operation = operation,
        Status = MeshReleaseStatus.Pending,
        Version = string.Empty,
        StartedAt = default,
        User = "alice",
        Host = "build7",
        ClientVersion = "0.5.0",
    };

    public static ReleaseRecord Record(string revision = "default", MeshOperation operation = MeshOperation.Install, params MeshManifest[] manifests) =>
        new() { Release = Release(revision, operation), Manifests = manifests };

    /// <summary>A manifest with a text of random letters, which compress to about three quarters.</summary>
    public static MeshManifest Large(int length, int seed = 1)
    {
        Random dice = new(seed);
        string text = string.Create(length, dice, static (span, source) =>
        {
            for (int index = 0; index < span.Length; index++)
            {
                span[index] = (char)('0' + source.Next(64));
            }
        }).Replace('\\', '/').Replace('"', '/');
        return TestManifests.Component("Base", [], TestManifests.ConfigMap("large", text.Replace('<', 'x')));
    }

    public static async Task<MeshRelease> Deploy(ReleaseStore store, string revision = "default", params MeshManifest[] manifests) =>
        await store.FinishAsync(await store.BeginAsync(Record(revision, manifests: manifests), default), MeshReleaseStatus.Deployed, "done", default);

    /// <summary>The Secrets of the namespace.</summary>
    public static async Task<IReadOnlyList<MeshMap>> Secrets(ClusterConnection cluster, string space = Space) =>
        (await cluster.Client.ListAsync(new ResourceQuery(TestClient.Secrets, space), default)).Items;
}
