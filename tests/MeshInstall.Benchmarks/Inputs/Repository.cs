using System.Reflection;

namespace MeshInstall.Benchmarks.Inputs;

/// <summary>Files of the repository that the benchmarks were built in.</summary>
internal static class Repository
{
    public static string CustomProfile { get; } = Path.Combine(RepositoryFolder.Root, "tests", "Data", "custom-profile.yaml");

    public static string StagedModule { get; } = Built("StagedModule");

    public static string Shell { get; } = Built("Shell");

    private static string Built(string key) => Path.Combine(RepositoryFolder.Root, typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!);
}
