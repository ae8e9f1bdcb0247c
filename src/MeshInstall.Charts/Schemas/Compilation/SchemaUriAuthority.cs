using System.Globalization;
using MeshInstall.Charts.Schemas.Formats;

namespace MeshInstall.Charts.Schemas.Compilation;

/// <summary>What Go's net/url takes for a user and host.</summary>
internal static class SchemaUriAuthority
{
    private const string UserMarks = "-._:~!$&'()*+,;=%@";
    private const string HostMarks = "-_.~!$&'()*+,;=:[]<>\"";

    /// <summary>What is wrong; null where nothing is.</summary>
    public static string? Check(string scheme, string authority)
    {
        int at = authority.LastIndexOf('@');
        if (CheckHost(scheme, authority[(at + 1)..]) is { } error)
        {
            return error;
        }

        string user = at < 0 ? string.Empty : authority[..at];
        return user.All(c => char.IsAsciiLetterOrDigit(c) || UserMarks.Contains(c, StringComparison.Ordinal))
            ? SchemaUriSyntax.CheckEscapes(user) : "net/url: invalid userinfo";
    }

    /// <summary>The host without its port, the brackets of an IPv6 address taken away.</summary>
    public static string HostName(string authority)
    {
        string host = authority[(authority.LastIndexOf('@') + 1)..];
        int close = host.LastIndexOf(']');
        if (host.StartsWith('[') && close > 0)
        {
            return host[1..close];
        }

        int colon = host.LastIndexOf(':');
        return colon >= 0 && IsPort(host[colon..]) ? host[..colon] : host;
    }

    private static string? CheckHost(string scheme, string host)
    {
        int open = host.LastIndexOf('[');
        if (open > 0)
        {
            return "invalid IP-literal";
        }

        if (open == 0)
        {
            return CheckLiteral(host);
        }

        int colon = host.IndexOf(':', StringComparison.Ordinal);
        if (colon >= 0)
        {
            string port = host[(scheme is "http" or "https" ? colon : host.LastIndexOf(':'))..];
            if (!IsPort(port))
            {
                return $"invalid port {SchemaText.DoubleQuote(port)} after host";
            }
        }

        return CheckName(host);
    }

    private static string? CheckLiteral(string host)
    {
        int close = host.LastIndexOf(']');
        if (close < 0)
        {
            return "missing ']' in host";
        }

        string port = host[(close + 1)..];
        if (!IsPort(port))
        {
            return $"invalid port {SchemaText.DoubleQuote(port)} after host";
        }

        string name = host[1..close];
        int zone = name.IndexOf("%25", StringComparison.Ordinal);
        if (CheckName(zone < 0 ? name : name[..zone]) is { } error)
        {
            return error;
        }

        string address = zone < 0 ? name : name[..zone] + SchemaUriSyntax.Decode(name[zone..]);
        return AddressSyntax.Check(address, out bool isVersion4) is { } wrong ? $"invalid host: {wrong}" : isVersion4 ? "invalid IP-literal" : null;
    }

    private static string? CheckName(string name)
    {
        for (int i = 0; i < name.Length; i++)
        {
            if (name[i] == '%')
            {
                if (SchemaUriSyntax.CheckEscapes(name[i..Math.Min(name.Length, i + 3)]) is { } error)
                {
                    return error;
                }

                string escape = name.Substring(i, 3);
                if (int.Parse(escape.AsSpan(1, 1), NumberStyles.HexNumber, CultureInfo.InvariantCulture) < 8 && escape != "%25")
                {
                    return $"invalid URL escape {SchemaText.DoubleQuote(escape)}";
                }

                i += 2;
            }
            else if (name[i] < 0x80 && !char.IsAsciiLetterOrDigit(name[i]) && !HostMarks.Contains(name[i], StringComparison.Ordinal))
            {
                return $"invalid character {SchemaText.DoubleQuote(name.Substring(i, 1))} in host name";
            }
        }

        return null;
    }

    private static bool IsPort(string text) => text.Length == 0 || (text[0] == ':' && text.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0);
}
