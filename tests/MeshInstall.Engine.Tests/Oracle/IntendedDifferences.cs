using System.Text.RegularExpressions;

namespace MeshInstall.Engine.Tests.Oracle;

/// <summary>Where the built-in charts differ from Istio's on purpose, and why.</summary>
internal static class IntendedDifferences
{
    /// <summary>A pattern of lines of <see cref="ResourceComparison"/>, and the reason.</summary>
    public static IReadOnlyList<(Regex Line, string Reason)> Table { get; } =
    [
        (new Regex(@"CustomResourceDefinition [^:]*: \.spec\.versions.*x-kubernetes-validations\[\d+\]\.rule: "), "The same condition in our own words."),
        (new Regex(@"^v1 ConfigMap [^:]*/istio-sidecar-injector[^:]*: \.data\.config"), "The injection templates are our own."),
        (new Regex(@"^v1 ConfigMap [^:]*/values[^:]*: \.metadata\.annotations\.kubernetes\.io/description"), "The description is in our own words."),
        (new Regex(@"ValidatingAdmissionPolicy [^:]*: \.spec\.validations\[[34]\]\.expression"), "The same condition in our own words."),
    ];

    public static bool Covers(string line) => Table.Any(entry => entry.Line.IsMatch(line));
}
