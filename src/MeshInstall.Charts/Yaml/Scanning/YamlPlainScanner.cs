namespace MeshInstall.Charts.Yaml.Scanning;

/// <summary>Scalars without quotes. What stands on one line is a slice of the text.</summary>
internal sealed class YamlPlainScanner(YamlCursor cursor, YamlTextBuffer buffer)
{
    /// <param name="parentIndent">The column of the block around; lines of the scalar stand deeper.</param>
    /// <param name="inFlow">Whether it stands between brackets.</param>
    /// <param name="endedOnNewLine">Whether lines were skipped after its last character, so that a key may follow.</param>
    public YamlToken Scan(int parentIndent, bool inFlow, out bool endedOnNewLine)
    {
        buffer.Clear();
        YamlMark start = cursor.Mark, end = start;
        int segmentStart = cursor.Position, segmentEnd = segmentStart, gap = segmentStart;
        bool folds = false;
        endedOnNewLine = false;
        while (!cursor.IsAtDocumentMarker() && cursor.Current != '#')
        {
            int run = cursor.Position;
            ReadRun(inFlow);
            if (cursor.Position > run)
            {
                if (endedOnNewLine)
                {
                    buffer.Append(cursor.Text.AsSpan(segmentStart, segmentEnd - segmentStart));
                    YamlFolding.AppendFolded(buffer, cursor.Text.AsSpan(gap, run - gap));
                    segmentStart = run;
                    folds = true;
                    endedOnNewLine = false;
                }

                segmentEnd = cursor.Position;
                end = cursor.Mark;
            }

            char current = cursor.Current;
            if (!YamlCursor.IsBlank(current) && !YamlCursor.IsBreak(current))
            {
                break;
            }

            gap = cursor.Position;
            endedOnNewLine = SkipGap(parentIndent + 1, start);
            if (!inFlow && cursor.Column < parentIndent + 1)
            {
                break;
            }
        }

        YamlToken token = new(YamlTokenKind.Scalar, start, end) { Style = YamlScalarStyle.Plain };
        if (folds)
        {
            buffer.Append(cursor.Text.AsSpan(segmentStart, segmentEnd - segmentStart));
            token.Text = buffer.ToSlice();
        }
        else
        {
            token.Text = cursor.Slice(segmentStart, segmentEnd);
        }

        return token;
    }

    /// <summary>Moves over what is not blank, up to an indicator that ends the scalar.</summary>
    private void ReadRun(bool inFlow)
    {
        string text = cursor.Text;
        int position = cursor.Position, pairs = 0;
        for (; (uint)position < (uint)text.Length; position++)
        {
            char current = text[position];
            if (current is >= 'a' and <= 'z')
            {
                continue;
            }

            if (YamlCursor.IsBlankOrEnd(current)
                || (current == ':' && YamlCursor.IsBlankOrEnd(position + 1 < text.Length ? text[position + 1] : '\0'))
                || (inFlow && current is (',' or '?' or '[' or ']' or '{' or '}')))
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

    /// <summary>Moves over blanks and line breaks.</summary>
    /// <returns>Whether a line break was among them.</returns>
    private bool SkipGap(int indent, YamlMark start)
    {
        bool broke = false;
        while (true)
        {
            char current = cursor.Current;
            if (current == ' ')
            {
                cursor.Skip();
            }
            else if (current == '\t')
            {
                if (broke && cursor.Column < indent)
                {
                    throw cursor.Error("found a tab character that violates indentation", "while scanning a plain scalar", start);
                }

                cursor.Skip();
            }
            else if (cursor.SkipBreak() != '\0')
            {
                broke = true;
            }
            else
            {
                return broke;
            }
        }
    }
}
