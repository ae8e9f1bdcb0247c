using System.Text;

namespace MeshInstall.Charts.GoValues.Yaml.Reading;

/// <summary>Reads anchors, aliases, tags and directives.</summary>
internal sealed class YamlTagScanner(YamlSource source)
{
    public YamlToken ReadAnchor(YamlTokenKind kind)
    {
        int line = source.Line;
        source.Skip();
        string name = ReadWord();
        return name.Length > 0 && (source.IsBlankOrEnd() || source.Current is '?' or ':' or ',' or ']' or '}' or '%' or '@' or '`')
            ? new YamlToken(kind, line, name)
            : throw source.Error("did not find expected alphabetic or numeric character", line);
    }

    public YamlToken ReadTag()
    {
        int line = source.Line;
        string handle, suffix;
        if (source.Next() == '<')
        {
            source.Skip(2);
            handle = string.Empty;
            suffix = ReadUri(string.Empty, line);
            if (source.Current != '>')
            {
                throw source.Error("did not find the expected '>'", line);
            }

            source.Skip();
        }
        else
        {
            handle = ReadHandle(isDirective: false, line);
            if (handle.Length > 1 && handle.EndsWith('!'))
            {
                suffix = ReadUri(string.Empty, line);
            }
            else
            {
                suffix = ReadUri(handle, line);
                (handle, suffix) = suffix.Length == 0 ? (string.Empty, "!") : ("!", suffix);
            }
        }

        return source.IsBlankOrEnd()
            ? new YamlToken(YamlTokenKind.Tag, line, handle, suffix)
            : throw source.Error("did not find expected whitespace or line break", line);
    }

    public YamlToken ReadDirective()
    {
        int line = source.Line;
        source.Skip();
        string name = ReadWord();
        if (name.Length == 0)
        {
            throw source.Error("could not find expected directive name", line);
        }

        if (!source.IsBlankOrEnd())
        {
            throw source.Error("found unexpected non-alphabetical character", line);
        }

        YamlToken token = name switch
        {
            "YAML" => new YamlToken(YamlTokenKind.VersionDirective, line, ReadVersion(line)),
            "TAG" => ReadTagDirective(line),
            _ => throw source.Error("found unknown directive name", line),
        };
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

        return token;
    }

    private string ReadVersion(int line)
    {
        source.SkipBlanks();
        string major = ReadNumber(line);
        if (source.Current != '.')
        {
            throw source.Error("did not find expected digit or '.' character", line);
        }

        source.Skip();
        return $"{major}.{ReadNumber(line)}";
    }

    private string ReadNumber(int line)
    {
        int number = 0, length = 0;
        for (; char.IsAsciiDigit(source.Current); source.Skip())
        {
            if (++length > 2)
            {
                throw source.Error("found extremely long version number", line);
            }

            number = (number * 10) + (source.Current - '0');
        }

        return length > 0 ? $"{number}" : throw source.Error("did not find expected version number", line);
    }

    private YamlToken ReadTagDirective(int line)
    {
        source.SkipBlanks();
        string handle = ReadHandle(isDirective: true, line);
        if (!source.IsBlank)
        {
            throw source.Error("did not find expected whitespace", line);
        }

        source.SkipBlanks();
        string prefix = ReadUri(string.Empty, line);
        return source.IsBlankOrEnd()
            ? new YamlToken(YamlTokenKind.TagDirective, line, handle, prefix)
            : throw source.Error("did not find expected whitespace or line break", line);
    }

    private string ReadHandle(bool isDirective, int line)
    {
        if (source.Current != '!')
        {
            throw source.Error("did not find expected '!'", line);
        }

        source.Skip();
        string handle = "!" + ReadWord();
        if (source.Current == '!')
        {
            source.Skip();
            return handle + "!";
        }

        return isDirective && handle != "!" ? throw source.Error("did not find expected '!'", line) : handle;
    }

    private string ReadWord()
    {
        int start = source.At;
        while (source.IsWord)
        {
            source.Skip();
        }

        return source.Slice(start, source.At);
    }

    /// <summary>Reads the rest of a tag after the part of it that looked like a handle.</summary>
    private string ReadUri(string head, int line)
    {
        StringBuilder uri = new(head.Length > 1 ? head[1..] : string.Empty);
        bool found = head.Length > 0;
        while (source.IsWord || (source.Current != '\0' && ";/?:@&=+$,.!~*'()[]%".Contains(source.Current, StringComparison.Ordinal)))
        {
            found = true;
            if (source.Current == '%')
            {
                ReadOctets(uri, line);
                continue;
            }

            uri.Append(source.Current);
            source.Skip();
        }

        return found ? uri.ToString() : throw source.Error("did not find expected tag URI", line);
    }

    private void ReadOctets(StringBuilder uri, int line)
    {
        List<byte> bytes = [];
        for (int left = 1; left > 0; left--)
        {
            if (source.Current != '%' || !char.IsAsciiHexDigit(source.Next()) || !char.IsAsciiHexDigit(source.Next(2)))
            {
                throw source.Error("did not find URI escaped octet", line);
            }

            byte octet = Convert.FromHexString([source.Next(), source.Next(2)])[0];
            if (bytes.Count == 0)
            {
                left = octet switch { < 0x80 => 1, >= 0xC0 and < 0xE0 => 2, >= 0xE0 and < 0xF0 => 3, >= 0xF0 and < 0xF8 => 4, _ => 0 };
                if (left == 0)
                {
                    throw source.Error("found an incorrect leading UTF-8 octet", line);
                }
            }
            else if ((octet & 0xC0) != 0x80)
            {
                throw source.Error("found an incorrect trailing UTF-8 octet", line);
            }

            bytes.Add(octet);
            source.Skip(3);
        }

        uri.Append(GoString.FromBytes([.. bytes]));
    }
}
