using System.Text;
using System.Text.RegularExpressions;
using MeshInstall.Charts.Loading;

namespace MeshInstall.Engine.Rendering.Packages;

/// <summary>Holds what is known of Istio's charts against the text of the templates at hand, which a user may have changed.</summary>
internal static partial class TemplateReach
{
    /// <summary>Those of the paths that no template can read; none where a template takes the values as a whole, as <c>toYaml .Values</c> does.</summary>
    /// <param name="templates">The templates, but for the one in which Istio's charts put profiles below the values.</param>
    /// <param name="unread">Paths in the values that Istio's own chart does not read.</param>
    public static IReadOnlyList<string> Confirm(IEnumerable<ChartFile> templates, IReadOnlyList<string> unread)
    {
        string text = string.Join('\n', templates.Select(file => Encoding.UTF8.GetString(file.Data.Span)));
        return TakesWhole(PickedApart().Replace(text, string.Empty), "Values") ? [] : [.. unread.Where(path => !MayRead(text, path.Split('.')))];
    }

    /// <summary>Whether any text of the chart, or of a chart inside it, can tell an upgrade from an installation.</summary>
    public static bool TellsUpgrades(Chart chart) => chart.Dependencies.Any(TellsUpgrades)
        || chart.Templates.Concat(chart.Files).Select(file => Encoding.UTF8.GetString(file.Data.Span)).Any(text =>
            Mentions(text, "IsUpgrade") || Mentions(text, "IsInstall") || TakesWhole(text, "Release") || text.Contains("tpl ", StringComparison.Ordinal));

    private static bool MayRead(string text, string[] path) =>
        Mentions(text, path[^1]) || path[..^1].Any(map => TakesWhole(text, map));

    private static bool Mentions(string text, string name) => Uses(text, name, string.Empty);

    // A name in the middle of a path is followed by the next one: .a.b, or "a" "b" as index and dig have it.
    private static bool TakesWhole(string text, string name) => Uses(text, name, """(?!\.\w)(?!["`]?\s+["`])""");

    private static bool Uses(string text, string name, string unlessFollowed) =>
        Regex.IsMatch(text, $"""(?<=[."`]){Regex.Escape(name)}(?![\w-]){unlessFollowed}""", RegexOptions.CultureInvariant);

    // What reads single fields although the values stand there as a whole: dig, and Istio's lifting of a component's own values to the root.
    [GeneratedRegex("""\bdig(\s+"[^"]*")+\s+\S+\s+\$?\.Values\b|\bmustMergeOverwrite \$\.Values \(index \$\.Values "[a-z]+"\)""", RegexOptions.CultureInvariant)]
    private static partial Regex PickedApart();
}
