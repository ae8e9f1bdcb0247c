using System.Globalization;
using System.Text;

namespace MeshInstall.Engine.Configuration;

/// <summary>Reads a bracket of a path.</summary>
internal static class MeshPathBracket
{
    /// <summary>The segment of the bracket that opens at <paramref name="index"/>, which is moved behind the bracket.</summary>
    public static MeshPathSegment Parse(string path, ref int index)
    {
        int start = index++;
        StringBuilder content = new();
        int colon = -1;
        for (; index < path.Length && path[index] != ']'; index++)
        {
            bool escaped = path[index] == '\\' && index + 1 < path.Length && path[index + 1] is '.' or '[' or ']';
            char character = escaped ? path[++index] : path[index];
            colon = character == ':' && colon < 0 ? content.Length : colon;
            content.Append(character);
        }

        if (index == path.Length)
        {
            throw MeshPathErrors.Invalid(path, $"the '[' at position {start + 1} has no ']'");
        }

        index++;
        if (index < path.Length && path[index] is not ('.' or '['))
        {
            throw MeshPathErrors.Invalid(path, $"after the ']' at position {index} stands neither '.' nor '['");
        }

        return Of(path, content.ToString(), colon);
    }

    private static MeshPathSegment Of(string path, string content, int colon)
    {
        if (content.Length == 0)
        {
            return new MeshPathSegment(MeshPathSegmentKind.Append);
        }

        if (int.TryParse(content, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int position))
        {
            return new MeshPathSegment(MeshPathSegmentKind.Index, Position: position);
        }

        return colon > 0
            ? new MeshPathSegment(MeshPathSegmentKind.Selector, content[..colon], content[(colon + 1)..])
            : throw MeshPathErrors.Invalid(path, $"'[{content}]' is neither a position like [0] nor a selector like [name:value]");
    }
}
