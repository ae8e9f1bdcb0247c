using MeshInstall.Benchmarks.Inputs;

namespace MeshInstall.Benchmarks.Comparing;

/// <summary>The start of PowerShell with the module against the start without it.</summary>
internal static class ImportComparison
{
    public static async Task RunAsync(ComparisonTable table)
    {
        using TemporaryFolder folder = new();
        await table.CompareAsync(
            new Candidate("Shell with an empty module", EmptyShell(folder)),
            new Candidate("Shell with MeshInstall", () => ExternalProgram.Shell(Repository.Shell).RunAsync("1")));
        if (ExternalProgram.FindPowerShell() is not { } pwsh)
        {
            ComparisonTable.Skip("pwsh", "no pwsh on the PATH, and none in PWSH");
            return;
        }

        string empty = folder.Write("Empty.psd1", EmptyManifest("1.0"));
        Candidate start = new("pwsh -Command 1", () => pwsh.RunAsync("1"));
        await table.CompareAsync(start, new Candidate("the same with Import-Module MeshInstall", Import(Repository.StagedModule)));
        await table.CompareAsync(start, new Candidate("the same with Import-Module of an empty module", Import(empty)));

        Func<Task<TimeSpan>> Import(string manifest) => () => pwsh.RunAsync($"Import-Module '{manifest.Replace("'", "''", StringComparison.Ordinal)}'; 1");
    }

    // The Shell always imports what stands at one place beside it, so a copy of it beside an empty module is the same start without MeshInstall.
    private static Func<Task<TimeSpan>> EmptyShell(TemporaryFolder folder)
    {
        string output = Path.GetDirectoryName(Repository.Shell)!;
        string target = Path.Combine(folder.Path, Path.GetRelativePath(RepositoryFolder.Root, output));
        foreach (string file in Directory.EnumerateFiles(output, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(target, Path.GetRelativePath(output, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        string manifest = Path.Combine(folder.Path, Path.GetRelativePath(RepositoryFolder.Root, Repository.StagedModule));
        Directory.CreateDirectory(Path.GetDirectoryName(manifest)!);
        File.WriteAllText(manifest, EmptyManifest(Path.GetFileName(Path.GetDirectoryName(manifest)!)));
        ExternalProgram shell = ExternalProgram.Shell(Path.Combine(target, Path.GetFileName(Repository.Shell)));
        return () => shell.RunAsync("1");
    }

    private static string EmptyManifest(string version) => $"@{{ ModuleVersion = '{version}' }}";
}
