namespace MeshInstall.Charts.Schemas.Formats;

/// <summary>The formats <c>uuid</c> and <c>semver</c>.</summary>
internal static class NameFormats
{
    private static readonly int[] UuidGroups = [8, 4, 4, 4, 12];
    private static readonly string[] VersionParts = ["major", "minor", "patch"];

    public static string? CheckUuid(string text)
    {
        string[] groups = text.Split('-');
        if (groups.Length != UuidGroups.Length)
        {
            return $"must have {UuidGroups.Length} elements";
        }

        for (int i = 0; i < groups.Length; i++)
        {
            if (GoValues.GoString.Length(groups[i]) != UuidGroups[i])
            {
                return $"element {i + 1} must be {UuidGroups[i]} characters long";
            }

            if (FormatText.FindOther(groups[i], char.IsAsciiHexDigit) is { } other)
            {
                return $"non-hex character {other}";
            }
        }

        return null;
    }

    public static string? CheckVersion(string text)
    {
        int plus = text.IndexOf('+', StringComparison.Ordinal);
        if (plus >= 0)
        {
            if (CheckBuild(text[(plus + 1)..]) is { } error)
            {
                return error;
            }

            text = text[..plus];
        }

        int dash = text.IndexOf('-', StringComparison.Ordinal);
        if (dash >= 0)
        {
            if (CheckPreRelease(text[(dash + 1)..]) is { } error)
            {
                return error;
            }

            text = text[..dash];
        }

        string[] parts = text.Split('.');
        if (parts.Length != VersionParts.Length)
        {
            return "versionCore must have 3 numbers separated by dot";
        }

        for (int i = 0; i < parts.Length; i++)
        {
            string? wrong = parts[i].Length == 0 ? "is empty" : parts[i].Length > 1 && parts[i][0] == '0' ? "starts with zero"
                : parts[i].All(char.IsAsciiDigit) ? null : "contains non-digit";
            if (wrong is not null)
            {
                return $"{VersionParts[i]} {wrong}";
            }
        }

        return null;
    }

    private static string? CheckBuild(string build)
    {
        if (build.Length == 0)
        {
            return "build is empty";
        }

        foreach (string part in build.Split('.'))
        {
            if (part.Length == 0)
            {
                return "build identifier is empty";
            }

            if (FormatText.FindOther(part, IsIdentifier) is { } other)
            {
                return $"invalid character {other} in build identifier";
            }
        }

        return null;
    }

    private static string? CheckPreRelease(string text)
    {
        foreach (string part in text.Split('.'))
        {
            if (part.Length == 0)
            {
                return "pre-release identifier is empty";
            }

            if (FormatText.FindOther(part, IsIdentifier) is { } other)
            {
                return $"invalid character {other} in pre-release identifier";
            }

            if (part.Length > 1 && part[0] == '0' && part.All(char.IsAsciiDigit))
            {
                return "pre-release numeric identifier starts with zero";
            }
        }

        return null;
    }

    private static bool IsIdentifier(char c) => char.IsAsciiLetterOrDigit(c) || c == '-';
}
