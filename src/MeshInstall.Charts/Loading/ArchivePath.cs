namespace MeshInstall.Charts.Loading;

/// <summary>The names of entries in a packed chart: everything stands below one folder, whose name does not matter.</summary>
internal static class ArchivePath
{
    private const int Longest = 4096;

    /// <summary>The path inside the chart, with forward slashes and without detours.</summary>
    /// <exception cref="ChartException"><c>ChartArchiveUnsafe</c>: the name leads out of the chart, or cannot be a chart's file.</exception>
    public static string Normalize(string entry, string archive)
    {
        if (entry.Length > Longest)
        {
            throw ChartErrors.Unsafe(archive, entry, "has a name that is too long");
        }

        if (entry.Contains('\0', StringComparison.Ordinal))
        {
            throw ChartErrors.Unsafe(archive, entry, "has a NUL in its name");
        }

        // An archive made on Windows may have backslashes between the parts.
        string path = entry.Contains('\\', StringComparison.Ordinal) ? entry.Replace('\\', '/') : entry;
        int slash = path.IndexOf('/');
        if (slash == 0 || IsDrive(path))
        {
            throw ChartErrors.Unsafe(archive, entry, "has an absolute name");
        }

        string top = slash < 0 ? path : path[..slash];
        if (top == "..")
        {
            throw ChartErrors.Unsafe(archive, entry, "leads out of the chart's folder");
        }

        if (top == "Chart.yaml")
        {
            throw ChartErrors.NotAnArchive(archive, "its Chart.yaml does not stand inside one folder");
        }

        string inside = slash < 0 ? string.Empty : path[(slash + 1)..];
        if (inside.StartsWith('/') || IsDrive(inside))
        {
            throw ChartErrors.Unsafe(archive, entry, "has an absolute name");
        }

        return Clean(inside, archive, entry);
    }

    private static string Clean(string path, string archive, string entry)
    {
        List<string> parts = [];
        foreach (string part in path.Split('/'))
        {
            if (part is "" or ".")
            {
                continue;
            }

            if (part != "..")
            {
                parts.Add(part);
            }
            else if (parts.Count > 0)
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else
            {
                throw ChartErrors.Unsafe(archive, entry, "leads out of the chart's folder");
            }
        }

        string clean = string.Join('/', parts);
        return clean.Length == 0 ? throw ChartErrors.Unsafe(archive, entry, "stands outside of the chart's folder")
            : IsDrive(clean) ? throw ChartErrors.Unsafe(archive, entry, "has an absolute name")
            : clean.StartsWith("..", StringComparison.Ordinal) ? throw ChartErrors.Unsafe(archive, entry, "has a name that begins with two dots")
            : clean;
    }

    private static bool IsDrive(string path) => path.Length >= 3 && char.IsAsciiLetter(path[0]) && path[1] == ':' && path[2] == '/';
}
