namespace MeshInstall.Sandbox.Tests.Contract;

[Trait("Category", "Cluster")]
[Collection(ClusterCollection.Name)]
public sealed class ClusterObjectTests(ClusterFixture fixture) : ObjectContract(fixture);

[Trait("Category", "Cluster")]
[Collection(ClusterCollection.Name)]
public sealed class ClusterListTests(ClusterFixture fixture) : ListContract(fixture);

[Trait("Category", "Cluster")]
[Collection(ClusterCollection.Name)]
public sealed class ClusterApplyTests(ClusterFixture fixture) : ApplyContract(fixture);

[Trait("Category", "Cluster")]
[Collection(ClusterCollection.Name)]
public sealed class ClusterCustomResourceTests(ClusterFixture fixture) : CustomResourceContract(fixture);
