using MeshInstall.Charts.Functions.Conversions;
using MeshInstall.Charts.GoValues;

namespace MeshInstall.Charts.Functions.Paths;

/// <summary>Parses URLs as Go's net/url does, with its complaints.</summary>
internal static class UrlParser
{
    /// <exception cref="GoFunctionException">It is no URL.</exception>
    public static GoUrl Parse(string text)
    {
        string bytes = ByteText.From(text);
        string[] parts = bytes.Split('#', 2);
        GoUrl url = Located(parts[0], () => ParseReference(parts[0]));
        return parts.Length == 1 ? url : Located(bytes, () => url with { Fragment = UrlEscaping.Unescape(parts[1], UrlPart.Fragment) });
    }

    /// <summary>Whether it is empty, or a colon with any number of digits.</summary>
    public static bool IsPort(ReadOnlySpan<char> port) => port.IsEmpty || (port[0] == ':' && !port[1..].ContainsAnyExceptInRange('0', '9'));

    private static GoUrl Located(string bytes, Func<GoUrl> parse)
    {
        try
        {
            return parse();
        }
        catch (GoFunctionException exception)
        {
            throw new GoFunctionException($"parse {Quote(bytes)}: {exception.Message}", exception);
        }
    }

    private static GoUrl ParseReference(string text)
    {
        if (text.Any(c => c is < ' ' or '\x7F'))
        {
            throw new GoFunctionException("net/url: invalid control character in URL");
        }

        if (text == "*")
        {
            return new GoUrl { Path = text };
        }

        int schemeLength = SchemeLength(text);
        string scheme = text[..schemeLength].ToLowerInvariant();
        string rest = schemeLength == 0 ? text : text[(schemeLength + 1)..];
        string[] parts = rest.Split('?', 2);
        GoUrl url = new() { Scheme = scheme, Query = parts.Length > 1 ? parts[1] : string.Empty };
        rest = parts[0];
        if (!rest.StartsWith('/'))
        {
            if (scheme.Length > 0)
            {
                return url with { Opaque = rest };
            }

            if (rest.Split('/', 2)[0].Contains(':'))
            {
                throw new GoFunctionException("first path segment in URL cannot contain colon");
            }
        }

        if (rest.StartsWith("//", StringComparison.Ordinal) && (scheme.Length > 0 || !rest.StartsWith("///", StringComparison.Ordinal)))
        {
            int slash = rest.IndexOf('/', 2);
            string authority = slash < 0 ? rest[2..] : rest[2..slash];
            rest = slash < 0 ? string.Empty : rest[slash..];
            int at = authority.LastIndexOf('@');
            url = url with { Host = ParseHost(authority[(at + 1)..]) };
            url = at < 0 ? url : url with { User = ParseUser(authority[..at]) };
        }

        return url with { Path = UrlEscaping.Unescape(rest, UrlPart.Path) };
    }

    private static int SchemeLength(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c == ':')
            {
                return i > 0 ? i : throw new GoFunctionException("missing protocol scheme");
            }

            if (!char.IsAsciiLetter(c) && (i == 0 || (!char.IsAsciiDigit(c) && c is not ('+' or '-' or '.'))))
            {
                return 0;
            }
        }

        return 0;
    }

    private static GoUserInfo ParseUser(string text)
    {
        if (!text.All(c => char.IsAsciiLetterOrDigit(c) || "-._:~!$&'()*+,;=%@".Contains(c, StringComparison.Ordinal)))
        {
            throw new GoFunctionException("net/url: invalid userinfo");
        }

        string[] parts = text.Split(':', 2);
        string name = UrlEscaping.Unescape(parts[0], UrlPart.UserInfo);
        return new GoUserInfo(name, parts.Length == 1 ? null : UrlEscaping.Unescape(parts[1], UrlPart.UserInfo));
    }

    private static string ParseHost(string host)
    {
        int bracket = host.LastIndexOf('[');
        if (bracket > 0)
        {
            throw new GoFunctionException("invalid IP-literal");
        }

        if (bracket == 0)
        {
            return ParseAddress(host);
        }

        int colon = host.LastIndexOf(':');
        if (colon >= 0)
        {
            CheckPort(host[colon..]);
        }

        return UrlEscaping.Unescape(host, UrlPart.Host);
    }

    private static string ParseAddress(string host)
    {
        int end = host.LastIndexOf(']');
        if (end < 0)
        {
            throw new GoFunctionException("missing ']' in host");
        }

        string port = host[(end + 1)..];
        CheckPort(port);
        string address = host[1..end];
        int zone = address.IndexOf("%25", StringComparison.Ordinal);
        string name = zone < 0 ? UrlEscaping.Unescape(address, UrlPart.Host)
            : UrlEscaping.Unescape(address[..zone], UrlPart.Host) + UrlEscaping.Unescape(address[zone..], UrlPart.Zone);
        NetworkAddress.RequireVersion6(name);
        return $"[{name}]{UrlEscaping.Unescape(port, UrlPart.Host)}";
    }

    private static void CheckPort(string port)
    {
        if (!IsPort(port))
        {
            throw new GoFunctionException($"invalid port {Quote(port)} after host");
        }
    }

    private static string Quote(string bytes) => GoPrint.Sprintf("%q", [ByteText.ToText(bytes)]);
}
