using System.Reflection;

namespace MeshInstall.Benchmarks.Inputs;

/// <summary>Files of the repository that the benchmarks were built in.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Charts { get; } = Path.Combine(Root, "module", "charts");

    public static string Profiles { get; } = Path.Combine(Root, "profiles");

    public static string CustomProfile { get; } = Path.Combine(Root, "tests", "Data", "custom-profile.yaml");

    public static string StagedModule { get; } = Built("StagedModule");

    public static string Shell { get; } = Built("Shell");

    private static string Built(string key) => Path.Combine(Root, typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!);

    // Looked for above this assembly: BenchmarkDotNet may run a copy further down.
    private static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "MeshInstall.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("The benchmarks run outside the repository.");
    }
}
