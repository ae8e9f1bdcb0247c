using System.Globalization;

namespace MeshInstall;

/// <summary>Where a value was written.</summary>
/// <param name="Kind">The kind of place.</param>
/// <param name="Source">The file, the profile's name, or the parameter with its text.</param>
/// <param name="Line">The line in the file, from 1; 0 where there is none.</param>
/// <param name="Column">The column in the line, from 1; 0 where there is none.</param>
public sealed record MeshOrigin(MeshOriginKind Kind, string Source, int Line = 0, int Column = 0)
{
    /// <summary>The place as <c>file:line:column</c>, <c>profile demo:3:5</c> or <c>-Set a.b=c</c>.</summary>
    public override string ToString()
    {
        string source = Kind == MeshOriginKind.Profile ? "profile " + Source : Source;
        return Line > 0 ? string.Create(CultureInfo.InvariantCulture, $"{source}:{Line}:{Column}") : source;
    }
}
