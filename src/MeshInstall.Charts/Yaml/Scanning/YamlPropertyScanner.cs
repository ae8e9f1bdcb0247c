namespace MeshInstall.Charts.Yaml.Scanning;

/// <summary>Anchors, aliases, tags and directives.</summary>
internal sealed class YamlPropertyScanner(YamlCursor cursor)
{
    private const string InDirective = "while scanning a directive";
    private const string InVersion = "while scanning a %YAML directive";
    private const string InTagDirective = "while scanning a %TAG directive";
    private const string InTag = "while scanning a tag";
    private const string NoUri = "did not find expected tag URI";

    public YamlToken Anchor()
    {
        YamlMark start = cursor.Mark;
        bool isAnchor = cursor.Current == '&';
        cursor.Skip();
        YamlSlice name = ReadWord();
        char next = cursor.Current;
        if (name.Span.IsEmpty || !(YamlCursor.IsBlankOrEnd(next) || next is '?' or ':' or ',' or ']' or '}' or '%' or '@' or '`'))
        {
            throw cursor.Error("did not find expected alphabetic or numeric character", isAnchor ? "while scanning an anchor" : "while scanning an alias", start);
        }

        return new YamlToken(isAnchor ? YamlTokenKind.Anchor : YamlTokenKind.Alias, start, cursor.Mark) { Text = name };
    }

    public YamlToken Tag()
    {
        YamlMark start = cursor.Mark;
        YamlSlice handle = YamlSlice.Empty;
        string suffix;
        if (cursor.Peek(1) == '<')
        {
            cursor.Skip(2);
            suffix = ReadUri(string.Empty, mayBeEmpty: false, isDirective: false, start);
            if (cursor.Current != '>')
            {
                throw cursor.Error("did not find the expected '>'", InTag, start);
            }

            cursor.Skip();
        }
        else
        {
            int begin = cursor.Position;
            handle = ReadHandle(isDirective: false, start);
            ReadOnlySpan<char> name = handle.Span;
            if (name.Length > 1 && name[^1] == '!')
            {
                suffix = ReadUri(string.Empty, mayBeEmpty: false, isDirective: false, start);
            }
            else
            {
                suffix = ReadUri(name[1..].ToString(), mayBeEmpty: true, isDirective: false, start);
                handle = cursor.Slice(begin, begin + 1);
                if (suffix.Length == 0)
                {
                    (handle, suffix) = (YamlSlice.Empty, "!");
                }
            }
        }

        return YamlCursor.IsBlankOrEnd(cursor.Current)
            ? new YamlToken(YamlTokenKind.Tag, start, cursor.Mark) { Text = handle, Suffix = suffix }
            : throw cursor.Error("did not find expected whitespace or line break", InTag, start);
    }

    public YamlToken Directive()
    {
        YamlMark start = cursor.Mark;
        cursor.Skip();
        YamlSlice name = ReadWord();
        if (name.Span.IsEmpty)
        {
            throw cursor.Error("could not find expected directive name", InDirective, start);
        }

        if (!YamlCursor.IsBlankOrEnd(cursor.Current))
        {
            throw cursor.Error("found unexpected non-alphabetical character", InDirective, start);
        }

        YamlToken token = name.Span switch
        {
            "YAML" => Version(start),
            "TAG" => TagDirective(start),
            _ => throw cursor.Error("found unknown directive name", InDirective, start),
        };
        token.End = cursor.Mark;
        cursor.SkipBlanks();
        if (cursor.Current == '#')
        {
            cursor.SkipLineRest();
        }

        if (!YamlCursor.IsBreakOrEnd(cursor.Current))
        {
            throw cursor.Error("did not find expected comment or line break", InDirective, start);
        }

        cursor.SkipBreak();
        return token;
    }

    private YamlToken Version(YamlMark start)
    {
        cursor.SkipBlanks();
        int major = ReadNumber(start);
        if (cursor.Current != '.')
        {
            throw cursor.Error("did not find expected digit or '.' character", InVersion, start);
        }

        cursor.Skip();
        return new YamlToken(YamlTokenKind.VersionDirective, start, start) { Version = (major * 100) + ReadNumber(start) };
    }

    private int ReadNumber(YamlMark start)
    {
        int value = 0, length = 0;
        for (; char.IsAsciiDigit(cursor.Current); length++)
        {
            if (length == 2)
            {
                throw cursor.Error("found extremely long version number", InVersion, start);
            }

            value = (value * 10) + cursor.Current - '0';
            cursor.Skip();
        }

        return length > 0 ? value : throw cursor.Error("did not find expected version number", InVersion, start);
    }

    private YamlToken TagDirective(YamlMark start)
    {
        cursor.SkipBlanks();
        YamlSlice handle = ReadHandle(isDirective: true, start);
        if (!YamlCursor.IsBlank(cursor.Current))
        {
            throw cursor.Error("did not find expected whitespace", InTagDirective, start);
        }

        cursor.SkipBlanks();
        string prefix = ReadUri(string.Empty, mayBeEmpty: false, isDirective: true, start);
        return YamlCursor.IsBlankOrEnd(cursor.Current)
            ? new YamlToken(YamlTokenKind.TagDirective, start, start) { Text = handle, Suffix = prefix }
            : throw cursor.Error("did not find expected whitespace or line break", InTagDirective, start);
    }

    private YamlSlice ReadWord()
    {
        int begin = cursor.Position;
        while (YamlCursor.IsWord(cursor.Current))
        {
            cursor.Skip();
        }

        return cursor.Slice(begin, cursor.Position);
    }

    private YamlSlice ReadHandle(bool isDirective, YamlMark start)
    {
        int begin = cursor.Position;
        if (cursor.Current != '!')
        {
            throw TagError("did not find expected '!'", isDirective, start);
        }

        cursor.Skip();
        ReadWord();
        if (cursor.Current == '!')
        {
            cursor.Skip();
        }
        else if (isDirective && cursor.Position > begin + 1)
        {
            throw TagError("did not find expected '!'", isDirective, start);
        }

        return cursor.Slice(begin, cursor.Position);
    }

    private string ReadUri(string head, bool mayBeEmpty, bool isDirective, YamlMark start)
    {
        YamlUriText uri = new(head);
        int begin = cursor.Position;
        while (YamlUriText.IsPart(cursor.Current))
        {
            if (cursor.Current == '%')
            {
                ReadOctets(uri, isDirective, start);
            }
            else
            {
                uri.Append((byte)cursor.Current);
                cursor.Skip();
            }
        }

        return cursor.Position > begin || mayBeEmpty ? uri.ToString() : throw TagError(NoUri, isDirective, start);
    }

    /// <summary>Reads the escaped bytes of one character.</summary>
    private void ReadOctets(YamlUriText uri, bool isDirective, YamlMark start)
    {
        int left = 0;
        bool first = true;
        do
        {
            if (cursor.Current != '%' || !char.IsAsciiHexDigit(cursor.Peek(1)) || !char.IsAsciiHexDigit(cursor.Peek(2)))
            {
                throw TagError("did not find URI escaped octet", isDirective, start);
            }

            byte octet = (byte)((YamlEscapes.Hex(cursor.Peek(1)) << 4) + YamlEscapes.Hex(cursor.Peek(2)));
            if (first)
            {
                left = YamlUriText.Width(octet);
                if (left == 0)
                {
                    throw TagError("found an incorrect leading UTF-8 octet", isDirective, start);
                }
            }
            else if ((octet & 0xC0) != 0x80)
            {
                throw TagError("found an incorrect trailing UTF-8 octet", isDirective, start);
            }

            first = false;
            uri.Append(octet);
            cursor.Skip(3);
        }
        while (--left > 0);
    }

    private YamlSyntaxException TagError(string problem, bool isDirective, YamlMark start) =>
        cursor.Error(problem, isDirective ? "while parsing a %TAG directive" : "while parsing a tag", start);
}
