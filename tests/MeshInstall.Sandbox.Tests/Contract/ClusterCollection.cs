namespace MeshInstall.Sandbox.Tests.Contract;

/// <summary>The tests that share one real API server.</summary>
[CollectionDefinition(Name)]
public sealed class ClusterCollection : ICollectionFixture<ClusterFixture>
{
    public const string Name = "cluster";
}
