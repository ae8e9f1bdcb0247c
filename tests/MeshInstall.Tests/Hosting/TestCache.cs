using System.Runtime.CompilerServices;

namespace MeshInstall.Tests.Hosting;

/// <summary>Keeps what tests fetch out of the user's own cache.</summary>
internal static class TestCache
{
    [ModuleInitializer]
    internal static void Redirect()
    {
        Environment.SetEnvironmentVariable("XDG_CACHE_HOME", ProcessFolders.Create());
    }
}
