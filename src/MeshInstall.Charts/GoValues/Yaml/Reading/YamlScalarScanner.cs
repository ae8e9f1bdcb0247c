using System.Buffers;
using System.Globalization;
using System.Text;

namespace MeshInstall.Charts.GoValues.Yaml.Reading;

/// <summary>Reads the scalars of each style.</summary>
internal sealed class YamlScalarScanner(YamlSource source)
{
    private static readonly SearchValues<char> EndsSingleQuoted = SearchValues.Create("'\n\r\x85\u2028\u2029");
    private static readonly SearchValues<char> EndsDoubleQuoted = SearchValues.Create("\"\\\n\r\x85\u2028\u2029");

    public YamlToken ReadPlain(int indent, bool inFlow, out bool endsOnNewLine)
    {
        int line = source.Line, start = source.At, end = source.At;
        StringBuilder? folded = null;
        string firstBreak = string.Empty;
        StringBuilder breaks = new(0);
        endsOnNewLine = false;
        while (!source.IsDocumentMark('-') && !source.IsDocumentMark('.') && source.Current != '#')
        {
            while (!source.IsBlankOrEnd() && !EndsPlain(inFlow))
            {
                if (endsOnNewLine)
                {
                    folded = (folded ?? new StringBuilder()).Append(source.Slice(start, end)).Append(Fold(firstBreak, breaks));
                    start = source.At;
                    endsOnNewLine = false;
                    breaks.Clear();
                }

                source.Skip();
                end = source.At;
            }

            if (!source.IsBlank && !source.IsBreak)
            {
                break;
            }

            while (source.IsBlank || source.IsBreak)
            {
                if (source.IsBlank)
                {
                    if (endsOnNewLine && source.Column < indent && source.Current == '\t')
                    {
                        throw source.Error("found a tab character that violates indentation", line);
                    }

                    source.Skip();
                }
                else if (!endsOnNewLine)
                {
                    firstBreak = source.ReadBreak();
                    endsOnNewLine = true;
                }
                else
                {
                    breaks.Append(source.ReadBreak());
                }
            }

            if (!inFlow && source.Column < indent)
            {
                break;
            }
        }

        string tail = source.Slice(start, end);
        return new YamlToken(YamlTokenKind.PlainScalar, line, folded is null ? tail : folded.Append(tail).ToString());
    }

    public YamlToken ReadQuoted()
    {
        bool single = source.Current == '\'';
        int line = source.Line;
        source.Skip();
        int end = source.Find(single ? EndsSingleQuoted : EndsDoubleQuoted);
        char quote = single ? '\'' : '"';
        if (source.CharacterAt(end) == quote && !(single && source.CharacterAt(end + 1) == quote))
        {
            string text = source.Slice(source.At, end);
            source.JumpTo(end);
            source.Skip();
            return new YamlToken(YamlTokenKind.QuotedScalar, line, text);
        }

        return new YamlToken(YamlTokenKind.QuotedScalar, line, ReadLongQuoted(single, line));
    }

    public YamlToken ReadBlock(int parentIndent)
    {
        int line = source.Line;
        bool literal = source.Current == '|';
        source.Skip();
        (int chomping, int increment) = ReadBlockHeader(line);
        int indent = increment == 0 ? 0 : Math.Max(parentIndent, 0) + increment;
        string breaks = ReadBlockBreaks(ref indent, parentIndent, line), firstBreak = string.Empty;
        StringBuilder text = new();
        bool afterBlank = false;
        while (source.Column == indent && source.Current != '\0')
        {
            bool startsBlank = source.IsBlank;
            bool folds = !literal && !afterBlank && !startsBlank && firstBreak == "\n";
            text.Append(!folds ? firstBreak : breaks.Length == 0 ? " " : string.Empty).Append(breaks);
            afterBlank = startsBlank;
            int start = source.At;
            while (!source.IsBreakOrEnd)
            {
                source.Skip();
            }

            text.Append(source.Slice(start, source.At));
            firstBreak = source.IsBreak ? source.ReadBreak() : string.Empty;
            breaks = ReadBlockBreaks(ref indent, parentIndent, line);
        }

        text.Append(chomping < 0 ? string.Empty : firstBreak).Append(chomping > 0 ? breaks : string.Empty);
        return new YamlToken(YamlTokenKind.QuotedScalar, line, text.ToString());
    }

    private static string Fold(string firstBreak, StringBuilder breaks) =>
        firstBreak != "\n" ? $"{firstBreak}{breaks}" : breaks.Length == 0 ? " " : breaks.ToString();

    private bool EndsPlain(bool inFlow) => (source.Current == ':' && source.IsBlankOrEnd(1))
        || (inFlow && source.Current is ',' or '?' or '[' or ']' or '{' or '}');

    private string ReadLongQuoted(bool single, int line)
    {
        StringBuilder text = new();
        char quote = single ? '\'' : '"';
        while (true)
        {
            if (source.IsDocumentMark('-') || source.IsDocumentMark('.'))
            {
                throw source.Error("found unexpected document indicator", line);
            }

            if (source.Current == '\0')
            {
                throw source.Error("found unexpected end of stream", line);
            }

            bool afterBreak = false;
            while (!source.IsBlankOrEnd() && !afterBreak)
            {
                if (source.Current == quote)
                {
                    if (!single || source.Next() != quote)
                    {
                        break;
                    }

                    text.Append(quote);
                    source.Skip(2);
                }
                else if (!single && source.Current == '\\')
                {
                    afterBreak = ReadEscape(text, line);
                }
                else
                {
                    text.Append(source.Current);
                    source.Skip();
                }
            }

            if (source.Current == quote)
            {
                source.Skip();
                return text.ToString();
            }

            ReadSpaceInQuotes(text, afterBreak);
        }
    }

    private void ReadSpaceInQuotes(StringBuilder text, bool afterBreak)
    {
        int start = source.At, end = start;
        string firstBreak = string.Empty;
        StringBuilder breaks = new(0);
        while (source.IsBlank || source.IsBreak)
        {
            if (source.IsBlank)
            {
                source.Skip();
                end = source.At;
            }
            else if (!afterBreak)
            {
                firstBreak = source.ReadBreak();
                afterBreak = true;
            }
            else
            {
                breaks.Append(source.ReadBreak());
            }
        }

        text.Append(!afterBreak ? source.Slice(start, end) : firstBreak.Length == 0 ? breaks.ToString() : Fold(firstBreak, breaks));
    }

    /// <summary>Reads an escape; true where it hid a line break.</summary>
    private bool ReadEscape(StringBuilder text, int line)
    {
        char code = source.Next();
        if (YamlCharacters.IsBreak(code))
        {
            source.Skip();
            source.ReadBreak();
            return true;
        }

        int length = code switch { 'x' => 2, 'u' => 4, 'U' => 8, _ => 0 };
        if (length == 0)
        {
            text.Append(Escaped(code) ?? throw source.Error("found unknown escape character", line));
            source.Skip(2);
            return false;
        }

        source.Skip(2);
        long value = 0;
        for (int i = 0; i < length; i++)
        {
            if (!char.IsAsciiHexDigit(source.Next(i)))
            {
                throw source.Error("did not find expected hexdecimal number", line);
            }

            value = (value << 4) + int.Parse([source.Next(i)], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        }

        if (value > int.MaxValue || !Rune.TryCreate((int)value, out Rune rune))
        {
            throw source.Error("found invalid Unicode character escape code", line);
        }

        text.Append(rune.ToString());
        source.Skip(length);
        return false;
    }

    private static char? Escaped(char code) => code switch
    {
        '0' => '\0',
        'a' => '\a',
        'b' => '\b',
        't' or '\t' => '\t',
        'n' => '\n',
        'v' => '\v',
        'f' => '\f',
        'r' => '\r',
        'e' => '\x1B',
        ' ' or '"' or '\'' or '\\' => code,
        'N' => '\x85',
        '_' => '\xA0',
        'L' => '\u2028',
        'P' => '\u2029',
        _ => null,
    };

    private (int Chomping, int Increment) ReadBlockHeader(int line)
    {
        int chomping = ReadChomping();
        int increment = 0;
        if (char.IsAsciiDigit(source.Current))
        {
            if (source.Current == '0')
            {
                throw source.Error("found an indentation indicator equal to 0", line);
            }

            increment = source.Current - '0';
            source.Skip();
            chomping = chomping == 0 ? ReadChomping() : chomping;
        }

        source.SkipBlanks();
        source.SkipComment();
        if (!source.IsBreakOrEnd)
        {
            throw source.Error("did not find expected comment or line break", line);
        }

        if (source.IsBreak)
        {
            source.ReadBreak();
        }

        return (chomping, increment);
    }

    private int ReadChomping()
    {
        int chomping = source.Current switch { '+' => 1, '-' => -1, _ => 0 };
        source.Skip(Math.Abs(chomping));
        return chomping;
    }

    private string ReadBlockBreaks(ref int indent, int parentIndent, int line)
    {
        string breaks = string.Empty;
        StringBuilder? many = null;
        int deepest = 0;
        while (true)
        {
            while ((indent == 0 || source.Column < indent) && source.Current == ' ')
            {
                source.Skip();
            }

            deepest = Math.Max(deepest, source.Column);
            if ((indent == 0 || source.Column < indent) && source.Current == '\t')
            {
                throw source.Error("found a tab character where an indentation space is expected", line);
            }

            if (!source.IsBreak)
            {
                break;
            }

            string next = source.ReadBreak();
            if (breaks.Length == 0)
            {
                breaks = next;
            }
            else
            {
                many = (many ?? new StringBuilder(breaks)).Append(next);
            }
        }

        if (indent == 0)
        {
            indent = Math.Max(Math.Max(deepest, parentIndent + 1), 1);
        }

        return many?.ToString() ?? breaks;
    }
}
