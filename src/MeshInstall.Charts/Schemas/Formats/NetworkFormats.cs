using MeshInstall.Charts.GoValues;

namespace MeshInstall.Charts.Schemas.Formats;

/// <summary>The formats <c>ipv4</c>, <c>ipv6</c>, <c>hostname</c> and <c>email</c>.</summary>
internal static class NetworkFormats
{
    private const string MailMarks = ".!#$%&'*+-/=?^_`{|}~";

    public static string? CheckVersion4(string text)
    {
        string[] groups = text.Split('.');
        if (groups.Length != 4)
        {
            return "expected four decimals";
        }

        foreach (string group in groups)
        {
            if (group.Length > 1 && group[0] == '0')
            {
                return "leading zeros";
            }

            if (FormatText.CheckInteger(group, out long value) is { } error)
            {
                return error;
            }

            if (value is < 0 or > 255)
            {
                return "decimal must be between 0 and 255";
            }
        }

        return null;
    }

    public static string? CheckVersion6(string text) => !text.Contains(':', StringComparison.Ordinal) ? "missing colon"
        : AddressSyntax.Check(text, out _) ?? (AddressSyntax.HasZone(text) ? "zone id is not a part of ipv6 address" : null);

    public static string? CheckHost(string text)
    {
        text = text.EndsWith('.') ? text[..^1] : text;
        if (GoString.Length(text) > 253)
        {
            return "more than 253 characters long";
        }

        foreach (string label in text.Split('.'))
        {
            if (GoString.Length(label) is < 1 or > 63)
            {
                return "label must be 1 to 63 characters long";
            }

            if (label[0] == '-' || label[^1] == '-')
            {
                return label[0] == '-' ? "label starts with hyphen" : "label ends with hyphen";
            }

            if (FormatText.FindOther(label, c => char.IsAsciiLetterOrDigit(c) || c == '-') is { } other)
            {
                return $"invalid character {other}";
            }
        }

        return null;
    }

    public static string? CheckEmail(string text)
    {
        if (GoString.Length(text) > 254)
        {
            return "more than 255 characters long";
        }

        int at = text.LastIndexOf('@');
        if (at < 0)
        {
            return "missing @";
        }

        if (CheckLocal(text[..at]) is { } error)
        {
            return error;
        }

        string domain = text[(at + 1)..];
        if (!domain.StartsWith('[') || !domain.EndsWith(']'))
        {
            return Wrap("invalid domain", CheckHost(domain));
        }

        domain = domain[1..^1];
        return domain.StartsWith("IPv6:", StringComparison.Ordinal) ? Wrap("invalid ipv6 address", CheckVersion6(domain[5..])) : Wrap("invalid ipv4 address", CheckVersion4(domain));
    }

    private static string? CheckLocal(string local)
    {
        if (GoString.Length(local) > 64)
        {
            return "local part more than 64 characters long";
        }

        if (local.Length > 1 && local[0] == '"')
        {
            return local.AsSpan(1, local.Length - 2).IndexOfAny('\\', '"') < 0 ? null : "backslash and quote are not allowed within quoted local part";
        }

        return local.StartsWith('.') ? "starts with dot" : local.EndsWith('.') ? "ends with dot"
            : local.Contains("..", StringComparison.Ordinal) ? "consecutive dots"
            : FormatText.FindOther(local, c => char.IsAsciiLetterOrDigit(c) || MailMarks.Contains(c, StringComparison.Ordinal)) is { } other ? $"invalid character {other}" : null;
    }

    private static string? Wrap(string what, string? error) => error is null ? null : $"{what}: {error}";
}
