using System.Globalization;
using System.Text;
using MeshInstall.Charts.Functions;
using MeshInstall.Charts.GoValues.Json;

namespace MeshInstall.Charts.GoValues.Yaml;

/// <summary>
/// What happens to values on their way through JSON and through a YAML reader, the way on which the compact encoder gets them: numbers become integers,
/// bytes that are no text are replaced, and what YAML cannot hold is an error.
/// </summary>
internal static class JsonPassage
{
    private const int LongestKey = 1024;
    private const char NextLine = '\x85';

    /// <summary>The entries in the order of the encoder.</summary>
    public static IEnumerable<(string Key, object? Value)> Entries(GoMap map, YamlDialect dialect)
    {
        string[] keys = map.SortedKeys();
        if (dialect.IsCompact && !Array.TrueForAll(keys, IsUnchanged))
        {
            return Entries(Passed(map), dialect);
        }

        return (map.Type.Kind == GoKind.Struct && !dialect.IsCompact ? map.Keys : KeyOrder.Sort(keys, dialect)).Select(key => (key, map[key]));
    }

    /// <summary>The string as it arrives.</summary>
    /// <exception cref="GoFunctionException">YAML cannot hold it.</exception>
    public static string Text(string text)
    {
        bool changes = false;
        for (int i = text.AsSpan().IndexOfAnyInRange('\x7F', '\uFFFF'); i >= 0 && i < text.Length; i++)
        {
            switch (text[i])
            {
                case NextLine:
                    changes = true;
                    break;
                case >= '\x7F' and < '\xA0' or '\uFFFE' or '\uFFFF':
                    throw new GoFunctionException("yaml: control characters are not allowed");
                case >= '\uD800' and <= '\uDFFF':
                    if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
                    {
                        i++;
                    }
                    else
                    {
                        changes = true;
                    }

                    break;
                default:
                    break;
            }
        }

        return changes ? Change(text) : text;
    }

    public static string Number(double number)
    {
        string json;
        try
        {
            json = JsonWriter.Number(number);
        }
        catch (GoFunctionException exception)
        {
            throw new GoFunctionException($"error marshaling into JSON: {exception.Message}", exception);
        }

        if (json.AsSpan().ContainsAny('.', 'e'))
        {
            return GoNumbers.Format(number);
        }

        return GoIntegers.Parse(json, 10) is IFormattable integer ? integer.ToString(null, CultureInfo.InvariantCulture) : GoNumbers.Format(number);
    }

    private static bool IsUnchanged(string key)
    {
        if (key.Length > LongestKey / 6)
        {
            StringBuilder json = new();
            JsonText.Append(json, key, escapeHtml: true);
            if (json.Length > LongestKey)
            {
                throw new GoFunctionException("yaml: line 1: did not find expected ',' or '}'");
            }
        }

        if (key.Contains(NextLine, StringComparison.Ordinal))
        {
            throw new GoFunctionException("yaml: line 1: did not find expected ',' or '}'");
        }

        return ReferenceEquals(Text(key), key);
    }

    private static GoMap Passed(GoMap map)
    {
        GoMap passed = new(map.Type, map.Count);
        foreach (string key in map.SortedKeys())
        {
            passed[Text(key)] = map[key];
        }

        return passed;
    }

    /// <summary>Bytes that are no text become U+FFFD; the line breaks that JSON leaves alone are folded, with the spaces around them.</summary>
    private static string Change(string text)
    {
        StringBuilder changed = new(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] != NextLine)
            {
                bool pair = i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]);
                changed.Append(char.IsSurrogate(text[i]) && !pair ? '\uFFFD' : text[i]);
                if (pair)
                {
                    changed.Append(text[++i]);
                }

                continue;
            }

            while (changed.Length > 0 && changed[^1] == ' ')
            {
                changed.Length--;
            }

            int breaks = 1;
            while (i + 1 < text.Length && text[i + 1] is ' ' or NextLine)
            {
                breaks += text[++i] == NextLine ? 1 : 0;
            }

            if (text[i] == NextLine && IsDocumentMark(text.AsSpan(i + 1)))
            {
                throw new GoFunctionException("yaml: found unexpected document indicator");
            }

            changed.Append(breaks == 1 ? ' ' : '\n', Math.Max(breaks - 1, 1));
        }

        return changed.ToString();
    }

    private static bool IsDocumentMark(ReadOnlySpan<char> text) =>
        (text.StartsWith("---") || text.StartsWith("...")) && text.Length > 3 && text[3] is (' ' or NextLine);
}
