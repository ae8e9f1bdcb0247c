using System.Reflection;

namespace MeshInstall.Shell;

/// <summary>Where the build staged the module.</summary>
internal static class StagedModule
{
    /// <summary>The manifest of the staged module, as the build noted it.</summary>
    public static string Find()
    {
        string relative = typeof(StagedModule).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == nameof(StagedModule)).Value!;
        return Path.GetFullPath(relative, AppContext.BaseDirectory);
    }
}
