namespace MeshInstall.Sandbox.Tests.Contract;

[Trait("Category", "Cluster")]
public sealed class ClusterObjectTests(RealClusterFixture fixture) : ObjectContract(fixture), IClassFixture<RealClusterFixture>;

[Trait("Category", "Cluster")]
public sealed class ClusterListTests(RealClusterFixture fixture) : ListContract(fixture), IClassFixture<RealClusterFixture>;

[Trait("Category", "Cluster")]
public sealed class ClusterApplyTests(RealClusterFixture fixture) : ApplyContract(fixture), IClassFixture<RealClusterFixture>;

[Trait("Category", "Cluster")]
public sealed class ClusterCustomResourceTests(RealClusterFixture fixture) : CustomResourceContract(fixture), IClassFixture<RealClusterFixture>;

[Trait("Category", "Cluster")]
public sealed class ClusterControllerTests(RealClusterFixture fixture) : ControllerContract(fixture), IClassFixture<RealClusterFixture>;

[Trait("Category", "Cluster")]
public sealed class ClusterWriteTests(RealClusterFixture fixture) : WriteContract(fixture), IClassFixture<RealClusterFixture>;
