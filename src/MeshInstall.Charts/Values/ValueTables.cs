using System.Diagnostics.CodeAnalysis;
using MeshInstall.Charts.GoValues;

namespace MeshInstall.Charts.Values;

/// <summary>Tables of values: copying them, looking into them, and laying one over another as Helm does.</summary>
internal static class ValueTables
{
    /// <summary>A copy that shares nothing that can change.</summary>
    public static GoMap Copy(GoMap table)
    {
        GoMap copy = new(table.Type, table.Count);
        foreach (KeyValuePair<string, object?> entry in table.Entries)
        {
            copy[entry.Key] = CopyValue(entry.Value);
        }

        return copy;
    }

    /// <summary>A copy of the table alone; what stands in it is shared.</summary>
    public static GoMap CopyShallow(GoMap table)
    {
        GoMap copy = new(table.Type, table.Count);
        foreach (KeyValuePair<string, object?> entry in table.Entries)
        {
            copy[entry.Key] = entry.Value;
        }

        return copy;
    }

    /// <summary>A copy without the entries that are nil, at every depth outside of lists.</summary>
    public static GoMap WithoutNils(GoMap table)
    {
        GoMap result = new(table.Type, table.Count);
        foreach (KeyValuePair<string, object?> entry in table.Entries)
        {
            if (entry.Value is not null)
            {
                result[entry.Key] = entry.Value is GoMap inner ? WithoutNils(inner) : CopyValue(entry.Value);
            }
        }

        return result;
    }

    /// <summary>The table at a path of names parted by dots.</summary>
    public static bool TryFindTable(GoMap table, string path, [NotNullWhen(true)] out GoMap? found)
    {
        found = table;
        foreach (string name in path.Split('.'))
        {
            if (!found.TryGetValue(name, out object? value) || value is not GoMap inner)
            {
                found = null;
                return false;
            }

            found = inner;
        }

        return true;
    }

    /// <summary>The value at a path of names parted by dots, unless it is a table.</summary>
    public static bool TryFindValue(GoMap table, string path, out object? value)
    {
        int last = path.LastIndexOf('.');
        value = null;
        GoMap? holder = table;
        return (last < 0 || TryFindTable(table, path[..last], out holder)) && holder!.TryGetValue(path[(last + 1)..], out value) && value is not GoMap;
    }

    /// <summary>
    /// Fills <paramref name="target"/> from <paramref name="source"/> where it has nothing. A nil of the target takes a default away where
    /// <paramref name="keepNils"/> is false, and stays otherwise. The source may be changed as well.
    /// </summary>
    public static GoMap Fill(GoMap target, GoMap source, bool keepNils, string prefix, ICollection<string> warnings)
    {
        HashSet<string> hadDefault = new(StringComparer.Ordinal);
        foreach (KeyValuePair<string, object?> entry in source.Entries)
        {
            if (entry.Value is not null)
            {
                hadDefault.Add(entry.Key);
            }
        }

        foreach (KeyValuePair<string, object?> entry in target.Entries)
        {
            if (entry.Value is null)
            {
                source[entry.Key] = null;
            }
        }

        foreach ((string key, object? value) in source.Entries.ToArray())
        {
            string place = Join(prefix, key);
            if (!target.TryGetValue(key, out object? own))
            {
                target[key] = value;
            }
            else if (own is null && !keepNils && hadDefault.Contains(key))
            {
                target.Remove(key);
            }
            else if (value is GoMap table)
            {
                if (own is GoMap ownTable)
                {
                    Fill(ownTable, table, keepNils, place, warnings);
                }
                else
                {
                    warnings.Add($"warning: cannot overwrite table with non table for {place}");
                }
            }
            else if (own is GoMap && value is not null)
            {
                warnings.Add($"warning: destination for {place} is a table. Ignoring non-table value ({ValueText.TypeOf(value)})");
            }
        }

        return target;
    }

    public static string Join(string prefix, string name) => prefix.Length == 0 ? name : $"{prefix}.{name}";

    private static object? CopyValue(object? value) => value switch
    {
        GoMap table => Copy(table),
        GoList { Type.Kind: GoKind.Slice } list when list.Type != GoType.SliceOfByte => new GoList(list.Type, Array.ConvertAll(list.Items, CopyValue)),
        _ => value,
    };
}
