namespace MeshInstall.Charts.Expressions;

/// <summary>A set of code points as sorted ranges that neither touch nor overlap: low, high, low, high.</summary>
internal sealed class RuneSet
{
    public const int MaxRune = 0x10FFFF;

    private readonly int[] ranges;

    private RuneSet(int[] ranges) => this.ranges = ranges;

    public static RuneSet Any { get; } = new([0, MaxRune]);

    public static RuneSet AnyButNewline { get; } = new([0, '\n' - 1, '\n' + 1, MaxRune]);

    public ReadOnlySpan<int> Ranges => ranges;

    /// <summary>The only code point of the set, or -1.</summary>
    public int Single => ranges.Length == 2 && ranges[0] == ranges[1] ? ranges[0] : -1;

    public static RuneSet Of(int rune) => new([rune, rune]);

    /// <summary>The set of ranges in any order.</summary>
    public static RuneSet Of(IEnumerable<(int Low, int High)> ranges)
    {
        List<int> merged = [];
        foreach ((int low, int high) in ranges.OrderBy(range => range.Low))
        {
            if (merged.Count > 0 && low <= merged[^1] + 1)
            {
                merged[^1] = Math.Max(merged[^1], high);
            }
            else
            {
                merged.Add(low);
                merged.Add(high);
            }
        }

        return new RuneSet([.. merged]);
    }

    public IEnumerable<(int Low, int High)> Pairs()
    {
        for (int i = 0; i < ranges.Length; i += 2)
        {
            yield return (ranges[i], ranges[i + 1]);
        }
    }

    public RuneSet Negate()
    {
        List<(int Low, int High)> gaps = [];
        int next = 0;
        foreach ((int low, int high) in Pairs())
        {
            if (next < low)
            {
                gaps.Add((next, low - 1));
            }

            next = high + 1;
        }

        if (next <= MaxRune)
        {
            gaps.Add((next, MaxRune));
        }

        return Of(gaps);
    }

    /// <summary>With every code point that is the same but for its case.</summary>
    public RuneSet Fold() => Of(Pairs().Concat(CaseFolding.Of(this)));

    public bool Contains(int rune)
    {
        if (ranges.Length <= 8)
        {
            for (int i = 0; i < ranges.Length; i += 2)
            {
                if (rune < ranges[i])
                {
                    return false;
                }

                if (rune <= ranges[i + 1])
                {
                    return true;
                }
            }

            return false;
        }

        int at = Array.BinarySearch(ranges, rune);
        return at >= 0 || (~at & 1) != 0;
    }
}
