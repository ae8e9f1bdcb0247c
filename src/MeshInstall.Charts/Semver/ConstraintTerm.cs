namespace MeshInstall.Charts.Semver;

/// <summary>One comparison of a constraint.</summary>
/// <param name="Operator">The operator.</param>
/// <param name="Version">The version, with 0 for wildcards.</param>
/// <param name="IsOpen">Whether any segment is a wildcard or missing.</param>
/// <param name="IsMinorOpen">Whether the minor is the first such segment.</param>
/// <param name="IsPatchOpen">Whether the patch is the only such segment.</param>
internal sealed record ConstraintTerm(ConstraintOperator Operator, SemanticVersion Version, bool IsOpen, bool IsMinorOpen, bool IsPatchOpen)
{
    public bool Allows(SemanticVersion version, bool prereleases)
    {
        if (version.Prerelease.Length > 0 && !prereleases)
        {
            return false;
        }

        int order = version.CompareTo(Version);
        return Operator switch
        {
            ConstraintOperator.NotEqual => Differs(version, order),
            ConstraintOperator.Greater => IsGreater(version, order),
            ConstraintOperator.Less => order < 0,
            ConstraintOperator.AtLeast => order >= 0,
            ConstraintOperator.AtMost => IsAtMost(version, order),
            ConstraintOperator.Tilde => IsPatchOf(version, order),
            ConstraintOperator.Caret => order >= 0 && IsCompatible(version),
            _ => IsOpen ? IsPatchOf(version, order) : order == 0,
        };
    }

    private bool Differs(SemanticVersion version, int order)
    {
        if (!IsOpen)
        {
            return order != 0;
        }

        if (version.Major != Version.Major)
        {
            return true;
        }

        if (IsMinorOpen || version.Minor == Version.Minor)
        {
            // Wildcards for everything ("!=*") still compare the segments that the wildcards stand for.
            return !IsMinorOpen && (IsPatchOpen
                ? (version.Prerelease.Length > 0 || Version.Prerelease.Length > 0) && PrereleaseOrder.Compare(version.Prerelease, Version.Prerelease) != 0
                : version.Patch != Version.Patch || order != 0);
        }

        return true;
    }

    private bool IsGreater(SemanticVersion version, int order)
    {
        if (!IsOpen)
        {
            return order > 0;
        }

        return version.Major != Version.Major ? version.Major > Version.Major
            : !IsMinorOpen && (IsPatchOpen ? version.Minor > Version.Minor : order > 0);
    }

    private bool IsAtMost(SemanticVersion version, int order)
    {
        if (!IsOpen)
        {
            return order <= 0;
        }

        return version.Major <= Version.Major && (version.Major != Version.Major || version.Minor <= Version.Minor || IsMinorOpen);
    }

    private bool IsPatchOf(SemanticVersion version, int order)
    {
        if (order < 0)
        {
            return false;
        }

        bool isAnything = Version is { Major: 0, Minor: 0, Patch: 0 } && !IsMinorOpen && !IsPatchOpen;
        return isAnything || (version.Major == Version.Major && (version.Minor == Version.Minor || IsMinorOpen));
    }

    private bool IsCompatible(SemanticVersion version)
    {
        if (Version.Major > 0 || IsMinorOpen || version.Major > 0)
        {
            return version.Major == Version.Major;
        }

        return Version.Minor > 0 || IsPatchOpen || version.Minor > 0 ? version.Minor == Version.Minor : version.Patch == Version.Patch;
    }
}
