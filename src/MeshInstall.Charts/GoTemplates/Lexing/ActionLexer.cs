using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using MeshInstall.Charts.GoValues.Printing;

namespace MeshInstall.Charts.GoTemplates.Lexing;

/// <summary>Cuts the inside of one action into tokens.</summary>
internal sealed class ActionLexer(string source, TokenSink tokens)
{
    private static readonly FrozenDictionary<string, TokenKind> Keywords = new Dictionary<string, TokenKind>(StringComparer.Ordinal)
    {
        ["block"] = TokenKind.Block,
        ["break"] = TokenKind.Break,
        ["continue"] = TokenKind.Continue,
        ["define"] = TokenKind.Define,
        ["else"] = TokenKind.Else,
        ["end"] = TokenKind.EndBlock,
        ["if"] = TokenKind.If,
        ["nil"] = TokenKind.Nil,
        ["range"] = TokenKind.Range,
        ["template"] = TokenKind.Template,
        ["with"] = TokenKind.With,
        ["true"] = TokenKind.Bool,
        ["false"] = TokenKind.Bool,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private int parentheses;

    /// <summary>Reads up to and with the right delimiter; gives back where the text goes on, or -1 after an error.</summary>
    public int Read(int position)
    {
        while (true)
        {
            if (Trimming.IsRightDelimiter(source, position, out bool trims))
            {
                return parentheses > 0 ? tokens.Fail(position, "unclosed left paren") : Close(position, trims);
            }

            if (position >= source.Length)
            {
                return tokens.Fail(position, "unclosed action");
            }

            position = ReadOne(position);
            if (position < 0)
            {
                return position;
            }
        }
    }

    private int Close(int position, bool trims)
    {
        int start = trims ? position + Trimming.MarkerLength : position;
        tokens.Add(TokenKind.RightDelimiter, start, start + 2);
        return Trimming.AfterRightDelimiter(source, position, trims);
    }

    private int ReadOne(int start)
    {
        char c = source[start];
        switch (c)
        {
            case ' ' or '\t' or '\r' or '\n':
                return ReadSpace(start);
            case '=':
                return Emit(TokenKind.Assign, start, start + 1);
            case ':':
                return start + 1 < source.Length && source[start + 1] == '='
                    ? Emit(TokenKind.Declare, start, start + 2)
                    : tokens.Fail(start, "expected :=");
            case '|':
                return Emit(TokenKind.Pipe, start, start + 1);
            case '"':
                return ReadQuoted(start, '"', TokenKind.String, "unterminated quoted string");
            case '\'':
                return ReadQuoted(start, '\'', TokenKind.CharacterConstant, "unterminated character constant");
            case '`':
                int end = source.IndexOf('`', start + 1);
                return end < 0 ? tokens.Fail(start, "unterminated raw quoted string") : Emit(TokenKind.RawString, start, end + 1);
            case '$':
                return ReadFieldOrVariable(start, TokenKind.Variable);
            case '.' when start + 1 < source.Length && !char.IsAsciiDigit(source[start + 1]):
                return ReadFieldOrVariable(start, TokenKind.Field);
            case '.' or '+' or '-' or (>= '0' and <= '9'):
                return ReadNumber(start);
            case '(':
                parentheses++;
                return Emit(TokenKind.LeftParenthesis, start, start + 1);
            case ')':
                return --parentheses < 0 ? tokens.Fail(start, "unexpected right paren") : Emit(TokenKind.RightParenthesis, start, start + 1);
            default:
                return AlphaNumericLength(start) > 0 ? ReadIdentifier(start)
                    : c is > ' ' and < '\x7f' ? Emit(TokenKind.Character, start, start + 1)
                    : tokens.Fail(start, $"unrecognized character in action: {Describe(start)}");
        }
    }

    private int Emit(TokenKind kind, int start, int end)
    {
        tokens.Add(kind, start, end);
        return end;
    }

    private int ReadSpace(int start)
    {
        int end = start;
        while (end < source.Length && Trimming.IsSpace(source[end]))
        {
            end++;
        }

        // The last space may belong to the delimiter that follows.
        if (Trimming.IsRightDelimiter(source, end - 1, out bool trims) && trims)
        {
            end--;
        }

        return end > start ? Emit(TokenKind.Space, start, end) : end;
    }

    private int ReadQuoted(int start, char quote, TokenKind kind, string error)
    {
        for (int i = start + 1; i < source.Length && source[i] != '\n'; i++)
        {
            if (source[i] == quote)
            {
                return Emit(kind, start, i + 1);
            }

            if (source[i] == '\\' && (++i == source.Length || source[i] == '\n'))
            {
                break;
            }
        }

        return tokens.Fail(start, error);
    }

    private int ReadFieldOrVariable(int start, TokenKind kind)
    {
        int end = start + 1;
        if (IsTerminator(end))
        {
            return Emit(kind == TokenKind.Field ? TokenKind.Dot : kind, start, end);
        }

        end = AfterAlphaNumerics(end);
        return IsTerminator(end) ? Emit(kind, start, end) : tokens.Fail(start, $"bad character {Describe(end)}");
    }

    private int ReadIdentifier(int start)
    {
        int end = AfterAlphaNumerics(start);
        return IsTerminator(end)
            ? Emit(Keywords.GetValueOrDefault(source[start..end], TokenKind.Identifier), start, end)
            : tokens.Fail(start, $"bad character {Describe(end)}");
    }

    private int ReadNumber(int start)
    {
        int end = NumberScanner.Scan(source, start);
        if (AlphaNumericLength(end) is var extra && extra > 0)
        {
            return tokens.Fail(start, $"bad number syntax: {GoQuoting.Quote(source[start..(end + extra)])}");
        }

        if (end >= source.Length || source[end] is not ('+' or '-'))
        {
            return Emit(TokenKind.Number, start, end);
        }

        end = NumberScanner.Scan(source, end);
        extra = AlphaNumericLength(end);
        return extra > 0 || source[end - 1] != 'i'
            ? tokens.Fail(start, $"bad number syntax: {GoQuoting.Quote(source[start..(end + extra)])}")
            : Emit(TokenKind.Complex, start, end);
    }

    private bool IsTerminator(int position) => position >= source.Length
        || source[position] is ' ' or '\t' or '\r' or '\n' or '.' or ',' or '|' or ':' or ')' or '('
        || Trimming.IsBareDelimiter(source, position);

    private int AfterAlphaNumerics(int position)
    {
        while (AlphaNumericLength(position) is var length && length > 0)
        {
            position += length;
        }

        return position;
    }

    private int AlphaNumericLength(int position)
    {
        if (position >= source.Length)
        {
            return 0;
        }

        char c = source[position];
        if (char.IsAscii(c))
        {
            return c == '_' || char.IsAsciiLetterOrDigit(c) ? 1 : 0;
        }

        Rune.DecodeFromUtf16(source.AsSpan(position), out Rune rune, out int length);
        return Rune.IsLetter(rune) || Rune.IsDigit(rune) ? length : 0;
    }

    private string Describe(int position)
    {
        Rune.DecodeFromUtf16(source.AsSpan(position), out Rune rune, out _);
        string code = rune.Value.ToString("X4", CultureInfo.InvariantCulture);
        return Rune.IsControl(rune) || Rune.IsWhiteSpace(rune) ? $"U+{code}" : $"U+{code} '{rune}'";
    }
}
