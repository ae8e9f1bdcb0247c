namespace MeshInstall.Charts.Loading;

/// <summary>Paths with every symbolic link in them followed.</summary>
internal static class RealPath
{
    private const int MostLinks = 40;

    /// <summary>The path without links; null where a link leads nowhere or in a circle.</summary>
    public static string? Resolve(string path)
    {
        string full = Path.GetFullPath(path);
        string reached = Path.GetPathRoot(full)!;
        Stack<string> rest = new(Parts(full[reached.Length..]));
        int links = 0;
        while (rest.TryPop(out string? part))
        {
            string next = Path.Combine(reached, part);
            FileSystemInfo? entry = Directory.Exists(next) ? new DirectoryInfo(next) : new FileInfo(next);
            if (entry.LinkTarget is not { } target)
            {
                if (!entry.Exists)
                {
                    return null;
                }

                reached = next;
                continue;
            }

            if (++links > MostLinks)
            {
                return null;
            }

            string aimed = Path.GetFullPath(target, reached);
            reached = Path.GetPathRoot(aimed)!;
            foreach (string step in Parts(aimed[reached.Length..]))
            {
                rest.Push(step);
            }
        }

        return reached;
    }

    public static bool IsBelow(string path, string folder)
    {
        StringComparison comparison = OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        string prefix = Path.EndsInDirectorySeparator(folder) ? folder : folder + Path.DirectorySeparatorChar;
        return path.Equals(folder, comparison) || path.StartsWith(prefix, comparison);
    }

    /// <summary>The parts of the path, last first.</summary>
    private static IEnumerable<string> Parts(string path) => Enumerable.Reverse(
        path.Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries));
}
