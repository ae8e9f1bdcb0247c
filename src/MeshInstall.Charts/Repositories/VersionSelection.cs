using MeshInstall.Charts.Semver;

namespace MeshInstall.Charts.Repositories;

/// <summary>Picks a version as helm does: the very text first, then the highest that fits the range, pre-releases only where the range names one.</summary>
internal static class VersionSelection
{
    /// <summary>The versions that are semantic versions, highest first.</summary>
    public static IReadOnlyList<string> Sort(IEnumerable<string> versions) => [.. versions
        .Select(text => SemanticVersion.TryParse(text, out SemanticVersion? version) ? version : null)
        .OfType<SemanticVersion>().OrderDescending().Select(version => version.Original)];

    /// <summary>The version among <paramref name="sorted"/>, which are highest first; null where none fits.</summary>
    /// <exception cref="ChartException"><c>ChartVersionInvalid</c>.</exception>
    public static string? Pick(IReadOnlyList<string> sorted, string wanted)
    {
        VersionConstraint range;
        try
        {
            range = VersionConstraint.Parse(wanted.Length == 0 ? "*" : wanted);
        }
        catch (FormatException exception)
        {
            throw RepositoryErrors.VersionInvalid(wanted, exception.Message);
        }

        return sorted.Contains(wanted) ? wanted
            : sorted.FirstOrDefault(text => SemanticVersion.TryParse(text, out SemanticVersion? version) && range.Check(version));
    }

    /// <summary>Whether the text names one version and not a range.</summary>
    public static bool IsExact(string wanted) => SemanticVersion.TryParse(wanted, out _);
}
