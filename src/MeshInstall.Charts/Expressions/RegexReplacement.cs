using System.Buffers;
using System.Globalization;
using System.Text;

namespace MeshInstall.Charts.Expressions;

/// <summary>A text with <c>$1</c>, <c>$name</c> and <c>${name}</c> for captures and <c>$$</c> for a dollar. A name is as long as it can be.</summary>
internal sealed class RegexReplacement
{
    private readonly List<(string Text, int[] Captures)> parts = [];

    public RegexReplacement(string template, IReadOnlyList<string> captureNames)
    {
        int start = 0;
        for (int at = template.IndexOf('$', StringComparison.Ordinal); at >= 0; at = at < template.Length ? template.IndexOf('$', at) : -1)
        {
            string before = template[start..at];
            if (at + 1 < template.Length && template[at + 1] == '$')
            {
                parts.Add((before + "$", []));
                start = at += 2;
            }
            else if (Name(template, at) is { Length: > 0 } name)
            {
                parts.Add((before, Captures(name.Trim('{', '}'), captureNames)));
                start = at += 1 + name.Length;
            }
            else
            {
                parts.Add((before + "$", []));
                start = ++at;
            }
        }

        parts.Add((template[start..], []));
    }

    public void Append(StringBuilder result, string text, int[] match)
    {
        foreach ((string plain, int[] captures) in parts)
        {
            result.Append(plain);
            foreach (int capture in captures)
            {
                if (capture < match.Length / 2 && match[2 * capture] >= 0)
                {
                    result.Append(text, match[2 * capture], match[(2 * capture) + 1] - match[2 * capture]);
                    break;
                }
            }
        }
    }

    /// <summary>The name after a dollar, with its braces; empty where there is none.</summary>
    private static string Name(string template, int dollar)
    {
        int start = dollar + 1, brace = start < template.Length && template[start] == '{' ? 1 : 0, end = start + brace;
        while (Rune.DecodeFromUtf16(template.AsSpan(end), out Rune rune, out int width) == OperationStatus.Done && (Rune.IsLetter(rune) || Rune.IsDigit(rune) || rune.Value == '_'))
        {
            end += width;
        }

        return end == start + brace || (brace == 1 && (end == template.Length || template[end] != '}')) ? string.Empty : template[start..(end + brace)];
    }

    private static int[] Captures(string name, IReadOnlyList<string> captureNames)
    {
        if ((name.Length == 1 || name[0] != '0') && int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out int number))
        {
            return [number];
        }

        // Several captures may share a name; the first that took part counts.
        return [.. Enumerable.Range(0, captureNames.Count).Where(i => captureNames[i] == name)];
    }
}
