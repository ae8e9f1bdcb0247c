using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace MeshInstall.Charts.Crypto;

/// <summary>Reads IP addresses as Go's <c>net.ParseIP</c>: four decimal numbers without leading zeros, or IPv6 without a zone.</summary>
internal static class GoAddress
{
    public static IPAddress? Parse(string text)
    {
        bool isIPv6 = text.Contains(':', StringComparison.Ordinal);
        string dotted = isIPv6 ? text[(text.LastIndexOf(':') + 1)..] : text;
        if ((!isIPv6 || dotted.Contains('.', StringComparison.Ordinal)) && !IsDotted(dotted))
        {
            return null;
        }

        bool isPlain = text.All(c => char.IsAsciiHexDigit(c) || c is ':' or '.');
        return isPlain && IPAddress.TryParse(text, out IPAddress? address) && isIPv6 == (address.AddressFamily == AddressFamily.InterNetworkV6) ? address : null;
    }

    private static bool IsDotted(string text)
    {
        string[] parts = text.Split('.');
        return parts.Length == 4 && parts.All(part => part.Length is > 0 and < 4 && (part.Length == 1 || part[0] != '0')
            && byte.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out _));
    }
}
