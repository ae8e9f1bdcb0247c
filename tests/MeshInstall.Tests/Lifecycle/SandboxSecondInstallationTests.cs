using MeshInstall.TestClusters;

namespace MeshInstall.Tests.Lifecycle;

/// <summary>The contract on the sandbox.</summary>
public sealed class SandboxSecondInstallationTests : SecondInstallationContract
{
    private protected override async Task<ITestCluster> StartAsync() => await ListeningSandbox.StartAsync();
}
