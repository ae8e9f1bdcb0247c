using System.Reflection;

namespace MeshInstall.Tests.Hosting;

/// <summary>Where the build put what is tested.</summary>
internal static class BuiltFiles
{
    public static string Root { get; } = Path.GetFullPath(Metadata("RepositoryRoot"), AppContext.BaseDirectory);

    public static string Module { get; } = Path.GetFullPath(Metadata("StagedModule"), Root);

    public static string Manifest { get; } = Path.Combine(Module, "MeshInstall.psd1");

    public static string Shell { get; } = Path.GetFullPath(Metadata("Shell"), Root);

    private static string Metadata(string key) => typeof(BuiltFiles).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
