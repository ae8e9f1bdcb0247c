using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using MeshInstall.Charts.GoValues;

namespace MeshInstall.Charts.Schemas.Compilation;

/// <summary>What Go's net/url takes for a URI reference, and what it says of others.</summary>
internal static class SchemaUriSyntax
{
    /// <summary>Reads a reference that has no fragment.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out SchemaUri? uri, [NotNullWhen(false)] out string? error)
    {
        uri = null;
        error = text.Any(c => c is < ' ' or '\u007f') ? "net/url: invalid control character in URL" : null;
        int colon = SchemeLength(text);
        if (colon == 0)
        {
            error ??= "missing protocol scheme";
        }

        if (error is not null)
        {
            return false;
        }

        string scheme = colon < 0 ? string.Empty : text[..colon].ToLowerInvariant();
        string rest = text[(colon + 1)..];
        int mark = rest.IndexOf('?', StringComparison.Ordinal);
        string? query = mark < 0 ? null : rest[(mark + 1)..];
        rest = mark < 0 ? rest : rest[..mark];
        if (!rest.StartsWith('/'))
        {
            if (scheme.Length > 0)
            {
                uri = new SchemaUri(scheme, rest, null, string.Empty, query);
                return true;
            }

            if (rest.Split('/')[0].Contains(':', StringComparison.Ordinal))
            {
                error = "first path segment in URL cannot contain colon";
                return false;
            }
        }

        string? authority = null;
        if (rest.StartsWith("//", StringComparison.Ordinal) && (scheme.Length > 0 || !rest.StartsWith("///", StringComparison.Ordinal)))
        {
            int slash = rest.IndexOf('/', 2);
            authority = slash < 0 ? rest[2..] : rest[2..slash];
            rest = slash < 0 ? string.Empty : rest[slash..];
            if ((error = SchemaUriAuthority.Check(scheme, authority)) is not null)
            {
                return false;
            }
        }

        error = CheckEscapes(rest);
        uri = error is null ? new SchemaUri(scheme, string.Empty, authority, rest, query) : null;
        return uri is not null;
    }

    /// <summary>Reads a reference whose fragment does not matter but must be right.</summary>
    public static bool TryParseWhole(string text, [NotNullWhen(true)] out SchemaUri? uri, [NotNullWhen(false)] out string? error)
    {
        int hash = text.IndexOf('#', StringComparison.Ordinal);
        string address = hash < 0 ? text : text[..hash];
        string failed = address;
        if (TryParse(address, out uri, out error) && hash >= 0 && (error = CheckEscapes(text[(hash + 1)..])) is not null)
        {
            failed = text;
        }

        if (error is null)
        {
            return uri is not null;
        }

        error = $"parse {SchemaText.DoubleQuote(failed)}: {error}";
        return false;
    }

    /// <summary>Text with its percent signs decoded; null where one is wrong.</summary>
    public static string? Decode(string text)
    {
        if (!text.Contains('%', StringComparison.Ordinal))
        {
            return text;
        }

        if (CheckEscapes(text) is not null)
        {
            return null;
        }

        byte[] bytes = GoString.ToBytes(text);
        int length = 0;
        for (int i = 0; i < bytes.Length; i++)
        {
            bool escaped = bytes[i] == '%';
            bytes[length++] = escaped ? byte.Parse(Encoding.ASCII.GetString(bytes, i + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) : bytes[i];
            i += escaped ? 2 : 0;
        }

        return GoString.FromBytes(bytes.AsSpan(0, length));
    }

    /// <summary>A fragment with what may not stand in it encoded; slashes stay.</summary>
    public static string Encode(string text)
    {
        StringBuilder encoded = new(text.Length);
        foreach (byte value in GoString.ToBytes(text))
        {
            if (char.IsAsciiLetterOrDigit((char)value) || "-_.~$&+:=@/".Contains((char)value, StringComparison.Ordinal))
            {
                encoded.Append((char)value);
            }
            else
            {
                encoded.Append(CultureInfo.InvariantCulture, $"%{value:X2}");
            }
        }

        return encoded.ToString();
    }

    /// <summary>What is wrong with the percent signs of a text; null where nothing is.</summary>
    public static string? CheckEscapes(string text)
    {
        for (int i = text.IndexOf('%', StringComparison.Ordinal); i >= 0; i = text.IndexOf('%', i + 1))
        {
            if (i + 2 >= text.Length || !char.IsAsciiHexDigit(text[i + 1]) || !char.IsAsciiHexDigit(text[i + 2]))
            {
                return $"invalid URL escape {SchemaText.DoubleQuote(text[i..Math.Min(text.Length, i + 3)])}";
            }
        }

        return null;
    }

    /// <summary>The place of the colon after a scheme; -1 without one.</summary>
    private static int SchemeLength(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == ':')
            {
                return i;
            }

            if (!char.IsAsciiLetter(text[i]) && (i == 0 || !(char.IsAsciiDigit(text[i]) || text[i] is '+' or '-' or '.')))
            {
                return -1;
            }
        }

        return -1;
    }
}
