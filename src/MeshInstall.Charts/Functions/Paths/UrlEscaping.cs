using System.Text;
using MeshInstall.Charts.GoValues;

namespace MeshInstall.Charts.Functions.Paths;

/// <summary>Percent-encoding by the rules of Go's net/url. All texts here have one character a byte.</summary>
internal static class UrlEscaping
{
    public static string Escape(string bytes, UrlPart part)
    {
        if (!bytes.Any(c => MustEscape(c, part)))
        {
            return bytes;
        }

        StringBuilder result = new(bytes.Length + 16);
        foreach (char c in bytes)
        {
            if (MustEscape(c, part))
            {
                result.Append('%').Append(Convert.ToHexString([(byte)c]));
            }
            else
            {
                result.Append(c);
            }
        }

        return result.ToString();
    }

    /// <exception cref="GoFunctionException">An escape is broken or not allowed here.</exception>
    public static string Unescape(string bytes, UrlPart part)
    {
        StringBuilder result = new(bytes.Length);
        for (int i = 0; i < bytes.Length; i++)
        {
            char c = bytes[i];
            if (c != '%')
            {
                if (part is UrlPart.Host or UrlPart.Zone && c < 0x80 && MustEscape(c, part))
                {
                    throw new GoFunctionException($"invalid character {GoPrint.Sprintf("%q", [c.ToString()])} in host name");
                }

                result.Append(c);
                continue;
            }

            string escape = bytes.Substring(i, Math.Min(3, bytes.Length - i));
            if (escape.Length < 3 || !char.IsAsciiHexDigit(escape[1]) || !char.IsAsciiHexDigit(escape[2]))
            {
                throw Invalid(escape);
            }

            char value = (char)Convert.FromHexString(escape.AsSpan(1))[0];
            bool forbidden = part switch
            {
                // A host is only escaped beyond ASCII; a zone's own mark is the one exception.
                UrlPart.Host => value < 0x80 && escape != "%25",
                UrlPart.Zone => escape != "%25" && value != ' ' && MustEscape(value, UrlPart.Host),
                _ => false,
            };
            if (forbidden)
            {
                throw Invalid(escape);
            }

            result.Append(value);
            i += 2;
        }

        return result.ToString();
    }

    public static bool MustEscape(char c, UrlPart part)
    {
        if (char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '~')
        {
            return false;
        }

        return part switch
        {
            UrlPart.Host or UrlPart.Zone => !"!$&'()*+,;=:[]<>\"".Contains(c, StringComparison.Ordinal),
            UrlPart.Path => !"$&+,/:;=@".Contains(c, StringComparison.Ordinal),
            UrlPart.UserInfo => !"$&+,;=".Contains(c, StringComparison.Ordinal),
            _ => !"$&+,/:;=?@!()*".Contains(c, StringComparison.Ordinal),
        };
    }

    private static GoFunctionException Invalid(string escape) => new($"invalid URL escape {GoPrint.Sprintf("%q", [Conversions.ByteText.ToText(escape)])}");
}
