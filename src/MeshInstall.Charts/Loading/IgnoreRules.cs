using MeshInstall.Charts.GoValues;

namespace MeshInstall.Charts.Loading;

/// <summary>
/// The rules of a .helmignore as helm reads them, which is not as git does: the first rule that applies decides, and a rule with <c>!</c> leaves out
/// everything it does not match.
/// </summary>
internal sealed class IgnoreRules
{
    public const string FileName = ".helmignore";
    private const int LongestLine = 64 * 1024;

    private readonly List<IgnoreRule> _rules = [];

    private IgnoreRules()
    {
    }

    /// <summary>The rules of a file, and the one that always holds: no hidden files in templates.</summary>
    public static IgnoreRules Parse(ReadOnlySpan<byte> content, string file, string chart)
    {
        IgnoreRules rules = new();
        string text = GoString.FromBytes(content is [0xEF, 0xBB, 0xBF, ..] ? content[3..] : content);
        int line = 0;
        foreach (string written in text.Split('\n'))
        {
            line++;
            if (written.Length >= LongestLine)
            {
                throw Malformed(chart, file, line, "the line is too long");
            }

            rules.Add(written.Trim(), chart, file, line);
        }

        rules.Add("templates/.?*", chart, file, line: 0);
        return rules;
    }

    public bool Ignores(string path, bool isFolder)
    {
        foreach (IgnoreRule rule in _rules)
        {
            bool applies = (!rule.OnlyFolders || isFolder) && rule.Matches(path);
            if (applies != rule.Negated)
            {
                return true;
            }
        }

        return false;
    }

    private static ChartException Malformed(string chart, string file, int line, string reason) => ChartErrors.Invalid(
        chart, $"{file}:{line}: {reason}", "Correct the line: a pattern knows '*', '?', '[a-z]', a leading '!' or '/', and a '/' at its end.",
        new MeshOrigin(MeshOriginKind.Chart, file, line, 1));

    private void Add(string rule, string chart, string file, int line)
    {
        if (rule.Length == 0 || rule[0] == '#')
        {
            return;
        }

        if (rule.Contains("**", StringComparison.Ordinal))
        {
            throw Malformed(chart, file, line, "'**' is not supported");
        }

        if (new GoPathPattern(rule).Match("abc") is null)
        {
            throw Malformed(chart, file, line, $"the pattern '{rule}' is malformed");
        }

        bool negated = rule[0] == '!';
        string pattern = negated ? rule[1..] : rule;
        bool onlyFolders = pattern.EndsWith('/');
        pattern = onlyFolders ? pattern[..^1] : pattern;
        bool wholePath = pattern.Contains('/', StringComparison.Ordinal);
        pattern = pattern.StartsWith('/') ? pattern[1..] : pattern;

        _rules.Add(new IgnoreRule(new GoPathPattern(pattern), wholePath, onlyFolders, negated));
    }
}
