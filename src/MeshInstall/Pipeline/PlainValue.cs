using System.Collections;
using System.Management.Automation;

namespace MeshInstall.Pipeline;

/// <summary>Takes PowerShell's wrappers off values: hashtables, ordered dictionaries, custom objects and arrays become plain trees.</summary>
internal static class PlainValue
{
    private const int MaxDepth = 100;

    /// <summary>The tree of a value that a user typed.</summary>
    /// <exception cref="MeshException">A value cannot stand in a configuration.</exception>
    public static MeshNode ToNode(object? value, MeshOrigin origin)
    {
        try
        {
            return MeshNode.FromObject(Unwrap(value, 0), origin);
        }
        catch (ArgumentException exception)
        {
            throw new MeshException(
                "ValueInvalid",
                MeshErrorKind.InvalidArgument,
                $"{origin.Source}: {exception.Message}",
                "Use hashtables, custom objects, arrays, strings, numbers and Booleans.",
                innerException: exception);
        }
    }

    private static object? Unwrap(object? value, int depth)
    {
        if (depth > MaxDepth)
        {
            throw new ArgumentException("The value nests deeper than 100 levels.");
        }

        return value switch
        {
            PSObject { BaseObject: PSCustomObject } custom => Properties(custom, depth),
            PSObject wrapped => Unwrap(wrapped.BaseObject, depth),
            MeshNode or string or null => value,
            IDictionary map => Entries(map, depth),
            SwitchParameter flag => flag.IsPresent,
            IEnumerable list => list.Cast<object?>().Select(item => Unwrap(item, depth + 1)).ToList(),
            _ => value,
        };
    }

    private static System.Collections.Specialized.OrderedDictionary Properties(PSObject custom, int depth)
    {
        System.Collections.Specialized.OrderedDictionary map = [];
        foreach (PSPropertyInfo property in custom.Properties)
        {
            map[property.Name] = Unwrap(property.Value, depth + 1);
        }

        return map;
    }

    private static System.Collections.Specialized.OrderedDictionary Entries(IDictionary entries, int depth)
    {
        System.Collections.Specialized.OrderedDictionary map = [];
        foreach (DictionaryEntry entry in entries)
        {
            map[entry.Key is PSObject key ? key.BaseObject : entry.Key] = Unwrap(entry.Value, depth + 1);
        }

        return map;
    }
}
