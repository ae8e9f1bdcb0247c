namespace MeshInstall.Charts.Expressions;

/// <summary>Reads a set in brackets.</summary>
internal static class RegexClassParser
{
    private const string InvalidRange = "invalid character class range";

    /// <summary>Reads from the opening bracket to the closing one.</summary>
    /// <exception cref="GoRegexException">It is no set.</exception>
    public static RuneSet Parse(RegexSource source, bool ignoreCase)
    {
        int start = source.Position++;
        bool isNegated = source.Current == '^';
        source.Position += isNegated ? 1 : 0;
        List<(int Low, int High)> ranges = [];
        for (bool isFirst = true; isFirst || source.Current != ']' || source.IsAtEnd; isFirst = false)
        {
            if ((Posix(source, ignoreCase) ?? RegexEscapes.Class(source, ignoreCase)) is { } named)
            {
                ranges.AddRange(named.Pairs());
                continue;
            }

            int from = source.Position, low = Character(source, start), high = low;
            if (source.Current == '-' && source.Position + 1 < source.Text.Length && source.Peek(1) != ']')
            {
                source.Position++;
                high = Character(source, start);
                if (high < low)
                {
                    throw new GoRegexException(InvalidRange, source.Since(from));
                }
            }

            ranges.Add((low, high));
            if (ignoreCase)
            {
                ranges.AddRange(CaseFolding.Of(RuneSet.Of([(low, high)])));
            }
        }

        source.Position++;
        RuneSet set = RuneSet.Of(ranges);
        return isNegated ? set.Negate() : set;
    }

    private static RuneSet? Posix(RegexSource source, bool ignoreCase)
    {
        int start = source.Position;
        if (!source.Follows("[:") || source.Text.IndexOf(":]", start + 2, StringComparison.Ordinal) is not (>= 0 and var close))
        {
            return null;
        }

        source.Position = close + 2;
        string name = source.Text[(start + 2)..close];
        bool isNegated = name.StartsWith('^');
        RuneSet set = NamedClasses.FindPosix(isNegated ? name[1..] : name) ?? throw new GoRegexException(InvalidRange, source.Since(start));
        set = ignoreCase ? set.Fold() : set;
        return isNegated ? set.Negate() : set;
    }

    private static int Character(RegexSource source, int start)
    {
        if (source.IsAtEnd)
        {
            throw new GoRegexException("missing closing ]", source.Text[start..]);
        }

        return source.Current == '\\' ? RegexEscapes.Character(source) : source.Next();
    }
}
