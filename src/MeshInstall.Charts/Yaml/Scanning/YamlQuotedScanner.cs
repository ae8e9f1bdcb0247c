namespace MeshInstall.Charts.Yaml.Scanning;

/// <summary>Scalars in quotes. What has no escapes and stands on one line is a slice of the text.</summary>
/// <param name="cursor">The place in the text.</param>
/// <param name="buffer">Collects what is no slice.</param>
/// <param name="takesJson">Whether the escapes that only JSON knows are taken too: <c>\/</c> and pairs of surrogates.</param>
internal sealed class YamlQuotedScanner(YamlCursor cursor, YamlTextBuffer buffer, bool takesJson)
{
    private const string Scanning = "while scanning a quoted scalar";
    private const string Parsing = "while parsing a quoted scalar";
    private YamlMark _start;
    private int _segment;
    private bool _copied;

    public YamlToken Scan()
    {
        buffer.Clear();
        char quote = cursor.Current;
        _start = cursor.Mark;
        cursor.Skip();
        _segment = cursor.Position;
        _copied = false;
        while (true)
        {
            RequireText();
            bool escapedBreak = ReadRun(quote);
            if (!escapedBreak && cursor.Current == quote)
            {
                break;
            }

            SkipGap(escapedBreak);
        }

        YamlSlice value = cursor.Slice(_segment, cursor.Position);
        if (_copied)
        {
            Flush();
            value = buffer.ToSlice();
        }

        cursor.Skip();
        return new YamlToken(YamlTokenKind.Scalar, _start, cursor.Mark)
        {
            Style = quote == '\'' ? YamlScalarStyle.SingleQuoted : YamlScalarStyle.DoubleQuoted,
            Text = value,
        };
    }

    private void RequireText()
    {
        if (cursor.IsAtDocumentMarker())
        {
            throw cursor.Error("found unexpected document indicator", Scanning, _start);
        }

        if (cursor.Current == '\0')
        {
            throw cursor.Error("found unexpected end of stream", Scanning, _start);
        }
    }

    /// <summary>Moves over what is not blank, up to the quote that ends the scalar or behind an escaped line break.</summary>
    /// <returns>Whether it was an escaped line break.</returns>
    private bool ReadRun(char quote)
    {
        while (true)
        {
            SkipOrdinary(quote);
            char current = cursor.Current;
            if (current == quote)
            {
                if (quote == '"' || cursor.Peek(1) != '\'')
                {
                    return false;
                }

                cursor.Skip();
                Flush();
                cursor.Skip();
                _segment = cursor.Position;
            }
            else if (current == '\\' && quote == '"')
            {
                Flush();
                if (YamlCursor.IsBreak(cursor.Peek(1)))
                {
                    cursor.Skip();
                    cursor.SkipBreak();
                    _segment = cursor.Position;
                    return true;
                }

                ReadEscape();
                _segment = cursor.Position;
            }
            else
            {
                return false;
            }
        }
    }

    private void SkipOrdinary(char quote)
    {
        string text = cursor.Text;
        int position = cursor.Position, pairs = 0;
        for (; (uint)position < (uint)text.Length; position++)
        {
            char current = text[position];
            if (current == quote || (current == '\\' && quote == '"') || YamlCursor.IsBlankOrEnd(current))
            {
                break;
            }

            if (char.IsHighSurrogate(current))
            {
                pairs++;
            }
        }

        cursor.MoveTo(position, pairs);
    }

    private void ReadEscape()
    {
        char escape = cursor.Peek(1);
        int digits = escape switch { 'x' => 2, 'u' => 4, 'U' => 8, _ => 0 };
        if (digits == 0)
        {
            buffer.Append(YamlEscapes.Find(escape) ?? (takesJson && escape == '/' ? '/' : default(char?)) ?? throw cursor.Error("found unknown escape character", Parsing, _start));
            cursor.Skip(2);
            return;
        }

        cursor.Skip(2);
        uint value = ReadCode(digits);
        if (takesJson && digits == 4 && value is >= 0xD800 and < 0xDC00 && cursor.Peek(4) == '\\' && cursor.Peek(5) == 'u')
        {
            cursor.Skip(6);
            uint low = ReadCode(digits);
            value = low is >= 0xDC00 and <= 0xDFFF ? 0x10000 + ((value - 0xD800) << 10) + (low - 0xDC00) : value;
        }

        if (value is (>= 0xD800 and <= 0xDFFF) or > 0x10FFFF)
        {
            throw cursor.Error("found invalid Unicode character escape code", Parsing, _start);
        }

        buffer.AppendCodePoint((int)value);
        cursor.Skip(digits);
    }

    private uint ReadCode(int digits)
    {
        uint value = 0;
        for (int index = 0; index < digits; index++)
        {
            char digit = cursor.Peek(index);
            if (!char.IsAsciiHexDigit(digit))
            {
                throw cursor.Error("did not find expected hexdecimal number", Parsing, _start);
            }

            value = (value << 4) + YamlEscapes.Hex(digit);
        }

        return value;
    }

    /// <summary>Moves over blanks and line breaks, and folds them; after an escaped line break the blanks are dropped.</summary>
    private void SkipGap(bool afterEscapedBreak)
    {
        int gap = cursor.Position;
        bool broke = false;
        while (true)
        {
            if (YamlCursor.IsBlank(cursor.Current))
            {
                cursor.Skip();
                continue;
            }

            if (!broke && !afterEscapedBreak && YamlCursor.IsBreak(cursor.Current))
            {
                FlushUpTo(gap);
            }

            if (cursor.SkipBreak() == '\0')
            {
                break;
            }

            broke = true;
        }

        ReadOnlySpan<char> skipped = cursor.Text.AsSpan(gap, cursor.Position - gap);
        if (afterEscapedBreak)
        {
            YamlFolding.AppendBreaks(buffer, skipped);
        }
        else if (broke)
        {
            YamlFolding.AppendFolded(buffer, skipped);
        }
        else
        {
            return;
        }

        _segment = cursor.Position;
    }

    private void Flush() => FlushUpTo(cursor.Position);

    private void FlushUpTo(int end)
    {
        buffer.Append(cursor.Text.AsSpan(_segment, end - _segment));
        _segment = end;
        _copied = true;
    }
}
