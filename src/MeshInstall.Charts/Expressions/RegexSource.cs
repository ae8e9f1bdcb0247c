using System.Text;

namespace MeshInstall.Charts.Expressions;

/// <summary>The text of an expression and how far it is read.</summary>
internal sealed class RegexSource(string text)
{
    /// <summary>What stands for a character where the text is over.</summary>
    public const int End = -1;

    public string Text { get; } = text;

    public int Position { get; set; }

    public bool IsAtEnd => Position >= Text.Length;

    /// <summary>The character here, a unit of UTF-16; <c>\0</c> at the end.</summary>
    public char Current => Peek(0);

    public char Peek(int distance) => Position + distance < Text.Length ? Text[Position + distance] : '\0';

    public bool Follows(string text) => string.CompareOrdinal(Text, Position, text, 0, text.Length) == 0;

    /// <summary>What was read since a position.</summary>
    public string Since(int start) => Text[start..Position];

    /// <summary>Reads one code point.</summary>
    /// <exception cref="GoRegexException">The bytes here are no UTF-8.</exception>
    public int Next()
    {
        if (IsAtEnd)
        {
            return End;
        }

        if (Rune.DecodeFromUtf16(Text.AsSpan(Position), out Rune rune, out int used) != System.Buffers.OperationStatus.Done)
        {
            throw new GoRegexException("invalid UTF-8", Text[Position..]);
        }

        Position += used;
        return rune.Value;
    }
}
