using System.Globalization;

namespace MeshInstall.TestClusters.Files;

/// <summary>
/// Temporary folders of this process, all below one, which goes when the process ends. A runner that kills its test host leaves it: what is
/// older than a day goes with the next run.
/// </summary>
public static class ProcessFolders
{
    private const string Prefix = "meshinstall-tests-";
    private static readonly Lazy<string> Root = new(CreateRoot);
    private static int _count;

    /// <summary>A new folder, for as long as the process runs.</summary>
    public static string Create() =>
        Directory.CreateDirectory(Path.Combine(Root.Value, Interlocked.Increment(ref _count).ToString(CultureInfo.InvariantCulture))).FullName;

    private static string CreateRoot()
    {
        DateTimeOffset yesterday = TimeProvider.System.GetUtcNow().AddDays(-1);
        foreach (DirectoryInfo folder in new DirectoryInfo(Path.GetTempPath()).EnumerateDirectories(Prefix + "*").Where(folder => folder.CreationTimeUtc < yesterday))
        {
            Remove(folder);
        }

        DirectoryInfo root = Directory.CreateTempSubdirectory(Prefix);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Remove(root);
        return root.FullName;
    }

    /// <summary>Removes what can be removed: another run may be at the same folder, and a program that a test started may still write.</summary>
    private static void Remove(DirectoryInfo folder)
    {
        try
        {
            folder.Delete(recursive: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return;
        }
    }
}
