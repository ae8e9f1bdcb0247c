using System.Text.RegularExpressions;

namespace MeshInstall.Engine.Validation.Checks;

/// <summary>The forms of names in Kubernetes and DNS.</summary>
internal static partial class DnsNames
{
    /// <summary>A DNS-1123 label: up to 63 lower-case letters, digits and hyphens, no hyphen at either end.</summary>
    public static bool IsLabel(string name) => name.Length is > 0 and <= 63 && Label().IsMatch(name);

    /// <summary>Labels joined by dots, up to 253 characters.</summary>
    public static bool IsSubdomain(string name) => name.Length is > 0 and <= 253 && name.Split('.').All(IsLabel);

    /// <summary>A full domain name; a dot at its end is allowed, a last label of digits is not.</summary>
    public static bool IsDomain(string name)
    {
        string[] labels = name.Split('.');
        if (name.Length is 0 or > 255 || labels[^1].All(char.IsAsciiDigit) && labels[^1].Length > 0)
        {
            return false;
        }

        return labels.Take(labels.Length - 1).All(IsLabel) && (IsLabel(labels[^1]) || (labels[^1].Length == 0 && labels.Length > 1));
    }

    /// <summary>A domain name whose first label may be <c>*</c>.</summary>
    public static bool IsWildcardDomain(string name)
    {
        string first = name.Split('.')[0];
        return first == "*" ? name == "*" || IsDomain(name[2..]) : IsDomain(name) || IsLabel(name);
    }

    [GeneratedRegex("^[a-z0-9]([-a-z0-9]*[a-z0-9])?\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Label();
}
