using System.Buffers;
using System.Runtime.CompilerServices;

namespace MeshInstall.Charts.Yaml.Scanning;

/// <summary>A position in a text, with its line and column; beyond the end stands NUL, which no YAML holds.</summary>
internal sealed class YamlCursor
{
    private static readonly SearchValues<char> LineEnds = SearchValues.Create("\r\n\x85\u2028\u2029\0");
    private readonly YamlTripwire _tripwire;
    private int _columnZero;

    public YamlCursor(string text, YamlTripwire tripwire)
    {
        Text = text;
        _tripwire = tripwire;
        Position = _columnZero = text.StartsWith('\uFEFF') ? 1 : 0;
    }

    public string Text { get; }

    public int Position { get; private set; }

    public int Line { get; private set; }

    public int Column => Position - _columnZero;

    public YamlMark Mark => new(Line, Column);

    public char Current
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (uint)Position < (uint)Text.Length ? Text[Position] : '\0';
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsBlank(char character) => character is ' ' or '\t';

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsBreak(char character) => character is '\n' or '\r' or '\x85' or '\u2028' or '\u2029';

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsBreakOrEnd(char character) => IsBreak(character) || character == '\0';

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsBlankOrEnd(char character) => character <= ' ' ? character is ' ' or '\t' or '\n' or '\r' or '\0' : IsBreak(character);

    public static bool IsWord(char character) => char.IsAsciiLetterOrDigit(character) || character is '_' or '-';

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public char Peek(int offset)
    {
        int index = Position + offset;
        return (uint)index < (uint)Text.Length ? Text[index] : '\0';
    }

    /// <summary>Moves over characters of one line, of which none stands outside the basic plane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Skip(int count = 1) => Position += count;

    /// <summary>Moves over characters of one line.</summary>
    public void MoveTo(int position, int surrogatePairs)
    {
        Position = position;
        _columnZero += surrogatePairs;
    }

    public void SkipBlanks()
    {
        while (IsBlank(Current))
        {
            Position++;
        }
    }

    /// <summary>Moves to the end of the line, which nothing but a line break or the end of the text follows.</summary>
    public void SkipLineRest()
    {
        int length = Text.AsSpan(Math.Min(Position, Text.Length)).IndexOfAny(LineEnds);
        Position = length < 0 ? Text.Length : Position + length;
    }

    /// <summary>Moves over a line break, if one stands here.</summary>
    /// <returns>What the break counts as in a scalar: a line feed, or a separator of lines or paragraphs as it is; NUL where none stands here.</returns>
    public char SkipBreak()
    {
        char current = Current;
        if (!IsBreak(current))
        {
            return '\0';
        }

        Position += current == '\r' && Peek(1) == '\n' ? 2 : 1;
        Line++;
        _columnZero = Position;
        return AsBreak(current);
    }

    public static char AsBreak(char character) => character is '\u2028' or '\u2029' ? character : '\n';

    /// <summary>Whether <c>---</c> or <c>...</c> stands alone at the beginning of this line.</summary>
    public bool IsAtDocumentMarker()
    {
        if (Column != 0)
        {
            return false;
        }

        char first = Current;
        return first is '-' or '.' && Peek(1) == first && Peek(2) == first && IsBlankOrEnd(Peek(3));
    }

    /// <summary>The end of the text counts as the beginning of a line.</summary>
    public void ForceNewLine()
    {
        if (Column != 0)
        {
            Line++;
            _columnZero = Position;
        }
    }

    public YamlSlice Slice(int start, int end) => new(Text, start, end - start);

    /// <summary>Refuses characters that YAML forbids, if they stand in what a reader of bytes has in its buffer by now.</summary>
    /// <param name="lookahead">The characters from here on that are about to be looked at.</param>
    public void Require(int lookahead)
    {
        if (_tripwire.Position < Position + lookahead)
        {
            throw new YamlSyntaxException(_tripwire.Problem, Mark);
        }
    }

    /// <summary>The error of what was being read, found here.</summary>
    public YamlSyntaxException Error(string problem, string context, YamlMark contextPlace)
    {
        Require(2);
        return new YamlSyntaxException(problem, Mark, Line > 0 ? Line + 1 : 0, context, contextPlace);
    }
}
