using System.Globalization;
using System.Text;

namespace MeshInstall.Engine.Converting;

/// <summary>Reads the table of conversions; its head describes the form.</summary>
internal static class ConversionText
{
    public static IReadOnlyList<ConversionRule> Read(TextReader table)
    {
        Dictionary<string, string[]> choices = new(StringComparer.Ordinal);
        List<ConversionRule> rules = [];
        List<string> block = [];
        while (table.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            if (line[0] != ' ')
            {
                Close(block, choices, rules);
            }

            if (line.StartsWith("let ", StringComparison.Ordinal))
            {
                string[] words = line.Split(' ');
                choices[$"{{{words[1]}}}"] = words[3..];
            }
            else
            {
                block.Add(line.Trim());
            }
        }

        Close(block, choices, rules);
        return rules;
    }

    /// <summary>One rule for each choice that the lines leave open.</summary>
    private static void Close(List<string> block, Dictionary<string, string[]> choices, List<ConversionRule> rules)
    {
        if (block.Count == 0)
        {
            return;
        }

        string? open = choices.Keys.FirstOrDefault(name => block[0].Contains(name, StringComparison.Ordinal));
        rules.AddRange(open is null
            ? [Rule(block)]
            : choices[open].Select(choice => Rule(block.ConvertAll(line => line.Replace(open, choice, StringComparison.Ordinal)))));
        block.Clear();
    }

    private static ConversionRule Rule(List<string> lines)
    {
        string[] words = lines[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words is not [var release, var from, "=>", var to])
        {
            throw new InvalidDataException($"The table of conversions has the line '{lines[0]}', which is no rule.");
        }

        return lines.Skip(1).Aggregate(new ConversionRule(release, PathPattern.Parse(from), to == "-" ? null : PathPattern.Parse(to)), With);
    }

    private static ConversionRule With(ConversionRule rule, string line)
    {
        (string word, string rest) = Split(line, ' ');
        return word switch
        {
            "when" => rule with { Conditions = [.. rule.Conditions, Condition(rest, absent: false)] },
            "unless" => rule with { Conditions = [.. rule.Conditions, Condition(rest, absent: true)] },
            "value" => rule with { Value = Scalar(rest) },
            "as" => rule with { Form = Enum.Parse<ConversionForm>(rest, ignoreCase: true) },
            "default" => rule with { Default = (MeshList)MeshJson.Parse(Encoding.UTF8.GetBytes(rest)) },
            "set" => rule with { Sets = [.. rule.Sets, Setting(rest)] },
            "keep" => rule with { Keeps = true },
            "harmless" => rule with { IsHarmless = true },
            "because" => rule with { Because = rest },
            _ => throw new InvalidDataException($"The table of conversions has the line '{line}', which says nothing."),
        };
    }

    private static ConversionCondition Condition(string text, bool absent)
    {
        (string path, string value) = Split(text, '=');
        return new ConversionCondition(PathPattern.Parse(path), text.Contains('=', StringComparison.Ordinal) ? value : null, absent);
    }

    private static (PathPattern Place, MeshScalar Value) Setting(string text)
    {
        (string path, string value) = Split(text, '=');
        return (PathPattern.Parse(path), Scalar(value));
    }

    private static MeshScalar Scalar(string text) => bool.TryParse(text, out bool flag) ? new MeshScalar(flag)
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? new MeshScalar(number)
        : new MeshScalar(text);

    private static (string Left, string Right) Split(string text, char separator)
    {
        int at = text.IndexOf(separator, StringComparison.Ordinal);
        return at < 0 ? (text, string.Empty) : (text[..at], text[(at + 1)..]);
    }
}
