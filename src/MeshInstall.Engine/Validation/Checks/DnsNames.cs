using System.Text.RegularExpressions;

namespace MeshInstall.Engine.Validation.Checks;

/// <summary>The forms of names in Kubernetes (small letters only) and in DNS (letters of any case).</summary>
internal static partial class DnsNames
{
    /// <summary>A label of Kubernetes: up to 63 lower-case letters, digits and hyphens, no hyphen at either end.</summary>
    public static bool IsLabel(string name) => name.Length is > 0 and <= 63 && Label().IsMatch(name);

    /// <summary>Labels of Kubernetes joined by dots, up to 253 characters.</summary>
    public static bool IsSubdomain(string name) => name.Length is > 0 and <= 253 && name.Split('.').All(IsLabel);

    /// <summary>A label of DNS.</summary>
    public static bool IsHostLabel(string name) => name.Length is > 0 and <= 63 && HostLabel().IsMatch(name);

    /// <summary>A full domain name; a dot at its end is allowed, a last label of digits is not.</summary>
    public static bool IsDomain(string name)
    {
        string[] labels = name.Split('.');
        bool dotted = labels[^1].Length == 0 && labels.Length > 1;
        return name.Length is > 0 and <= 255
            && labels.Take(labels.Length - 1).All(IsHostLabel)
            && (dotted || (IsHostLabel(labels[^1]) && !labels[^1].All(char.IsAsciiDigit)));
    }

    /// <summary>A domain name whose first label may be or start with a wildcard.</summary>
    public static bool IsWildcardDomain(string name)
    {
        string[] parts = name.Split('.', 2);
        string first = parts[0].StartsWith("*-", StringComparison.Ordinal) ? parts[0][2..] : parts[0].TrimStart('*');
        bool wild = parts[0] == "*" || (IsHostLabel(first) && parts[0].Length - first.Length <= 2 && !parts[0].StartsWith("**", StringComparison.Ordinal));
        return name.Length is > 0 and <= 255 && wild && (parts.Length == 1 || IsDomain(parts[1]));
    }

    [GeneratedRegex("^[a-z0-9]([-a-z0-9]*[a-z0-9])?\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Label();

    [GeneratedRegex("^[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?\\z", RegexOptions.CultureInvariant)]
    private static partial Regex HostLabel();
}
