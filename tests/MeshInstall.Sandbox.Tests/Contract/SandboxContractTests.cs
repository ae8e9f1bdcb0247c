namespace MeshInstall.Sandbox.Tests.Contract;

public sealed class SandboxObjectTests(SandboxTestCluster fixture) : ObjectContract(fixture), IClassFixture<SandboxTestCluster>;

public sealed class SandboxListTests(SandboxTestCluster fixture) : ListContract(fixture), IClassFixture<SandboxTestCluster>;

public sealed class SandboxApplyTests(SandboxTestCluster fixture) : ApplyContract(fixture), IClassFixture<SandboxTestCluster>;

public sealed class SandboxCustomResourceTests(SandboxTestCluster fixture) : CustomResourceContract(fixture), IClassFixture<SandboxTestCluster>;

public sealed class SandboxControllerTests(SandboxTestCluster fixture) : ControllerContract(fixture), IClassFixture<SandboxTestCluster>;

public sealed class SandboxWriteTests(SandboxTestCluster fixture) : WriteContract(fixture), IClassFixture<SandboxTestCluster>;
