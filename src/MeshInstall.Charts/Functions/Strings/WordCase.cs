using System.Text;
using MeshInstall.Charts.Functions.Conversions;

namespace MeshInstall.Charts.Functions.Strings;

/// <summary>The cases of identifiers: snake_case, kebab-case and PascalCase.</summary>
internal static class WordCase
{
    /// <summary>Words in lower case with a connector between them: '_' for snake case, '-' for kebab case.</summary>
    public static string Connect(string text, char connector)
    {
        StringBuilder result = new(text.Length + 8);
        WordReader reader = new(text);
        while (!reader.AtEnd)
        {
            WordKind kind = reader.Kind;
            Write(result, kind, reader.Word, connector);
            reader.Read();
            bool joins = kind switch
            {
                WordKind.Number => WriteAlphanumerics(result, ref reader, connector),
                WordKind.Connector or WordKind.Punctuation => false,
                _ when reader.Kind != WordKind.Number => reader.Kind is not (WordKind.Connector or WordKind.Punctuation),
                _ => WriteNumber(result, ref reader, connector),
            };
            if (joins)
            {
                result.Append(connector);
            }
        }

        Write(result, reader.Kind, reader.Word, connector);
        return result.ToString();
    }

    /// <summary>Words run together, each with a capital; a word of capitals keeps only its first one.</summary>
    public static string Pascal(string text)
    {
        int[] runes = GoRunes.Of(text);
        int start = 0;
        while (start < runes.Length && WordReader.IsConnector(runes[start]))
        {
            start++;
        }

        StringBuilder result = new(text.Length);
        foreach (int connector in runes.AsSpan(0, start))
        {
            GoRunes.Append(result, connector);
        }

        if (start == runes.Length)
        {
            // A text of connectors alone: the last one stands twice in the library's result.
            return start == 0 ? string.Empty : result.Append(char.ConvertFromUtf32(runes[^1])).ToString();
        }

        bool inCapitals = GoLetters.IsUpper(runes[start]);
        int current = GoLetters.ToUpper(runes[start]);
        for (int i = start + 1; i < runes.Length; i++)
        {
            int previous = current;
            current = runes[i];
            if (WordReader.IsConnector(current) && WordReader.IsConnector(previous))
            {
                GoRunes.Append(result, previous);
                continue;
            }

            if (WordReader.IsConnector(previous))
            {
                inCapitals = GoLetters.IsUpper(current);
                current = GoLetters.ToUpper(current);
                continue;
            }

            GoRunes.Append(result, previous);
            if (inCapitals)
            {
                inCapitals = GoLetters.IsUpper(current);
                current = inCapitals ? GoLetters.ToLower(current) : current;
            }
        }

        GoRunes.Append(result, current);
        return result.ToString();
    }

    // After a number its letters go on without a connector: "2xx" stays one word.
    private static bool WriteAlphanumerics(StringBuilder result, ref WordReader reader, char connector)
    {
        while (reader.Kind is WordKind.Lower or WordKind.Number)
        {
            Write(result, reader.Kind, reader.Word, connector);
            reader.Read();
        }

        return reader.Kind is not (WordKind.None or WordKind.Punctuation or WordKind.Connector);
    }

    // A number after letters belongs to them ("bld4"), unless lower letters follow it ("http_2xx").
    private static bool WriteNumber(StringBuilder result, ref WordReader reader, char connector)
    {
        if (reader.AtEnd)
        {
            return false;
        }

        string number = reader.Word.ToString();
        reader.Read();
        if (reader.Kind != WordKind.Lower)
        {
            Write(result, WordKind.Number, number, connector);
            return reader.Kind is not (WordKind.Connector or WordKind.Punctuation);
        }

        result.Append(connector);
        Write(result, WordKind.Number, number, connector);
        return WriteAlphanumerics(result, ref reader, connector);
    }

    private static void Write(StringBuilder result, WordKind kind, ReadOnlySpan<char> word, char connector)
    {
        if (kind is not (WordKind.Capital or WordKind.Connector))
        {
            result.Append(word);
            return;
        }

        foreach (int rune in GoRunes.Of(word.ToString()))
        {
            if (WordReader.IsConnector(rune))
            {
                result.Append(connector);
            }
            else
            {
                GoRunes.Append(result, GoLetters.IsUpper(rune) ? GoLetters.ToLower(rune) : rune);
            }
        }
    }
}
