using System.Diagnostics.CodeAnalysis;

namespace MeshInstall.Charts.Semver;

/// <summary>Which versions a chart accepts: alternatives by <c>||</c>, each a list of comparisons that must all hold.</summary>
internal sealed class VersionConstraint
{
    private readonly ConstraintTerm[][] alternatives;

    private VersionConstraint(ConstraintTerm[][] alternatives) => this.alternatives = alternatives;

    /// <summary>Reads a constraint.</summary>
    /// <exception cref="FormatException">It is none; the message is the one of Helm's library.</exception>
    public static VersionConstraint Parse(string text) => new(ConstraintParser.Parse(text));

    public static bool TryParse(string? text, [NotNullWhen(true)] out VersionConstraint? constraint)
    {
        try
        {
            constraint = text is null ? null : Parse(text);
            return constraint is not null;
        }
        catch (FormatException)
        {
            constraint = null;
            return false;
        }
    }

    /// <summary>Whether the version lies in the range, as a chart's kubeVersion asks; false where either is malformed.</summary>
    public static bool IsCompatibleRange(string constraint, string version) =>
        SemanticVersion.TryParse(version, out SemanticVersion? parsed) && TryParse(constraint, out VersionConstraint? range) && range.Check(parsed);

    /// <summary>Whether the version is accepted. Pre-releases are only where the alternative itself names one.</summary>
    public bool Check(SemanticVersion version)
    {
        foreach (ConstraintTerm[] terms in alternatives)
        {
            bool prereleases = terms.Any(term => term.Version.Prerelease.Length > 0);
            if (terms.All(term => term.Allows(version, prereleases)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The highest accepted version, or null.</summary>
    public SemanticVersion? Best(IEnumerable<SemanticVersion> versions) => versions.Where(Check).Max();
}
