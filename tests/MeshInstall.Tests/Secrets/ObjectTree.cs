using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Reflection;

namespace MeshInstall.Tests.Secrets;

/// <summary>All that an object tells, as ConvertTo-Json -Depth 20 and Format-List * do: properties, entries and items, and those of what they hold.</summary>
internal static class ObjectTree
{
    private const int MaxDepth = 20;

    public static string Text(object? value)
    {
        List<string> lines = [];
        Walk(value, string.Empty, 0, lines, new HashSet<object>(ReferenceEqualityComparer.Instance));
        return string.Join('\n', lines);
    }

    private static void Walk(object? value, string path, int depth, List<string> lines, HashSet<object> above)
    {
        object? item = value is PSObject { BaseObject: var inner and not PSCustomObject } ? inner : value;
        if (item is null || depth > MaxDepth)
        {
            return;
        }

        lines.Add($"{path}: {Convert.ToString(item, CultureInfo.InvariantCulture)}");
        if (item is string || item.GetType().IsPrimitive || item is Enum or DateTime or DateTimeOffset or TimeSpan or Uri or MemberInfo or System.Reflection.Module or Assembly or Delegate || !above.Add(item))
        {
            return;
        }

        foreach ((string name, object? part) in Parts(item))
        {
            Walk(part, $"{path}.{name}", depth + 1, lines, above);
        }

        above.Remove(item);
    }

    private static IEnumerable<(string Name, object? Part)> Parts(object item) => item switch
    {
        IDictionary entries => entries.Keys.Cast<object>().Select(key => (key.ToString()!, entries[key])),
        IEnumerable items => items.Cast<object?>().Select((part, index) => (index.ToString(CultureInfo.InvariantCulture), part)),
        _ => PSObject.AsPSObject(item).Properties.Where(property => property.IsGettable).Select(property => (property.Name, Value(property))),
    };

    private static object? Value(PSPropertyInfo property)
    {
        try
        {
            return property.Value;
        }
        catch (GetValueException)
        {
            return null;
        }
    }
}
