using MeshInstall.Tests.Hosting;

namespace MeshInstall.Tests.Module;

/// <summary>One runspace for tests that only look.</summary>
public sealed class StagedModule : IDisposable
{
    internal ModuleRunspace Runspace { get; } = new();

    public void Dispose() => Runspace.Dispose();
}
