using System.Globalization;
using System.Text.RegularExpressions;

namespace MeshInstall.Engine.Checking;

/// <summary>A release of Kubernetes or Istio without its patches.</summary>
/// <param name="Major">The major number.</param>
/// <param name="Minor">The minor number.</param>
internal readonly partial record struct MinorVersion(int Major, int Minor) : IComparable<MinorVersion>
{
    /// <summary>The release that a version or an image's tag begins with, such as <c>v1.33.1-gke.100</c> or <c>1.30.3-distroless</c>; null for other texts, such as <c>latest</c>.</summary>
    public static MinorVersion? Find(string? text) =>
        Pattern().Match(text ?? string.Empty) is { Success: true } match
            ? new(int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture), int.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture))
            : null;

    public int CompareTo(MinorVersion other) => (Major, Minor).CompareTo((other.Major, other.Minor));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}");

    [GeneratedRegex(@"^v?(\d{1,4})\.(\d{1,4})(?![0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
