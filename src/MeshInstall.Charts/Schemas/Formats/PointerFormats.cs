namespace MeshInstall.Charts.Schemas.Formats;

/// <summary>The formats <c>json-pointer</c> and <c>relative-json-pointer</c>.</summary>
internal static class PointerFormats
{
    public static string? CheckPointer(string text)
    {
        if (text.Length == 0)
        {
            return null;
        }

        if (text[0] != '/')
        {
            return "not starting with /";
        }

        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '~' && (i + 1 == text.Length || text[i + 1] is not ('0' or '1')))
            {
                return "~ must be followed by 0 or 1";
            }
        }

        return null;
    }

    public static string? CheckRelative(string text)
    {
        int digits = text.AsSpan().IndexOfAnyExceptInRange('0', '9');
        digits = digits < 0 ? text.Length : digits;
        if (digits == 0)
        {
            return "must start with non-negative integer";
        }

        if (digits > 1 && text[0] == '0')
        {
            return "starts with zero";
        }

        return text.AsSpan(digits) is "#" ? null : CheckPointer(text[digits..]);
    }
}
