using System.Globalization;
using System.Text.RegularExpressions;

namespace MeshInstall.Sandbox.Api;

/// <summary>The selector of the query: <c>app=web,tier in (a,b),!legacy</c>.</summary>
internal sealed partial class LabelSelector
{
    private readonly List<Func<IReadOnlyDictionary<string, string>, bool>> _terms = [];

    public static LabelSelector? Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var selector = new LabelSelector();
        foreach (var term in Terms().Split(text).Select(term => term.Trim()).Where(term => term.Length > 0))
        {
            selector._terms.Add(ParseTerm(term, text));
        }

        return selector;
    }

    public bool Matches(IReadOnlyDictionary<string, string> labels) => _terms.TrueForAll(term => term(labels));

    private static Func<IReadOnlyDictionary<string, string>, bool> ParseTerm(string term, string whole)
    {
        var match = SetTerm().Match(term);
        if (match.Success)
        {
            var (key, values) = (match.Groups[1].Value, match.Groups[3].Value.Split(',').Select(value => value.Trim()).ToHashSet(StringComparer.Ordinal));
            return match.Groups[2].Value == "in"
                ? labels => labels.TryGetValue(key, out var value) && values.Contains(value)
                : labels => !labels.TryGetValue(key, out var value) || !values.Contains(value);
        }

        match = PairTerm().Match(term);
        if (match.Success)
        {
            var (key, wanted) = (match.Groups[1].Value, match.Groups[3].Value);
            return match.Groups[2].Value switch
            {
                "!=" => labels => !labels.TryGetValue(key, out var value) || value != wanted,
                ">" => labels => labels.TryGetValue(key, out var value) && Number(value) > Number(wanted),
                "<" => labels => labels.TryGetValue(key, out var value) && Number(value) < Number(wanted),
                _ => labels => labels.TryGetValue(key, out var value) && value == wanted,
            };
        }

        match = KeyTerm().Match(term);
        if (match.Success)
        {
            var key = match.Groups[2].Value;
            return match.Groups[1].Length > 0 ? labels => !labels.ContainsKey(key) : labels => labels.ContainsKey(key);
        }

        throw ApiException.BadRequest($"unable to parse requirement: found '{term}' in the label selector \"{whole}\"");
    }

    private static long? Number(string text) => long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;

    // Commas inside the parentheses of a set do not end a term.
    [GeneratedRegex(@",(?![^(]*\))")]
    private static partial Regex Terms();

    [GeneratedRegex(@"\A([\w./-]+)\s+(in|notin)\s*\(([^()]*)\)\z")]
    private static partial Regex SetTerm();

    [GeneratedRegex(@"\A([\w./-]+)\s*(==|=|!=|>|<)\s*([\w.-]*)\z")]
    private static partial Regex PairTerm();

    [GeneratedRegex(@"\A(!?)\s*([\w./-]+)\z")]
    private static partial Regex KeyTerm();
}
