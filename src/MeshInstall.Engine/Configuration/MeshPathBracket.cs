using System.Globalization;

namespace MeshInstall.Engine.Configuration;

/// <summary>Reads what stands between the brackets of a path.</summary>
internal static class MeshPathBracket
{
    public static MeshPathSegment Parse(string path, string text)
    {
        if (text.Length == 0)
        {
            return new MeshPathSegment(MeshPathSegmentKind.Append);
        }

        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int position))
        {
            return new MeshPathSegment(MeshPathSegmentKind.Index, Position: position);
        }

        int colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon > 0
            ? new MeshPathSegment(MeshPathSegmentKind.Selector, text[..colon], text[(colon + 1)..])
            : throw MeshPathErrors.Invalid(path, $"'[{text}]' is neither a position like [0] nor a selector like [name:value]");
    }
}
