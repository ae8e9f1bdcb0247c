namespace MeshInstall.Engine.Validation.Schema;

/// <summary>How far two names are apart, in letters inserted, left out, replaced or swapped.</summary>
internal static class EditDistance
{
    private const int LongestName = 64;

    /// <summary>The name nearest to <paramref name="name"/>, where one is near enough to be meant; else null.</summary>
    public static string? Nearest(string name, IEnumerable<string> candidates)
    {
        if (name.Length > LongestName)
        {
            return null;
        }

        string folded = SchemaNames.Fold(name);
        int allowed = Math.Min(3, Math.Max(1, folded.Length / 3));
        string? best = null;
        int least = allowed + 1;
        foreach (string candidate in candidates)
        {
            string other = SchemaNames.Fold(candidate);
            if (other.Length > 0 && Math.Abs(other.Length - folded.Length) < least && Between(folded, other) is var distance && distance < least)
            {
                (best, least) = (candidate, distance);
            }
        }

        return best;
    }

    /// <summary>The distance of two names.</summary>
    public static int Between(string left, string right)
    {
        int[] older = new int[right.Length + 1];
        int[] old = [.. Enumerable.Range(0, right.Length + 1)];
        int[] current = new int[right.Length + 1];
        for (int row = 1; row <= left.Length; row++)
        {
            current[0] = row;
            for (int column = 1; column <= right.Length; column++)
            {
                int cost = left[row - 1] == right[column - 1] ? 0 : 1;
                current[column] = Math.Min(Math.Min(current[column - 1], old[column]) + 1, old[column - 1] + cost);
                if (row > 1 && column > 1 && left[row - 1] == right[column - 2] && left[row - 2] == right[column - 1])
                {
                    current[column] = Math.Min(current[column], older[column - 2] + 1);
                }
            }

            (older, old, current) = (old, current, older);
        }

        return old[right.Length];
    }
}
