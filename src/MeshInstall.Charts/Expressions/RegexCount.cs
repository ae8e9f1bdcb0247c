namespace MeshInstall.Charts.Expressions;

/// <summary>Reads <c>{2}</c>, <c>{2,}</c> and <c>{2,5}</c>.</summary>
internal static class RegexCount
{
    private const int TooLarge = 100_000_000;

    /// <summary>The bounds, -1 as the upper one for none and as the lower one for numbers too large; null where braces are plain text.</summary>
    public static (int Low, int High)? TryRead(RegexSource source)
    {
        source.Position++;
        if (Number(source) is not { } low)
        {
            return null;
        }

        int high = low;
        if (source.Current == ',')
        {
            source.Position++;
            if (source.Current == '}')
            {
                high = -1;
            }
            else if (Number(source) is { } number)
            {
                (low, high) = number < 0 ? (-1, number) : (low, number);
            }
            else
            {
                return null;
            }
        }

        if (source.Current != '}')
        {
            return null;
        }

        source.Position++;
        return (low, high);
    }

    private static int? Number(RegexSource source)
    {
        if (!char.IsAsciiDigit(source.Current) || (source.Current == '0' && char.IsAsciiDigit(source.Peek(1))))
        {
            return null;
        }

        int number = 0;
        for (; char.IsAsciiDigit(source.Current); source.Position++)
        {
            number = number is < 0 or >= TooLarge ? -1 : (number * 10) + (source.Current - '0');
        }

        return number;
    }
}
