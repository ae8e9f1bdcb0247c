using MeshInstall.Charts.Semver;

namespace MeshInstall.Charts.Functions;

/// <summary>sprig's functions on semantic versions.</summary>
internal static class SemverFunctions
{
    public static IEnumerable<GoFunction> All { get; } =
    [
        new("semver", (_, a) => Guard(() => new GoSemanticVersion(SemanticVersion.Parse((string)a[0]!))), GoParameter.String),
        new("semverCompare", (_, a) => Guard(() => (object)Compare((string)a[0]!, (string)a[1]!)), GoParameter.String, GoParameter.String),
    ];

    private static bool Compare(string constraint, string version)
    {
        VersionConstraint range = VersionConstraint.Parse(constraint);
        return range.Check(SemanticVersion.Parse(version));
    }

    private static object Guard(Func<object> body)
    {
        try
        {
            return body();
        }
        catch (FormatException exception)
        {
            throw new GoFunctionException(exception.Message, exception);
        }
    }
}
