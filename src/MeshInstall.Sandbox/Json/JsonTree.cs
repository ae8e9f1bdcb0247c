using System.Globalization;
using System.Text.Json.Nodes;

namespace MeshInstall.Sandbox.Json;

/// <summary>Short, forgiving access to JSON trees of objects, whose shape is known to be hostile.</summary>
internal static class JsonTree
{
    public static JsonObject? Object(this JsonNode? node, string name) => (node as JsonObject)?[name] as JsonObject;

    public static JsonArray? Array(this JsonNode? node, string name) => (node as JsonObject)?[name] as JsonArray;

    public static string? Text(this JsonNode? node, string name) => (node as JsonObject)?[name].AsText();

    public static long? Number(this JsonNode? node, string name) => (node as JsonObject)?[name].AsLong();

    public static bool? Flag(this JsonNode? node, string name) =>
        (node as JsonObject)?[name] is JsonValue value && value.TryGetValue(out bool flag) ? flag : null;

    public static IEnumerable<JsonObject> Objects(this JsonNode? node, string name) => node.Array(name)?.OfType<JsonObject>() ?? [];

    public static IEnumerable<string> Texts(this JsonNode? node, string name) =>
        node.Array(name)?.Select(AsText).OfType<string>() ?? [];

    /// <summary>The node at a path of member names, or null.</summary>
    public static JsonNode? At(this JsonNode? node, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            node = (node as JsonObject)?[name];
        }

        return node;
    }

    /// <summary>The object under a name, made when it is missing.</summary>
    public static JsonObject Ensure(this JsonObject node, string name)
    {
        if (node[name] is JsonObject existing)
        {
            return existing;
        }

        var made = new JsonObject();
        node[name] = made;
        return made;
    }

    /// <summary>Sets a member that is absent.</summary>
    public static void Default(this JsonObject node, string name, JsonNode value)
    {
        if (node[name] is null)
        {
            node[name] = value;
        }
    }

    public static string? AsText(this JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    public static long? AsLong(this JsonNode? node)
    {
        if (node is not JsonValue value)
        {
            return null;
        }

        if (value.TryGetValue(out long whole))
        {
            return whole;
        }

        if (value.TryGetValue(out int small))
        {
            return small;
        }

        return value.TryGetValue(out double real) && real == Math.Floor(real) && Math.Abs(real) < 9e18 ? (long)real : null;
    }

    public static double? AsDouble(this JsonNode? node) =>
        node is JsonValue value && value.TryGetValue(out double real) ? real : node.AsLong();

    /// <summary>How a scalar is written in selectors, tables and messages.</summary>
    public static string Show(this JsonNode? node) => node switch
    {
        null => "",
        JsonValue value when value.TryGetValue(out string? text) => text,
        JsonValue value when value.TryGetValue(out bool flag) => flag ? "true" : "false",
        JsonValue value when value.AsLong() is { } whole => whole.ToString(CultureInfo.InvariantCulture),
        _ => JsonText.ToText(node),
    };

    public static JsonArray ToJsonArray(this IEnumerable<JsonNode?> nodes) => new(nodes.ToArray());

    public static JsonArray ToJsonArray(this IEnumerable<string> texts) => new(texts.Select(text => (JsonNode?)JsonValue.Create(text)).ToArray());

    public static bool IsEmptyObject(this JsonNode? node) => node is JsonObject { Count: 0 };

    public static JsonObject Clone(this JsonObject node) => (JsonObject)node.DeepClone();

    /// <summary>Equality of value: member order does not matter, 1 equals 1.0.</summary>
    public static bool SameAs(this JsonNode? left, JsonNode? right)
    {
        switch (left, right)
        {
            case (null, null):
                return true;
            case (JsonObject a, JsonObject b):
                if (ReferenceEquals(a, b))
                {
                    return true;
                }

                if (a.Count != b.Count)
                {
                    return false;
                }

                foreach (var (name, value) in a)
                {
                    if (!b.TryGetPropertyValue(name, out var other) || !value.SameAs(other))
                    {
                        return false;
                    }
                }

                return true;
            case (JsonArray a, JsonArray b):
                if (a.Count != b.Count)
                {
                    return false;
                }

                for (var i = 0; i < a.Count; i++)
                {
                    if (!a[i].SameAs(b[i]))
                    {
                        return false;
                    }
                }

                return true;
            case (JsonValue a, JsonValue b):
                return SameScalar(a, b);
            default:
                return false;
        }
    }

    private static bool SameScalar(JsonValue left, JsonValue right)
    {
        if (left.TryGetValue(out string? a) || right.TryGetValue(out string? _))
        {
            return a is not null && right.TryGetValue(out string? b) && string.Equals(a, b, StringComparison.Ordinal);
        }

        if (left.TryGetValue(out bool x) || right.TryGetValue(out bool _))
        {
            return left.TryGetValue(out x) && right.TryGetValue(out bool y) && x == y;
        }

        return left.AsDouble() is { } n && right.AsDouble() is { } m && n.Equals(m);
    }
}
