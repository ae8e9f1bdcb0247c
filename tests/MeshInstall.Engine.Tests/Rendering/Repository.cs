namespace MeshInstall.Engine.Tests.Rendering;

/// <summary>Folders of the repository the tests were built in.</summary>
internal static class Repository
{
    public static string Charts { get; } = Path.Combine(Root(), "module", "charts");

    public static string Profiles { get; } = Path.Combine(Root(), "profiles");

    public static string Tests { get; } = Path.Combine(Root(), "tests", "MeshInstall.Engine.Tests");

    // Sources are mapped in deterministic builds, so the folder is looked for above the test's assembly.
    private static string Root()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "MeshInstall.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("The tests run outside the repository.");
    }
}
