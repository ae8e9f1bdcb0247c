using System.Diagnostics.CodeAnalysis;
using MeshInstall.Charts.GoValues;

namespace MeshInstall.Charts.Values;

/// <summary>Tables of values: copying them, looking into them, and laying one over another as Helm does.</summary>
internal static class ValueTables
{
    /// <summary>A copy that shares nothing that can change.</summary>
    public static GoMap Copy(GoMap table, ValueRun run)
    {
        run.Copy(table.Count);
        GoMap copy = new(table.Type, table.Count);
        foreach (KeyValuePair<string, object?> entry in table.Entries)
        {
            copy[entry.Key] = CopyValue(entry.Value, run);
        }

        return copy;
    }

    /// <summary>A copy of the table alone; what stands in it is shared.</summary>
    public static GoMap CopyShallow(GoMap table, ValueRun run)
    {
        run.Copy(table.Count);
        GoMap copy = new(table.Type, table.Count);
        foreach (KeyValuePair<string, object?> entry in table.Entries)
        {
            copy[entry.Key] = entry.Value;
        }

        return copy;
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
    public static GoMap Fill(GoMap target, GoMap source, bool keepNils, string prefix, ValueRun run)
    {
        run.Copy(source.Count);
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
                    Fill(ownTable, table, keepNils, place, run);
                }
                else
                {
                    run.Warn($"warning: cannot overwrite table with non table for {place}");
                }
            }
            else if (own is GoMap && value is not null)
            {
                run.Warn($"warning: destination for {place} is a table. Ignoring non-table value ({ValueTypes.NameOf(value)})");
            }
        }

        return target;
    }

    public static string Join(string prefix, string name) => prefix.Length == 0 ? name : $"{prefix}.{name}";

    private static object? CopyValue(object? value, ValueRun run)
    {
        switch (value)
        {
            case GoMap table:
                return Copy(table, run);
            case GoList { Type.Kind: GoKind.Slice } list when list.Type != GoType.SliceOfByte:
                run.Copy(list.Count);
                return new GoList(list.Type, Array.ConvertAll(list.Items, item => CopyValue(item, run)));
            default:
                return value;
        }
    }
}
