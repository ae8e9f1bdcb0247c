using System.Text;

namespace MeshInstall.Charts.Expressions;

/// <summary>Which code points are the same but for their case: Unicode's simple folding.</summary>
internal static class CaseFolding
{
    private const int First = 'A';
    private const int Last = 0x1E943;
    private const int DottedCapitalI = 0x130;
    private const int DotlessI = 0x131;

    private static readonly Lazy<Dictionary<int, int[]>> All = new(Build);

    /// <summary>The code points that fold to one of the set.</summary>
    public static IEnumerable<(int Low, int High)> Of(RuneSet set)
    {
        foreach ((int low, int high) in set.Pairs())
        {
            if (low <= First && high >= Last)
            {
                continue;
            }

            for (int rune = Math.Max(low, First); rune <= Math.Min(high, Last); rune++)
            {
                foreach (int other in All.Value.GetValueOrDefault(rune, []))
                {
                    yield return (other, other);
                }
            }
        }
    }

    private static Dictionary<int, int[]> Build()
    {
        Dictionary<int, HashSet<int>> groups = [];
        for (int code = First; code <= Last; code++)
        {
            // The dotted and the dotless I belong to Turkish alone.
            if (!Rune.IsValid(code) || code is DottedCapitalI or DotlessI)
            {
                continue;
            }

            Rune rune = new(code);
            Join(groups, code, Rune.ToUpperInvariant(rune).Value);
            Join(groups, code, Rune.ToLowerInvariant(rune).Value);
        }

        return groups.ToDictionary(group => group.Key, group => group.Value.ToArray());
    }

    private static void Join(Dictionary<int, HashSet<int>> groups, int left, int right)
    {
        if (left == right)
        {
            return;
        }

        HashSet<int> joined = groups.GetValueOrDefault(left) ?? [left];
        joined.UnionWith(groups.GetValueOrDefault(right) ?? [right]);
        foreach (int member in joined)
        {
            groups[member] = joined;
        }
    }
}
