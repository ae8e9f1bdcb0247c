using System.Globalization;
using System.Text.RegularExpressions;
using MeshInstall.Engine.Planning;

namespace MeshInstall.Engine.Releases;

/// <summary>
/// The name of a Secret of a release: <c>meshinstall.REVISION.vNUMBER</c>, and <c>-2</c>, <c>-3</c> after it for further parts. Revisions have no
/// dots, so that no two releases share a name; the longest one has fewer than 100 of the 253 characters that are allowed.
/// </summary>
internal readonly partial record struct ReleaseName(string Revision, int Number, int Part = 1)
{
    /// <summary>The revision as releases name it: <c>default</c> for none.</summary>
    /// <exception cref="MeshException"><c>RevisionInvalid</c>.</exception>
    public static string RevisionOf(string revision) =>
        ReleaseStream.NameOf(revision) is var name && RevisionPattern().IsMatch(name) ? name : throw ReleaseErrors.RevisionInvalid(revision);

    /// <summary>The release that a Secret's name says; null for names of another kind.</summary>
    public static ReleaseName? Parse(string name) => NamePattern().Match(name) is { Success: true } match
        && int.TryParse(match.Groups["number"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
        ? new ReleaseName(match.Groups["revision"].Value, number, match.Groups["part"] is { Success: true } part ? int.Parse(part.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 1)
        : null;

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"meshinstall.{Revision}.v{Number}{(Part == 1 ? string.Empty : "-" + Part.ToString(CultureInfo.InvariantCulture))}");

    [GeneratedRegex(@"^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?\z", RegexOptions.CultureInvariant)]
    private static partial Regex RevisionPattern();

    [GeneratedRegex(@"^meshinstall\.(?<revision>[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?)\.v(?<number>[1-9][0-9]{0,9})(-(?<part>[2-9]|[1-9][0-9]))?\z", RegexOptions.CultureInvariant)]
    private static partial Regex NamePattern();
}
