using System.Globalization;
using System.Text;
using MeshInstall.Charts.Functions;

namespace MeshInstall.Charts.GoValues.Yaml.Reading;

/// <summary>The text with the place that reading has reached.</summary>
internal sealed class YamlSource
{
    private readonly string _text;

    public YamlSource(string text)
    {
        _text = text.StartsWith('\uFEFF') ? text[1..] : text;
        RequireReadable(_text);
    }

    /// <summary>The place in the text.</summary>
    public int At { get; private set; }

    /// <summary>The line, counted from 0.</summary>
    public int Line { get; private set; }

    /// <summary>The column in characters, counted from 0.</summary>
    public int Column { get; private set; }

    /// <summary>How many characters came before.</summary>
    public int Index { get; private set; }

    /// <summary>The character at hand; NUL at the end.</summary>
    public char Current => At < _text.Length ? _text[At] : '\0';

    public bool IsBlank => Current is ' ' or '\t';

    public bool IsBreak => YamlCharacters.IsBreak(Current);

    public bool IsBreakOrEnd => Current == '\0' || IsBreak;

    public char Next(int offset = 1) => At + offset < _text.Length ? _text[At + offset] : '\0';

    public bool IsBlankOrEnd(int offset = 0) => Next(offset) is ' ' or '\t' or '\0' || YamlCharacters.IsBreak(Next(offset));

    /// <summary>Letters, digits, <c>_</c> and <c>-</c>.</summary>
    public bool IsWord => char.IsAsciiLetterOrDigit(Current) || Current is '_' or '-';

    /// <summary>Whether the line starts with <c>---</c> or <c>...</c> and nothing else.</summary>
    public bool IsDocumentMark(char mark) => Column == 0 && Current == mark && Next() == mark && Next(2) == mark && IsBlankOrEnd(3);

    public string Slice(int start, int end) => _text[start..end];

    public void Skip(int count = 1)
    {
        for (; count > 0; count--)
        {
            if (!char.IsLowSurrogate(_text[At]))
            {
                Column++;
                Index++;
            }

            At++;
        }
    }

    public void SkipBlanks()
    {
        while (IsBlank)
        {
            Skip();
        }
    }

    /// <summary>Skips a comment up to the end of its line.</summary>
    public void SkipComment()
    {
        if (Current == '#')
        {
            while (!IsBreakOrEnd)
            {
                Skip();
            }
        }
    }

    /// <summary>Reads a line break; all but the Unicode separators are one line feed.</summary>
    public string ReadBreak()
    {
        char character = Current;
        int length = character == '\r' && Next() == '\n' ? 2 : 1;
        At += length;
        Index += length;
        Line++;
        Column = 0;
        return character switch { '\u2028' => "\u2028", '\u2029' => "\u2029", _ => "\n" };
    }

    /// <summary>The end of the text counts as the end of its line.</summary>
    public void EndLine()
    {
        if (Column != 0)
        {
            Column = 0;
            Line++;
        }
    }

    /// <summary>Goes on to a place on this line.</summary>
    public void JumpTo(int place)
    {
        foreach (char character in _text.AsSpan(At, place - At))
        {
            if (!char.IsLowSurrogate(character))
            {
                Column++;
                Index++;
            }
        }

        At = place;
    }

    /// <summary>The place of the first of some characters from here on, or the length of the text.</summary>
    public int Find(System.Buffers.SearchValues<char> characters)
    {
        int found = _text.AsSpan(At).IndexOfAny(characters);
        return found < 0 ? _text.Length : At + found;
    }

    public char CharacterAt(int place) => place < _text.Length ? _text[place] : '\0';

    /// <summary>An error found in reading the characters at hand.</summary>
    /// <param name="problem">What is wrong.</param>
    /// <param name="contextLine">The line on which what is being read started.</param>
    public GoFunctionException Error(string problem, int contextLine) => Error(problem, Line == 0 ? contextLine : Line + 1, isLine: true);

    /// <summary>An error found in the order of the tokens.</summary>
    public static GoFunctionException OrderError(string problem, int line, int contextLine) => Error(problem, line == 0 ? contextLine : line, isLine: true);

    public static GoFunctionException Error(string problem) => Error(problem, 0, isLine: false);

    private static GoFunctionException Error(string problem, int line, bool isLine) => new(
        isLine && line != 0 ? string.Create(CultureInfo.InvariantCulture, $"yaml: line {line}: {problem}") : $"yaml: {problem}");

    private static void RequireReadable(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            char character = text[i];
            if (character is >= ' ' and < '\x7F' or '\n' or '\t' or '\r' or '\x85' or (>= '\xA0' and < '\uD800') or (>= '\uE000' and < '\uFFFE'))
            {
                continue;
            }

            if (i + 1 < text.Length && char.IsSurrogatePair(character, text[i + 1]))
            {
                i++;
                continue;
            }

            throw Error(char.IsSurrogate(character) ? InvalidByte(text, i) : "control characters are not allowed");
        }
    }

    /// <summary>What libyaml says of bytes that are no UTF-8.</summary>
    private static string InvalidByte(string text, int at)
    {
        byte[] bytes = GoString.ToBytes(text[at..Math.Min(text.Length, at + 4)]);
        int width = bytes[0] switch { < 0x80 => 1, >= 0xC0 and < 0xE0 => 2, >= 0xE0 and < 0xF0 => 3, >= 0xF0 and < 0xF8 => 4, _ => 0 };
        if (width == 0)
        {
            return "invalid leading UTF-8 octet";
        }

        if (bytes.Length < width)
        {
            return "incomplete UTF-8 octet sequence";
        }

        return bytes.AsSpan(1, width - 1).ContainsAnyExceptInRange((byte)0x80, (byte)0xBF) ? "invalid trailing UTF-8 octet"
            : Rune.DecodeFromUtf8(bytes, out _, out _) == System.Buffers.OperationStatus.Done ? "invalid Unicode character"
            : width > 1 && bytes[0] is 0xED or 0xF4 ? "invalid Unicode character" : "invalid length of a UTF-8 sequence";
    }
}
