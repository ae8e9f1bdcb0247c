namespace MeshInstall.Charts.Expressions;

/// <summary>Reads what follows a backslash.</summary>
internal static class RegexEscapes
{
    /// <summary>Reads an escaped character.</summary>
    /// <exception cref="GoRegexException">Go has no such escape.</exception>
    public static int Character(RegexSource source)
    {
        int start = source.Position++;
        if (source.IsAtEnd)
        {
            throw new GoRegexException("trailing backslash at end of expression", string.Empty);
        }

        int c = source.Next();
        int found = c switch
        {
            'a' => '\a',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'v' => '\v',
            'x' => source.IsAtEnd ? -1 : Hexadecimal(source),
            '0' => Octal(source, 0),

            // One digit alone would refer back to a group, which Go does not have.
            >= '1' and <= '7' when source.Current is >= '0' and <= '7' => Octal(source, c - '0'),
            < 0x80 when !char.IsAsciiLetterOrDigit((char)c) => c,
            _ => -1,
        };
        return found >= 0 ? found : throw new GoRegexException("invalid escape sequence", source.Since(start));
    }

    /// <summary>Reads a class such as <c>\pL</c>, <c>\P{Greek}</c> or <c>\d</c>; null where none is here.</summary>
    /// <exception cref="GoRegexException">Unicode has no such class.</exception>
    public static RuneSet? Class(RegexSource source, bool ignoreCase)
    {
        if (source.Current != '\\' || source.Position + 1 >= source.Text.Length)
        {
            return null;
        }

        if (source.Peek(1) is 'p' or 'P')
        {
            return UnicodeClass(source, ignoreCase);
        }

        if (NamedClasses.Perl(source.Peek(1)) is not { } found)
        {
            return null;
        }

        source.Position += 2;
        RuneSet set = ignoreCase ? found.Set.Fold() : found.Set;
        return found.IsNegated ? set.Negate() : set;
    }

    private static RuneSet UnicodeClass(RegexSource source, bool ignoreCase)
    {
        int start = source.Position;
        bool isNegated = source.Peek(1) == 'P';
        source.Position += 2;
        string name;
        if (source.Current == '{')
        {
            int close = source.Text.IndexOf('}', source.Position);
            if (close < 0)
            {
                throw new GoRegexException("invalid character class range", source.Text[start..]);
            }

            name = source.Text[(source.Position + 1)..close];
            source.Position = close + 1;
        }
        else
        {
            source.Next();
            name = source.Since(start + 2);
        }

        if (name.StartsWith('^'))
        {
            (isNegated, name) = (!isNegated, name[1..]);
        }

        RuneSet set = UnicodeClasses.Find(name) ?? throw new GoRegexException("invalid character class range", source.Since(start));
        set = ignoreCase ? set.Fold() : set;
        return isNegated ? set.Negate() : set;
    }

    private static int Octal(RegexSource source, int value)
    {
        for (int i = 1; i < 3 && source.Current is >= '0' and <= '7'; i++)
        {
            value = (value * 8) + (source.Current - '0');
            source.Position++;
        }

        return value;
    }

    private static int Hexadecimal(RegexSource source)
    {
        int c = source.Next();
        if (c != '{')
        {
            int high = Digit(c), low = Digit(source.Next());
            return high < 0 || low < 0 ? -1 : (high * 16) + low;
        }

        int value = 0;
        for (int digits = 0; ; digits++)
        {
            c = source.Next();
            if (c == '}')
            {
                return digits == 0 ? -1 : value;
            }

            int digit = Digit(c);
            value = digit < 0 ? -1 : (value * 16) + digit;
            if (value is < 0 or > RuneSet.MaxRune)
            {
                return -1;
            }
        }
    }

    private static int Digit(int c) => c is >= 0 and < 0x80 && char.IsAsciiHexDigit((char)c) ? Convert.ToInt32(((char)c).ToString(), 16) : -1;
}
