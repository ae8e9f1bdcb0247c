using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace MeshInstall.Engine.Validation.Checks.Values;

/// <summary>CIDR blocks as Go reads them: any host bits, no leading zeros, no zone.</summary>
internal static class AddressRange
{
    /// <summary>Why a text is not a CIDR block; null where it is one.</summary>
    public static string? FindProblem(string text)
    {
        int slash = text.LastIndexOf('/');
        if (slash < 0)
        {
            return "it has no prefix length";
        }

        if (!TryParseAddress(text[..slash], out IPAddress? address))
        {
            return $"'{text[..slash]}' is not an address";
        }

        ReadOnlySpan<char> bits = text.AsSpan(slash + 1);
        int longest = address!.AddressFamily == AddressFamily.InterNetwork ? 32 : 128;
        bool plain = bits.Length is > 0 and <= 3 && (bits.Length == 1 || bits[0] != '0') && !bits.ContainsAnyExceptInRange('0', '9');
        return plain && int.Parse(bits, NumberStyles.None, CultureInfo.InvariantCulture) <= longest
            ? null
            : $"the prefix length '{bits}' is not a number from 0 to {longest}";
    }

    /// <summary>Parses an IPv4 address of four numbers or an IPv6 address without zone.</summary>
    public static bool TryParseAddress(string text, out IPAddress? address)
    {
        address = null;
        if (text.Contains(':', StringComparison.Ordinal))
        {
            return !text.Contains('%', StringComparison.Ordinal) && !text.StartsWith('[') && IPAddress.TryParse(text, out address);
        }

        string[] parts = text.Split('.');
        bool plain = parts.Length == 4 && Array.TrueForAll(
            parts, part => part.Length is > 0 and <= 3 && part.All(char.IsAsciiDigit) && (part.Length == 1 || part[0] != '0'));
        return plain && IPAddress.TryParse(text, out address);
    }
}
