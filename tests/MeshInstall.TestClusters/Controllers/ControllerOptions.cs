namespace MeshInstall.TestClusters.Controllers;

/// <summary>What <see cref="ClusterControllers"/> care for.</summary>
public sealed record ControllerOptions
{
    /// <summary>The namespaces they work in, empty for cluster-scoped objects; all by default. Tests that share a server name their own.</summary>
    public Func<string, bool> Namespaces { get; init; } = _ => true;

    /// <summary>Whether an object becomes ready, by its kind and name; all do by default.</summary>
    public Func<string, string, bool> BecomesReady { get; init; } = (_, _) => true;

    /// <summary>The nodes a DaemonSet runs on.</summary>
    public int Nodes { get; init; } = 2;
}
