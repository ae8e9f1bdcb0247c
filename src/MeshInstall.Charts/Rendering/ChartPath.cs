namespace MeshInstall.Charts.Rendering;

/// <summary>Paths inside charts: forward slashes, as Go's <c>path</c> package takes them.</summary>
internal static class ChartPath
{
    /// <summary>The last part; slashes at the end do not count.</summary>
    public static string Base(string path)
    {
        string trimmed = path.TrimEnd('/');
        return trimmed.Length == 0 ? path.Length == 0 ? "." : "/" : trimmed[(trimmed.LastIndexOf('/') + 1)..];
    }

    /// <summary>The parts joined, without empty ones, <c>.</c> and <c>..</c>.</summary>
    public static string Join(string folder, string name)
    {
        if (!name.Contains("//", StringComparison.Ordinal) && !name.StartsWith('.') && !name.Contains("/.", StringComparison.Ordinal))
        {
            return $"{folder}/{name}";
        }

        List<string> parts = [];
        foreach (string part in $"{folder}/{name}".Split('/'))
        {
            if (part == ".." && parts.Count > 0)
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part is not ("" or "." or ".."))
            {
                parts.Add(part);
            }
        }

        return string.Join('/', parts);
    }

    /// <summary>Whether the path names a partial: a template that defines and renders nothing itself.</summary>
    public static bool IsPartial(string path) => Base(path).StartsWith('_');
}
