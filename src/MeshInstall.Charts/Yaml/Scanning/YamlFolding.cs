namespace MeshInstall.Charts.Yaml.Scanning;

/// <summary>What line breaks between words become.</summary>
internal static class YamlFolding
{
    /// <summary>Appends a gap of blanks and at least one line break: one break is a space, of more the first is dropped.</summary>
    public static void AppendFolded(YamlTextBuffer buffer, ReadOnlySpan<char> gap)
    {
        int first = NextBreak(gap, 0, out char value);
        int before = buffer.Length;
        if (value != '\n')
        {
            buffer.Append(value);
        }

        AppendBreaks(buffer, gap[Math.Min(first, gap.Length)..]);
        if (buffer.Length == before)
        {
            buffer.Append(' ');
        }
    }

    /// <summary>Appends the line breaks of a gap, without its blanks.</summary>
    public static void AppendBreaks(YamlTextBuffer buffer, ReadOnlySpan<char> gap)
    {
        for (int position = 0; position < gap.Length;)
        {
            position = NextBreak(gap, position, out char value);
            if (value != '\0')
            {
                buffer.Append(value);
            }
        }
    }

    private static int NextBreak(ReadOnlySpan<char> gap, int position, out char value)
    {
        for (; position < gap.Length; position++)
        {
            if (YamlCursor.IsBreak(gap[position]))
            {
                value = YamlCursor.AsBreak(gap[position]);
                return position + (gap[position] == '\r' && position + 1 < gap.Length && gap[position + 1] == '\n' ? 2 : 1);
            }
        }

        value = '\0';
        return position;
    }
}
