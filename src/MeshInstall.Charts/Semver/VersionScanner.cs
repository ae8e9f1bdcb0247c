namespace MeshInstall.Charts.Semver;

/// <summary>Finds the parts of a version, or of one with wildcards, from a place in a text on.</summary>
internal sealed class VersionScanner(string text)
{
    /// <summary>The end of what was found.</summary>
    public int End { get; private set; }

    public string Major { get; private set; } = string.Empty;

    public string Minor { get; private set; } = string.Empty;

    public string Patch { get; private set; } = string.Empty;

    public string Prerelease { get; private set; } = string.Empty;

    public string Metadata { get; private set; } = string.Empty;

    /// <summary>The end of the first segment of the last scan, found or not.</summary>
    public int EndOfMajor { get; private set; }

    /// <summary>Takes the longest version that begins at the place.</summary>
    public bool Scan(int start, bool wildcards)
    {
        int at = start < text.Length && text[start] == 'v' ? start + 1 : start;
        Major = Take(ref at, wildcards);
        EndOfMajor = at;
        if (Major.Length == 0)
        {
            return false;
        }

        Minor = TakeAfterDot(ref at, wildcards);
        Patch = Minor.Length == 0 ? string.Empty : TakeAfterDot(ref at, wildcards);
        Prerelease = TakeIdentifiers(ref at, '-');
        Metadata = TakeIdentifiers(ref at, '+');
        End = at;
        return true;
    }

    private string TakeAfterDot(ref int at, bool wildcards)
    {
        if (at >= text.Length || text[at] != '.')
        {
            return string.Empty;
        }

        int next = at + 1;
        string found = Take(ref next, wildcards);
        at = found.Length > 0 ? next : at;
        return found;
    }

    private string Take(ref int at, bool wildcards)
    {
        int start = at;
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || (wildcards && text[at] is 'x' or 'X' or '*' or '|')))
        {
            at++;
        }

        return text[start..at];
    }

    private string TakeIdentifiers(ref int at, char mark)
    {
        if (at + 1 >= text.Length || text[at] != mark || !SemanticVersion.IsIdentifier(text[at + 1]))
        {
            return string.Empty;
        }

        int start = ++at;
        while (at < text.Length && (SemanticVersion.IsIdentifier(text[at]) || (text[at] == '.' && at + 1 < text.Length && SemanticVersion.IsIdentifier(text[at + 1]))))
        {
            at++;
        }

        return text[start..at];
    }
}
