using System.Buffers;
using MeshInstall.Charts.Functions.Conversions;
using MeshInstall.Charts.GoValues;

namespace MeshInstall.Charts.Functions.Paths;

/// <summary>Checks IPv6 addresses as Go's net/netip does, with its complaints. The text has one character a byte.</summary>
internal readonly ref struct NetworkAddress
{
    private const int Groups = 8;
    private static readonly SearchValues<char> HexadecimalDigits = SearchValues.Create("0123456789abcdefABCDEF");
    private readonly string _text;

    private NetworkAddress(string text) => _text = text;

    /// <exception cref="GoFunctionException">It is no IPv6 address.</exception>
    public static void RequireVersion6(string text) => new NetworkAddress(text).Check();

    private void Check()
    {
        int mark = _text.AsSpan().IndexOfAny('.', ':', '%');
        switch (mark < 0 ? '\0' : _text[mark])
        {
            case ':':
                CheckVersion6();
                break;
            case '.':
                CheckVersion4(_text);
                throw new GoFunctionException("invalid IP-literal");
            case '%':
                throw Fault("missing IPv6 address");
            default:
                throw Fault("unable to parse IP");
        }
    }

    private void CheckVersion6()
    {
        string rest = _text;
        int zone = rest.IndexOf('%');
        if (zone >= 0)
        {
            rest = zone == rest.Length - 1 ? throw Fault("zone must be a non-empty string") : rest[..zone];
        }

        bool shortened = rest.StartsWith("::", StringComparison.Ordinal);
        rest = shortened ? rest[2..] : rest;
        if (rest.Length == 0)
        {
            return;
        }

        int groups = 0;
        while (groups < Groups)
        {
            int digits = DigitsAtStart(rest);
            if (digits < rest.Length && rest[digits] == '.')
            {
                CheckEmbedded(rest, groups, shortened);
                groups += 2;
                rest = string.Empty;
                break;
            }

            groups++;
            rest = rest[digits..];
            if (rest.Length == 0)
            {
                break;
            }

            rest = rest[0] != ':' ? throw Fault("unexpected character, want colon", rest)
                : rest.Length == 1 ? throw Fault("colon must be followed by more characters", rest) : rest[1..];
            if (rest[0] == ':')
            {
                rest = shortened ? throw Fault("multiple :: in address", rest) : rest[1..];
                shortened = true;
                if (rest.Length == 0)
                {
                    break;
                }
            }
        }

        if (rest.Length > 0)
        {
            throw Fault("trailing garbage after address", rest);
        }

        if (shortened != groups < Groups)
        {
            throw Fault(shortened ? "the :: must expand to at least one field of zeros" : "address string too short");
        }
    }

    private int DigitsAtStart(string rest)
    {
        int end = rest.AsSpan().IndexOfAnyExcept(HexadecimalDigits);
        int digits = end < 0 ? rest.Length : end;
        return digits switch
        {
            0 => throw Fault("each colon-separated field must have at least one digit", rest),
            > 4 => throw Fault("each group must have 4 or less digits", rest),
            _ => digits,
        };
    }

    private void CheckEmbedded(string rest, int groups, bool shortened)
    {
        if (!shortened && groups != Groups - 2)
        {
            throw Fault("embedded IPv4 address must replace the final 2 fields of the address", rest);
        }

        if (groups + 2 > Groups)
        {
            throw Fault("too many hex fields to fit an embedded IPv4 at the end of the address", rest);
        }

        CheckVersion4(rest);
    }

    private void CheckVersion4(string address)
    {
        int dots = 0;
        int value = -1;
        for (int i = 0; i < address.Length; i++)
        {
            char c = address[i];
            if (char.IsAsciiDigit(c))
            {
                value = value == 0 ? throw Fault("IPv4 field has octet with leading zero") : (Math.Max(value, 0) * 10) + (c - '0');
                if (value > byte.MaxValue)
                {
                    throw Fault("IPv4 field has value >255");
                }

                continue;
            }

            if (c != '.')
            {
                throw Fault("unexpected character", address[i..]);
            }

            if (value < 0 || i == address.Length - 1)
            {
                throw Fault("IPv4 field must have at least one digit", address[i..]);
            }

            value = ++dots > 3 ? throw Fault("IPv4 address too long") : -1;
        }

        if (dots < 3)
        {
            throw Fault("IPv4 address too short");
        }
    }

    private GoFunctionException Fault(string message, string? at = null) =>
        new($"invalid host: ParseAddr({Quote(_text)}): {message}{(at is null ? string.Empty : $" (at {Quote(at)})")}");

    private static string Quote(string bytes) => GoPrint.Sprintf("%q", [ByteText.ToText(bytes)]);
}
