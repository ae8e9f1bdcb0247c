using MeshInstall.TestClusters;

namespace MeshInstall.Tests.Lifecycle;

/// <summary>The contract on a real API server.</summary>
[Trait("Category", "Cluster")]
public sealed class ServerSecondInstallationTests : SecondInstallationContract
{
    private protected override async Task<ITestCluster> StartAsync() => await RealCluster.StartAsync();
}
