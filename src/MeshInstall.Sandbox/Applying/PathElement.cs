using System.Text;
using System.Text.Json.Nodes;
using MeshInstall.Sandbox.Json;
using MeshInstall.Sandbox.Schema;

namespace MeshInstall.Sandbox.Applying;

/// <summary>The elements of FieldsV1 paths.</summary>
internal static class PathElement
{
    public static string Field(string name) => "f:" + name;

    /// <summary>The element of an item of a set or an associative list.</summary>
    public static string Item(JsonNode? item, FieldType list) => list.ListType == ListType.Set
        ? "v:" + JsonText.ToText(item)
        : "k:" + JsonText.ToText(Keys(item, list));

    public static bool IsField(string element, out string name)
    {
        name = element[2..];
        return element.StartsWith("f:", StringComparison.Ordinal);
    }

    public static string Show(string element)
    {
        if (IsField(element, out var name))
        {
            return "." + name;
        }

        if (element[0] == 'v')
        {
            return $"[={name}]";
        }

        var text = new StringBuilder("[");
        foreach (var (key, value) in JsonText.ParseObject(name))
        {
            text.Append(text.Length > 1 ? "," : "").Append(key).Append('=').Append(JsonText.ToText(value));
        }

        return text.Append(']').ToString();
    }

    /// <summary>The place of the first item that has the keys of an earlier one, or -1.</summary>
    public static int FindRepeated(JsonArray items, FieldType list)
    {
        var seen = new HashSet<string>(items.Count, StringComparer.Ordinal);
        for (var i = 0; i < items.Count; i++)
        {
            if (!seen.Add(Item(items[i], list)))
            {
                return i;
            }
        }

        return -1;
    }

    private static JsonObject Keys(JsonNode? item, FieldType list)
    {
        var keys = new JsonObject();
        foreach (var key in list.Keys.OrderBy(key => key.Name, StringComparer.Ordinal))
        {
            if ((item as JsonObject)?[key.Name] is { } value)
            {
                keys[key.Name] = value.DeepClone();
            }
            else if (key.Default is not null)
            {
                keys[key.Name] = key.Default;
            }
        }

        return keys;
    }
}
