using MeshInstall.Charts.Schemas.Compilation;

namespace MeshInstall.Charts.Schemas.Formats;

/// <summary>The formats <c>uri</c>, <c>uri-reference</c> and <c>uri-template</c>, also under their names for international characters.</summary>
internal static class UriFormats
{
    public static string? CheckUri(string text) => TryParse(text, out SchemaUri? uri, out string? error) && !uri!.IsAbsolute ? "relative url" : error;

    public static string? CheckReference(string text)
    {
        if (text.Contains('\\', StringComparison.Ordinal))
        {
            return @"contains \";
        }

        return TryParse(text, out _, out string? error) ? null : error;
    }

    public static string? CheckTemplate(string text)
    {
        if (!TryParse(text, out SchemaUri? uri, out string? error))
        {
            return error;
        }

        foreach (string segment in uri!.Path.Split('/'))
        {
            bool isOpen = false;
            foreach (char brace in (SchemaUriSyntax.Decode(segment) ?? string.Empty).Where(c => c is '{' or '}'))
            {
                if (brace == '{' == isOpen)
                {
                    return "nested curly braces";
                }

                isOpen = !isOpen;
            }

            if (isOpen)
            {
                return "no matching closing brace";
            }
        }

        return null;
    }

    private static bool TryParse(string text, out SchemaUri? uri, out string? error)
    {
        if (!SchemaUriSyntax.TryParseWhole(text, out uri, out error))
        {
            return false;
        }

        string authority = uri.Authority ?? string.Empty;
        string host = SchemaUriAuthority.HostName(authority);
        if (host.Contains(':', StringComparison.Ordinal))
        {
            error = authority.Contains('[', StringComparison.Ordinal) && authority.Contains(']', StringComparison.Ordinal)
                ? NetworkFormats.CheckVersion6(SchemaUriSyntax.Decode(host) ?? host) is { } wrong ? $"invalid ipv6 address: {wrong}" : null
                : "ipv6 address not enclosed in brackets";
        }

        return error is null;
    }
}
