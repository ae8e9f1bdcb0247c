namespace MeshInstall.Charts.Functions.Paths;

/// <summary>Go's path package: slash-separated paths, worked on as text only.</summary>
internal static class GoPath
{
    public static bool IsAbsolute(string path) => path.StartsWith('/');

    /// <summary>The shortest path that means the same.</summary>
    public static string Clean(string path)
    {
        bool rooted = IsAbsolute(path);
        List<string> kept = [];
        foreach (string part in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == "..")
            {
                if (kept.Count > 0 && kept[^1] != "..")
                {
                    kept.RemoveAt(kept.Count - 1);
                }
                else if (!rooted)
                {
                    kept.Add(part);
                }
            }
            else if (part != ".")
            {
                kept.Add(part);
            }
        }

        string cleaned = string.Join('/', kept);
        return rooted ? "/" + cleaned : cleaned.Length == 0 ? "." : cleaned;
    }

    /// <summary>The last part.</summary>
    public static string Base(string path)
    {
        if (path.Length == 0)
        {
            return ".";
        }

        string trimmed = path.TrimEnd('/');
        return trimmed.Length == 0 ? "/" : trimmed[(trimmed.LastIndexOf('/') + 1)..];
    }

    /// <summary>All but the last part.</summary>
    public static string Directory(string path) => Clean(path[..(path.LastIndexOf('/') + 1)]);

    /// <summary>The last part from its last dot on.</summary>
    public static string Extension(string path)
    {
        int dot = path.LastIndexOf('.');
        return dot > path.LastIndexOf('/') ? path[dot..] : string.Empty;
    }
}
