using System.Text.RegularExpressions;

namespace MeshInstall.Charts.Tests.Oracle;

/// <summary>Values as helm reads them from a file.</summary>
internal static partial class HelmValues
{
    /// <summary>JSON that is YAML as well: YAML knows no pairs of surrogate escapes.</summary>
    public static string Text(MeshMap values) => Pair().Replace(
        MeshJson.ToText(values), match => $"{(char)Convert.ToInt32(match.Groups[1].Value, 16)}{(char)Convert.ToInt32(match.Groups[2].Value, 16)}");

    [GeneratedRegex(@"\\u(D[89AB][0-9A-F]{2})\\u(D[C-F][0-9A-F]{2})", RegexOptions.IgnoreCase)]
    private static partial Regex Pair();
}
