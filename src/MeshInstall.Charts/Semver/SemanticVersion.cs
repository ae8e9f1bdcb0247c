using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace MeshInstall.Charts.Semver;

/// <summary>A version as charts write them: a leading <c>v</c>, missing segments and leading zeros are accepted, as Helm does.</summary>
internal sealed record SemanticVersion(ulong Major, ulong Minor, ulong Patch, string Prerelease, string Metadata, string Original) : IComparable<SemanticVersion>
{
    /// <summary>Reads a version.</summary>
    /// <exception cref="FormatException">It is none; the message is the one of Helm's library.</exception>
    public static SemanticVersion Parse(string text)
    {
        VersionScanner scanner = new(text);
        if (!scanner.Scan(0, wildcards: false) || scanner.End != text.Length)
        {
            throw new FormatException("invalid semantic version");
        }

        ulong major = Segment(scanner.Major), minor = Segment(scanner.Minor), patch = Segment(scanner.Patch);
        RequirePrerelease(scanner.Prerelease);
        return new SemanticVersion(major, minor, patch, scanner.Prerelease, scanner.Metadata, text);
    }

    public static bool TryParse(string? text, [NotNullWhen(true)] out SemanticVersion? version)
    {
        try
        {
            version = text is null ? null : Parse(text);
            return version is not null;
        }
        catch (FormatException)
        {
            version = null;
            return false;
        }
    }

    /// <summary>Precedence: metadata does not count, a pre-release comes before its release.</summary>
    public int CompareTo(SemanticVersion? other)
    {
        if (other is null)
        {
            return 1;
        }

        int order = Major.CompareTo(other.Major);
        order = order != 0 ? order : Minor.CompareTo(other.Minor);
        order = order != 0 ? order : Patch.CompareTo(other.Patch);
        return order != 0 || Prerelease == other.Prerelease ? order
            : Prerelease.Length == 0 ? 1
            : other.Prerelease.Length == 0 ? -1
            : PrereleaseOrder.Compare(Prerelease, other.Prerelease);
    }

    public SemanticVersion NextMajor() => With(Major + 1, 0, 0);

    public SemanticVersion NextMinor() => With(Major, Minor + 1, 0);

    /// <summary>The next patch; of a pre-release its release.</summary>
    public SemanticVersion NextPatch() => With(Major, Minor, Prerelease.Length > 0 ? Patch : Patch + 1);

    /// <exception cref="FormatException">The text is no pre-release.</exception>
    public SemanticVersion WithPrerelease(string prerelease)
    {
        RequirePrerelease(prerelease);
        return (this with { Prerelease = prerelease }).Named(Original);
    }

    /// <exception cref="FormatException">The text is no metadata.</exception>
    public SemanticVersion WithMetadata(string metadata)
    {
        if (metadata.Length > 0 && metadata.Split('.').Any(part => part.Length == 0 || !part.All(IsIdentifier)))
        {
            throw new FormatException("invalid metadata string");
        }

        return (this with { Metadata = metadata }).Named(Original);
    }

    public override string ToString()
    {
        string core = string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}.{Patch}");
        return core + (Prerelease.Length > 0 ? "-" + Prerelease : string.Empty) + (Metadata.Length > 0 ? "+" + Metadata : string.Empty);
    }

    internal static bool IsIdentifier(char c) => char.IsAsciiLetterOrDigit(c) || c == '-';

    private static ulong Segment(string digits) => digits.Length == 0 ? 0
        : ulong.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out ulong number) ? number
        : throw new FormatException($"error parsing version segment: strconv.ParseUint: parsing \"{digits}\": value out of range");

    private static void RequirePrerelease(string prerelease)
    {
        foreach (string part in prerelease.Length == 0 ? [] : prerelease.Split('.'))
        {
            if (part.Length > 1 && part[0] == '0' && part.All(char.IsAsciiDigit))
            {
                throw new FormatException("version segment starts with 0");
            }

            if (part.Length == 0 || !part.All(IsIdentifier))
            {
                throw new FormatException("invalid prerelease string");
            }
        }
    }

    private SemanticVersion With(ulong major, ulong minor, ulong patch) =>
        new SemanticVersion(major, minor, patch, string.Empty, string.Empty, string.Empty).Named(Original);

    private SemanticVersion Named(string before) =>
        this with { Original = (before.StartsWith('v') ? "v" : string.Empty) + ToString() };
}
