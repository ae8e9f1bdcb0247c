namespace MeshInstall.Sandbox.Tests.Contract;

public sealed class SandboxObjectTests(SandboxFixture fixture) : ObjectContract(fixture), IClassFixture<SandboxFixture>;

public sealed class SandboxListTests(SandboxFixture fixture) : ListContract(fixture), IClassFixture<SandboxFixture>;

public sealed class SandboxApplyTests(SandboxFixture fixture) : ApplyContract(fixture), IClassFixture<SandboxFixture>;

public sealed class SandboxCustomResourceTests(SandboxFixture fixture) : CustomResourceContract(fixture), IClassFixture<SandboxFixture>;
