namespace MeshInstall.TestClusters.Files;

/// <summary>Folders of the repository that the tests were built in.</summary>
public static class RepositoryFolder
{
    /// <summary>The repository's root.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The charts that ship with the module.</summary>
    public static string Charts { get; } = Path.Combine(Root, "module", "charts");

    /// <summary>The profiles that ship with the module.</summary>
    public static string Profiles { get; } = Path.Combine(Root, "profiles");

    // Sources are mapped in deterministic builds, and what runs may be a copy further down: so it is looked for above this assembly.
    private static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "MeshInstall.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("The tests run outside the repository.");
    }
}
