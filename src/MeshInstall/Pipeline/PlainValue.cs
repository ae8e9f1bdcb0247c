using System.Collections;
using System.Management.Automation;

namespace MeshInstall.Pipeline;

/// <summary>Takes PowerShell's wrappers off values: hashtables, ordered dictionaries, custom objects and arrays become plain trees.</summary>
internal static class PlainValue
{
    private const int MaxDepth = 100;
    private const int MaxEntries = 1_000_000;

    /// <summary>The tree of a value that a user typed.</summary>
    /// <exception cref="MeshException">A value cannot stand in a configuration.</exception>
    public static MeshNode ToNode(object? value, MeshOrigin origin)
    {
        try
        {
            int entries = 0;
            return MeshNode.FromObject(Unwrap(value, 0, ref entries), origin);
        }
        catch (ArgumentException exception)
        {
            throw new MeshException(
                "ValueInvalid",
                MeshErrorKind.InvalidArgument,
                $"{origin.Source}: {exception.Message.Split(" (Parameter ")[0]}",
                "Use hashtables, custom objects, arrays, strings, numbers and Booleans.",
                innerException: exception);
        }
    }

    private static object? Unwrap(object? value, int depth, ref int entries)
    {
        if (depth > MaxDepth)
        {
            throw new ArgumentException($"The value nests deeper than {MaxDepth} levels.");
        }

        if (++entries > MaxEntries)
        {
            throw new ArgumentException($"The value has more than {MaxEntries} entries.");
        }

        return value switch
        {
            PSObject { BaseObject: PSCustomObject } custom => Properties(custom, depth, ref entries),
            PSObject wrapped => Unwrap(wrapped.BaseObject, depth, ref entries),
            MeshNode or string or null => value,
            IDictionary map => Entries(map, depth, ref entries),
            SwitchParameter flag => flag.IsPresent,
            IEnumerable list => Items(list, depth, ref entries),
            _ => value,
        };
    }

    private static System.Collections.Specialized.OrderedDictionary Properties(PSObject custom, int depth, ref int entries)
    {
        System.Collections.Specialized.OrderedDictionary map = [];
        foreach (PSPropertyInfo property in custom.Properties)
        {
            map[property.Name] = Unwrap(property.Value, depth + 1, ref entries);
        }

        return map;
    }

    private static System.Collections.Specialized.OrderedDictionary Entries(IDictionary members, int depth, ref int entries)
    {
        System.Collections.Specialized.OrderedDictionary map = [];
        foreach (DictionaryEntry entry in members)
        {
            map[entry.Key is PSObject key ? key.BaseObject : entry.Key] = Unwrap(entry.Value, depth + 1, ref entries);
        }

        return map;
    }

    private static List<object?> Items(IEnumerable list, int depth, ref int entries)
    {
        List<object?> items = [];
        foreach (object? item in list)
        {
            items.Add(Unwrap(item, depth + 1, ref entries));
        }

        return items;
    }
}
