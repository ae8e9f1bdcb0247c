using System.Globalization;

namespace MeshInstall.TestClusters.Files;

/// <summary>
/// Temporary folders of this process, all below one. It goes when the process ends, or with the next run: a runner that kills its test host
/// leaves it, with a lock that nobody holds any more.
/// </summary>
public static class ProcessFolders
{
    private const string Prefix = "meshinstall-tests-";
    private const string LockName = "lock";
    private static readonly Lazy<string> Root = new(CreateRoot);
    private static FileStream? _lock;
    private static int _count;

    /// <summary>A new folder, for as long as the process runs.</summary>
    public static string Create() =>
        Directory.CreateDirectory(Path.Combine(Root.Value, Interlocked.Increment(ref _count).ToString(CultureInfo.InvariantCulture))).FullName;

    private static string CreateRoot()
    {
        foreach (string folder in Directory.EnumerateDirectories(Path.GetTempPath(), Prefix + "*"))
        {
            Remove(folder);
        }

        string root = Directory.CreateTempSubdirectory(Prefix).FullName;
        _lock = new FileStream(Path.Combine(root, LockName), FileMode.Create, FileAccess.ReadWrite, FileShare.None);
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            _lock.Dispose();
            Remove(root);
        };
        return root;
    }

    /// <summary>Removes a folder that no process uses; one without a lock is about to get one.</summary>
    private static void Remove(string folder)
    {
        try
        {
            using (new FileStream(Path.Combine(folder, LockName), FileMode.Open, FileAccess.ReadWrite, FileShare.None))
            {
            }

            Directory.Delete(folder, recursive: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return;
        }
    }
}
