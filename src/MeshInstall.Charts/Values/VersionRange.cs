using MeshInstall.Charts.Semver;

namespace MeshInstall.Charts.Values;

/// <summary>Ranges of semantic versions, as dependencies and <c>kubeVersion</c> write them.</summary>
internal static class VersionRange
{
    /// <summary>Whether the version is in the range; false where one of them is none, an empty range included.</summary>
    public static bool Contains(string range, string version)
    {
        try
        {
            return VersionConstraint.Parse(range).Check(SemanticVersion.Parse(version));
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
