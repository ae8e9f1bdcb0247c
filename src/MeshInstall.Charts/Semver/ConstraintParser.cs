using System.Text;

namespace MeshInstall.Charts.Semver;

/// <summary>Reads constraints.</summary>
internal static class ConstraintParser
{
    private const int MaxLength = 16_384;

    private static readonly (string Sign, ConstraintOperator Operator)[] Operators =
    [
        ("!=", ConstraintOperator.NotEqual), (">=", ConstraintOperator.AtLeast), ("=>", ConstraintOperator.AtLeast),
        ("<=", ConstraintOperator.AtMost), ("=<", ConstraintOperator.AtMost), ("~>", ConstraintOperator.Tilde),
        ("=", ConstraintOperator.Equal), (">", ConstraintOperator.Greater), ("<", ConstraintOperator.Less),
        ("~", ConstraintOperator.Tilde), ("^", ConstraintOperator.Caret),
    ];

    public static ConstraintTerm[][] Parse(string text) =>
        text.Length > MaxLength ? throw new FormatException($"improper constraint: more than {MaxLength} characters")
            : [.. RewriteHyphens(text).Split("||").Select(ParseAlternative)];

    private static ConstraintTerm[] ParseAlternative(string text)
    {
        VersionScanner scanner = new(text);
        List<(ConstraintOperator Operator, string Major, string Minor, string Patch, string Prerelease, string Source)> found = [];
        for (int at = SkipSpace(text, 0); ;)
        {
            (string sign, ConstraintOperator op) = Operators.FirstOrDefault(item => string.CompareOrdinal(text, at, item.Sign, 0, item.Sign.Length) == 0, (Sign: string.Empty, Operator: ConstraintOperator.Equal));
            int start = SkipSpace(text, at + sign.Length);
            if (!scanner.Scan(start, wildcards: true))
            {
                throw new FormatException($"improper constraint: {text}");
            }

            found.Add((op, scanner.Major, scanner.Minor, scanner.Patch, scanner.Prerelease, text[start..scanner.End]));
            int next = SkipSpace(text, scanner.End);
            if (next == text.Length)
            {
                // Whether the whole is well-formed comes before what its versions are.
                return [.. found.Select(item => Term(item.Operator, item.Major, item.Minor, item.Patch, item.Prerelease, item.Source))];
            }

            at = text[next] == ',' ? SkipSpace(text, next + 1) : next;
            if (at == scanner.End)
            {
                throw new FormatException($"improper constraint: {text}");
            }
        }
    }

    private static ConstraintTerm Term(ConstraintOperator op, string major, string minor, string patch, string prerelease, string source)
    {
        string tail = prerelease.Length > 0 ? "-" + prerelease : string.Empty;
        bool majorOpen = IsOpen(major), minorOpen = !majorOpen && IsOpen(minor), patchOpen = !majorOpen && !minorOpen && IsOpen(patch);
        string version = majorOpen ? "0.0.0" + tail : minorOpen ? $"{major}.0.0{tail}" : patchOpen ? $"{major}.{minor}.0{tail}" : source;
        return SemanticVersion.TryParse(version, out SemanticVersion? parsed)
            ? new ConstraintTerm(op, parsed, majorOpen || minorOpen || patchOpen, minorOpen, patchOpen)
            : throw new FormatException("constraint parser error");
    }

    private static bool IsOpen(string segment) => segment is "" or "x" or "X" or "*";

    /// <summary>Writes each <c>a - b</c> as <c>&gt;= a, &lt;= b</c>.</summary>
    private static string RewriteHyphens(string text)
    {
        string result = text;
        VersionScanner scanner = new(text);
        for (int at = 0; at < text.Length;)
        {
            int first = SkipSpace(text, at);
            if (!scanner.Scan(first, wildcards: true))
            {
                at = Math.Max(first, at) + 1;
                continue;
            }

            string low = text[first..scanner.End];
            int hyphen = SkipSpace(text, scanner.End), endOfMajor = scanner.EndOfMajor;
            int second = hyphen > scanner.End && hyphen < text.Length && text[hyphen] == '-' ? SkipSpace(text, hyphen + 1) : 0;
            if (second <= hyphen + 1 || !scanner.Scan(second, wildcards: true))
            {
                // A later start within the same segment would fail in the same way.
                at = endOfMajor;
                continue;
            }

            int end = SkipSpace(text, scanner.End);
            result = ReplaceFirst(result, text[at..end], $">= {low}, <= {text[second..scanner.End]} ");
            at = end;
        }

        return result;
    }

    private static string ReplaceFirst(string text, string old, string replacement)
    {
        int at = text.IndexOf(old, StringComparison.Ordinal);
        return at < 0 ? text : new StringBuilder(text).Remove(at, old.Length).Insert(at, replacement).ToString();
    }

    private static int SkipSpace(string text, int at)
    {
        while (at < text.Length && text[at] is ' ' or '\t' or '\n' or '\f' or '\r')
        {
            at++;
        }

        return at;
    }
}
