namespace MeshInstall.Engine.Configuration;

/// <summary>Finds what a misspelt name was meant to be.</summary>
public static class NearestName
{
    private const int LongestName = 100;

    /// <summary>The known name with the fewest edits to <paramref name="name"/>, case aside, where they are few for its length; else null.</summary>
    public static string? Find(string name, IEnumerable<string> known)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(known);
        if (name.Length is 0 or > LongestName)
        {
            return null;
        }

        (string Name, int Edits)[] ranked = [.. known.Select(candidate => (candidate, Edits(name.ToUpperInvariant(), candidate.ToUpperInvariant())))];
        (string Name, int Edits) best = ranked.OrderBy(candidate => candidate.Edits).ThenBy(candidate => candidate.Name, StringComparer.Ordinal).FirstOrDefault();
        return best.Name is not null && best.Edits <= Math.Max(1, name.Length / 3) ? best.Name : null;
    }

    /// <summary>Insertions, deletions, replacements and swaps of neighbours that turn one text into the other.</summary>
    private static int Edits(string from, string to)
    {
        int[] twoBack = new int[to.Length + 1];
        int[] previous = [.. Enumerable.Range(0, to.Length + 1)];
        for (int row = 1; row <= from.Length; row++)
        {
            int[] current = new int[to.Length + 1];
            current[0] = row;
            for (int column = 1; column <= to.Length; column++)
            {
                int cost = from[row - 1] == to[column - 1] ? 0 : 1;
                current[column] = Math.Min(Math.Min(previous[column] + 1, current[column - 1] + 1), previous[column - 1] + cost);
                if (row > 1 && column > 1 && from[row - 1] == to[column - 2] && from[row - 2] == to[column - 1])
                {
                    current[column] = Math.Min(current[column], twoBack[column - 2] + 1);
                }
            }

            (twoBack, previous) = (previous, current);
        }

        return previous[to.Length];
    }
}
