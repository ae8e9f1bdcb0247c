using System.Buffers;

namespace MeshInstall.Charts.Schemas.Formats;

/// <summary>IP addresses as Go's net/netip reads them, with its words for what is none.</summary>
internal static class AddressSyntax
{
    private const int Groups = 8;
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    /// <summary>What is wrong with an address; null where nothing is.</summary>
    public static string? Check(string text, out bool isVersion4)
    {
        int mark = text.AsSpan().IndexOfAny('.', ':', '%');
        isVersion4 = mark >= 0 && text[mark] == '.';
        return mark < 0 ? Fault(text, "unable to parse IP") : text[mark] switch
        {
            '.' => CheckVersion4(text, text),
            ':' => CheckVersion6(text),
            _ => Fault(text, "missing IPv6 address"),
        };
    }

    public static bool HasZone(string text) => text.Contains('%', StringComparison.Ordinal);

    private static string Fault(string text, string what, string? at = null) =>
        $"ParseAddr({SchemaText.DoubleQuote(text)}): {what}{(at is null ? string.Empty : $" (at {SchemaText.DoubleQuote(at)})")}";

    private static string? CheckVersion4(string whole, string part)
    {
        int value = 0, digits = 0, fields = 0;
        for (int i = 0; i < part.Length; i++)
        {
            if (char.IsAsciiDigit(part[i]))
            {
                if (digits == 1 && value == 0)
                {
                    return Fault(whole, "IPv4 field has octet with leading zero");
                }

                value = (value * 10) + part[i] - '0';
                digits++;
                if (value > 255)
                {
                    return Fault(whole, "IPv4 field has value >255");
                }
            }
            else if (part[i] != '.')
            {
                return Fault(whole, "unexpected character", part[i..]);
            }
            else if (i == 0 || i == part.Length - 1 || part[i - 1] == '.')
            {
                return Fault(whole, "IPv4 field must have at least one digit", part[i..]);
            }
            else if (++fields > 3)
            {
                return Fault(whole, "IPv4 address too long");
            }
            else
            {
                (value, digits) = (0, 0);
            }
        }

        return fields < 3 ? Fault(whole, "IPv4 address too short") : null;
    }

    private static string? CheckVersion6(string whole)
    {
        int zone = whole.IndexOf('%', StringComparison.Ordinal);
        string rest = zone < 0 ? whole : whole[..zone];
        if (zone == whole.Length - 1)
        {
            return Fault(whole, "zone must be a non-empty string");
        }

        bool hasGap = rest.StartsWith("::", StringComparison.Ordinal);
        rest = hasGap ? rest[2..] : rest;
        if (hasGap && rest.Length == 0)
        {
            return null;
        }

        int groups = 0;
        while (groups < Groups)
        {
            int digits = rest.AsSpan().IndexOfAnyExcept(HexDigits);
            digits = digits < 0 ? rest.Length : digits;
            if (digits == 0)
            {
                return Fault(whole, "each colon-separated field must have at least one digit", rest);
            }

            if (digits > 4)
            {
                return Fault(whole, "each group must have 4 or less digits", rest);
            }

            if (digits < rest.Length && rest[digits] == '.')
            {
                return !hasGap && groups != Groups - 2 ? Fault(whole, "embedded IPv4 address must replace the final 2 fields of the address", rest)
                    : groups + 2 > Groups ? Fault(whole, "too many hex fields to fit an embedded IPv4 at the end of the address", rest)
                    : CheckVersion4(whole, rest) ?? CheckLength(whole, groups + 2, hasGap);
            }

            groups++;
            rest = rest[digits..];
            if (rest.Length == 0)
            {
                break;
            }

            if (rest[0] != ':')
            {
                return Fault(whole, "unexpected character, want colon", rest);
            }

            if (rest.Length == 1)
            {
                return Fault(whole, "colon must be followed by more characters", rest);
            }

            rest = rest[1..];
            if (rest[0] == ':')
            {
                if (hasGap)
                {
                    return Fault(whole, "multiple :: in address", rest);
                }

                hasGap = true;
                rest = rest[1..];
                if (rest.Length == 0)
                {
                    break;
                }
            }
        }

        return rest.Length > 0 ? Fault(whole, "trailing garbage after address", rest) : CheckLength(whole, groups, hasGap);
    }

    private static string? CheckLength(string whole, int groups, bool hasGap) => (groups < Groups, hasGap) switch
    {
        (true, false) => Fault(whole, "address string too short"),
        (false, true) => Fault(whole, "the :: must expand to at least one field of zeros"),
        _ => null,
    };
}
