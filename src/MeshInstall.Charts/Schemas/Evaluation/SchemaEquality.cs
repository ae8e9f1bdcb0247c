using MeshInstall.Charts.GoValues;

namespace MeshInstall.Charts.Schemas.Evaluation;

/// <summary>Whether two values are the same JSON: numbers by value, objects whatever the order of their members.</summary>
internal static class SchemaEquality
{
    public static bool AreEqual(object? left, object? right, SchemaBudget budget)
    {
        budget.Step();
        using SchemaBudget.Level level = budget.Enter();
        return left switch
        {
            null => right is null,
            bool flag => right is bool other && flag == other,
            string text => right is string other && text == other,
            GoList list => right is GoList other && AreEqual(list, other, budget),
            GoMap map => right is GoMap other && AreEqual(map, other, budget),
            _ => ExactNumber.TryCreate(left, out ExactNumber number) && ExactNumber.TryCreate(right, out ExactNumber other) && number == other,
        };
    }

    /// <summary>The first two equal items, the later one found first; null where all differ.</summary>
    public static (int First, int Second)? FindDuplicates(GoList list, SchemaBudget budget)
    {
        Dictionary<int, List<int>> seen = [];
        for (int i = 0; i < list.Count; i++)
        {
            int hash = Hash(list[i], budget);
            if (!seen.TryGetValue(hash, out List<int>? earlier))
            {
                seen.Add(hash, [i]);
                continue;
            }

            foreach (int other in earlier)
            {
                if (AreEqual(list[i], list[other], budget))
                {
                    return (other, i);
                }
            }

            earlier.Add(i);
        }

        return null;
    }

    private static bool AreEqual(GoList left, GoList right, SchemaBudget budget)
    {
        if (left.Count != right.Count)
        {
            return false;
        }

        for (int i = 0; i < left.Count; i++)
        {
            if (!AreEqual(left[i], right[i], budget))
            {
                return false;
            }
        }

        return true;
    }

    private static bool AreEqual(GoMap left, GoMap right, SchemaBudget budget)
    {
        if (left.Count != right.Count)
        {
            return false;
        }

        foreach (KeyValuePair<string, object?> entry in left.Entries)
        {
            if (!right.TryGetValue(entry.Key, out object? other) || !AreEqual(entry.Value, other, budget))
            {
                return false;
            }
        }

        return true;
    }

    private static int Hash(object? value, SchemaBudget budget)
    {
        budget.Step();
        using SchemaBudget.Level level = budget.Enter();
        HashCode hash = default;
        switch (value)
        {
            case GoMap map:
                hash.Add(map.Count);
                foreach (string key in map.SortedKeys())
                {
                    hash.Add(key, StringComparer.Ordinal);
                    hash.Add(Hash(map[key], budget));
                }

                break;
            case GoList list:
                hash.Add(~list.Count);
                foreach (object? item in list.Items)
                {
                    hash.Add(Hash(item, budget));
                }

                break;
            case string text:
                hash.Add(text, StringComparer.Ordinal);
                break;
            case bool flag:
                hash.Add(flag);
                break;
            default:
                hash.Add(ExactNumber.TryCreate(value, out ExactNumber number) ? number : default);
                break;
        }

        return hash.ToHashCode();
    }
}
