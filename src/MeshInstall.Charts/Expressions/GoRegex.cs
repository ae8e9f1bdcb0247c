using System.Text;
using MeshInstall.Charts.GoTemplates;

namespace MeshInstall.Charts.Expressions;

/// <summary>A compiled expression with the operations of Go's <c>regexp</c>. Safe for use by several threads.</summary>
internal sealed class GoRegex
{
    private const int MaxCachedInstructions = 1_000_000;
    private static readonly ContentCache<string, GoRegex> Known = new(MaxCachedInstructions);

    private readonly RegexInstruction[] program;

    private GoRegex(string expression)
    {
        ParsedRegex parsed = RegexParser.Parse(expression);
        Expression = expression;
        CaptureNames = parsed.CaptureNames;
        program = RegexCompiler.Compile(parsed.Root);
    }

    public string Expression { get; }

    public IReadOnlyList<string> CaptureNames { get; }

    /// <exception cref="GoRegexException">It is no expression of Go's.</exception>
    public static GoRegex Compile(string expression)
    {
        if (Known.TryGet(expression, out GoRegex? known))
        {
            return known;
        }

        GoRegex compiled = new(expression);
        Known.Add(expression, compiled, compiled.program.Length);
        return compiled;
    }

    public bool IsMatch(string text, ExecutionBudget? budget = null) => new RegexMachine(program, text, slots: 0, budget).Run(0) is not null;

    /// <summary>The first match, or the empty text.</summary>
    public string Find(string text, ExecutionBudget? budget = null) =>
        new RegexMachine(program, text, slots: 2, budget).Run(0) is { } match ? text[match[0]..match[1]] : string.Empty;

    /// <summary>The matches, at most so many; any number where that is negative.</summary>
    public IReadOnlyList<string> FindAll(string text, int most, ExecutionBudget? budget = null) =>
        [.. Matches(text, most, budget).Select(match => text[match.Start..match.End])];

    /// <summary>The text with every match replaced; <c>$1</c>, <c>$name</c> and <c>${name}</c> stand for captures.</summary>
    public string ReplaceAll(string text, string replacement, ExecutionBudget? budget = null)
    {
        if (!replacement.Contains('$', StringComparison.Ordinal))
        {
            return ReplaceAllLiteral(text, replacement, budget);
        }

        RegexReplacement parts = new(replacement, CaptureNames);
        return Replace(text, 2 * CaptureNames.Count, budget, (result, match) => parts.Append(result, text, match));
    }

    public string ReplaceAllLiteral(string text, string replacement, ExecutionBudget? budget = null) =>
        Replace(text, 2, budget, (result, _) => result.Append(replacement));

    /// <summary>The pieces between the matches, at most so many; any number where that is negative, none where it is 0.</summary>
    public IReadOnlyList<string> Split(string text, int most, ExecutionBudget? budget = null)
    {
        if (most == 0)
        {
            return [];
        }

        if (text.Length == 0 && Expression.Length > 0)
        {
            return [string.Empty];
        }

        List<string> pieces = [];
        (int start, int end) = (0, 0);
        foreach ((int matchStart, int matchEnd) in Matches(text, most, budget))
        {
            if (most > 0 && pieces.Count == most - 1)
            {
                break;
            }

            end = matchStart;
            if (matchEnd != 0)
            {
                pieces.Add(text[start..end]);
            }

            start = matchEnd;
        }

        if (end != text.Length)
        {
            pieces.Add(text[start..]);
        }

        return pieces;
    }

    /// <summary>The expression that matches a text itself.</summary>
    public static string Quote(string text)
    {
        StringBuilder quoted = new(text.Length);
        foreach (char c in text)
        {
            quoted.Append(@"\.+*?()|[]{}^$".Contains(c, StringComparison.Ordinal) ? "\\" : string.Empty).Append(c);
        }

        return quoted.ToString();
    }

    private static int WidthAt(string text, int at) => at >= text.Length ? 0 : at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]) ? 2 : 1;

    private List<(int Start, int End)> Matches(string text, int most, ExecutionBudget? budget)
    {
        List<(int Start, int End)> matches = [];
        RegexMachine machine = new(program, text, slots: 2, budget);
        for (int at = 0, previousEnd = -1; at <= text.Length && (most < 0 || matches.Count < most) && machine.Run(at) is [int start, int end];)
        {
            // An empty match right after the one before does not count.
            if (end != at || start != previousEnd)
            {
                matches.Add((start, end));
            }

            at = end != at ? end : at + Math.Max(1, WidthAt(text, at));
            previousEnd = end;
        }

        return matches;
    }

    private string Replace(string text, int slots, ExecutionBudget? budget, Action<StringBuilder, int[]> append)
    {
        RegexMachine machine = new(program, text, slots, budget);
        StringBuilder? result = null;
        int lastEnd = 0;
        for (int at = 0; at <= text.Length && machine.Run(at) is { } match;)
        {
            result ??= new StringBuilder(text.Length);
            int before = result.Length;
            result.Append(text, lastEnd, match[0] - lastEnd);
            if (match[1] > lastEnd || match[0] == 0)
            {
                append(result, match);
            }

            budget?.Write(result.Length - before);
            lastEnd = match[1];
            int width = Math.Max(1, WidthAt(text, at));
            at = at + width > lastEnd ? at + width : lastEnd;
        }

        return result is null ? text : result.Append(text, lastEnd, text.Length - lastEnd).ToString();
    }
}
