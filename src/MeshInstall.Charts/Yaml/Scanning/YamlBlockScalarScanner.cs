namespace MeshInstall.Charts.Yaml.Scanning;

/// <summary>Scalars behind <c>|</c> and <c>&gt;</c>.</summary>
internal sealed class YamlBlockScalarScanner(YamlCursor cursor, YamlTextBuffer buffer)
{
    private const string Context = "while scanning a block scalar";
    private YamlMark _start;
    private YamlMark _end;
    private int _gap;

    /// <param name="parentIndent">The column of the block around, or -1.</param>
    public YamlToken Scan(int parentIndent)
    {
        buffer.Clear();
        bool literal = cursor.Current == '|';
        _start = cursor.Mark;
        cursor.Skip();
        (int chomping, int increment) = ReadHeader();
        int indent = increment > 0 ? Math.Max(parentIndent, 0) + increment : 0;
        SkipIndentation(ref indent, parentIndent);
        char lastBreak = '\0';
        bool wasIndented = false;
        while (cursor.Column == indent && cursor.Current != '\0')
        {
            bool isIndented = YamlCursor.IsBlank(cursor.Current);
            AppendBreaks(lastBreak, folds: !literal && !wasIndented && !isIndented);
            wasIndented = isIndented;
            int line = cursor.Position;
            cursor.SkipLineRest();
            buffer.Append(cursor.Text.AsSpan(line, cursor.Position - line));
            lastBreak = cursor.SkipBreak();
            SkipIndentation(ref indent, parentIndent);
        }

        if (chomping != -1 && lastBreak != '\0')
        {
            buffer.Append(lastBreak);
        }

        if (chomping == 1)
        {
            YamlFolding.AppendBreaks(buffer, Gap);
        }

        return new YamlToken(YamlTokenKind.Scalar, _start, _end)
        {
            Style = literal ? YamlScalarStyle.Literal : YamlScalarStyle.Folded,
            Text = buffer.ToSlice(),
        };
    }

    private ReadOnlySpan<char> Gap => cursor.Text.AsSpan(_gap, cursor.Position - _gap);

    private void AppendBreaks(char lastBreak, bool folds)
    {
        int before = buffer.Length;
        if (lastBreak != '\0' && !(folds && lastBreak == '\n'))
        {
            buffer.Append(lastBreak);
        }

        YamlFolding.AppendBreaks(buffer, Gap);
        if (folds && lastBreak == '\n' && buffer.Length == before)
        {
            buffer.Append(' ');
        }
    }

    private (int Chomping, int Increment) ReadHeader()
    {
        int increment = ReadIncrement();
        int chomping = cursor.Current switch { '+' => 1, '-' => -1, _ => 0 };
        if (chomping != 0)
        {
            cursor.Skip();
            if (increment == 0)
            {
                increment = ReadIncrement();
            }
        }

        cursor.SkipBlanks();
        if (cursor.Current == '#')
        {
            cursor.SkipLineRest();
        }

        if (!YamlCursor.IsBreakOrEnd(cursor.Current))
        {
            throw cursor.Error("did not find expected comment or line break", Context, _start);
        }

        cursor.SkipBreak();
        return (chomping, increment);
    }

    private int ReadIncrement()
    {
        if (!char.IsAsciiDigit(cursor.Current))
        {
            return 0;
        }

        if (cursor.Current == '0')
        {
            throw cursor.Error("found an indentation indicator equal to 0", Context, _start);
        }

        int increment = cursor.Current - '0';
        cursor.Skip();
        return increment;
    }

    /// <summary>Moves over empty lines to the indentation of the scalar, which follows from the deepest of them where it is not known.</summary>
    private void SkipIndentation(ref int indent, int parentIndent)
    {
        _gap = cursor.Position;
        _end = cursor.Mark;
        int deepest = 0;
        while (true)
        {
            while ((indent == 0 || cursor.Column < indent) && cursor.Current == ' ')
            {
                cursor.Skip();
            }

            deepest = Math.Max(deepest, cursor.Column);
            if ((indent == 0 || cursor.Column < indent) && cursor.Current == '\t')
            {
                throw cursor.Error("found a tab character where an indentation space is expected", Context, _start);
            }

            if (cursor.SkipBreak() == '\0')
            {
                break;
            }

            _end = cursor.Mark;
        }

        if (indent == 0)
        {
            indent = Math.Max(Math.Max(deepest, parentIndent + 1), 1);
        }
    }
}
