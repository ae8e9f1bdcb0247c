using System.Globalization;
using System.Text.Json.Nodes;
using MeshInstall.Sandbox.Json;

namespace MeshInstall.Sandbox.Applying;

/// <summary>RFC 6902: a list of add, remove, replace, move, copy and test.</summary>
internal static class JsonPatch
{
    /// <exception cref="PatchException">An operation does not fit the document.</exception>
    public static JsonNode? Apply(JsonNode? document, JsonArray operations)
    {
        foreach (var operation in operations.OfType<JsonObject>())
        {
            var path = Pointer(operation.Text("path"));
            document = operation.Text("op") switch
            {
                "add" => Add(document, path, operation["value"]?.DeepClone()),
                "remove" => Remove(document, path),
                "replace" => Replace(document, path, operation["value"]?.DeepClone()),
                "move" => Move(document, Pointer(operation.Text("from")), path),
                "copy" => Add(document, path, Get(document, Pointer(operation.Text("from")))?.DeepClone()),
                "test" when (operation["value"] is null ? Find(document, path) : Get(document, path)).SameAs(operation["value"]) => document,
                "test" => throw new PatchException($"testing path {operation.Text("path")} failed"),
                var other => throw new PatchException($"unknown operation {other}"),
            };
        }

        return document;
    }

    /// <summary>Replaces also a member that is not there, as the server does.</summary>
    private static JsonNode? Replace(JsonNode? document, string[] path, JsonNode? value)
    {
        if (path.Length == 0 || Get(document, path.AsSpan(0, path.Length - 1)) is not JsonArray items)
        {
            return Add(document, path, value);
        }

        items[Index(path[^1], items.Count - 1)] = value;
        return document;
    }

    /// <summary>What is there; a missing member is nothing.</summary>
    private static JsonNode? Find(JsonNode? document, string[] path) =>
        path.Length > 0 && Get(document, path.AsSpan(0, path.Length - 1)) is JsonObject members ? members[path[^1]] : Get(document, path);

    private static JsonNode? Move(JsonNode? document, string[] from, string[] to)
    {
        var value = Get(document, from)?.DeepClone();
        return Add(Remove(document, from), to, value);
    }

    private static string[] Pointer(string? text) => text switch
    {
        null => throw new PatchException("an operation has no path"),
        "" => [],
        _ when text[0] != '/' => throw new PatchException($"the path {text} does not start with /"),
        _ => [.. text[1..].Split('/').Select(part => part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal))],
    };

    private static JsonNode? Get(JsonNode? document, ReadOnlySpan<string> path)
    {
        foreach (var part in path)
        {
            document = document switch
            {
                JsonObject members when members.TryGetPropertyValue(part, out var value) => value,
                JsonArray items => items[Index(part, items.Count - 1)],
                _ => throw new PatchException($"the path has no {part}"),
            };
        }

        return document;
    }

    private static JsonNode? Add(JsonNode? document, string[] path, JsonNode? value)
    {
        if (path.Length == 0)
        {
            return value;
        }

        switch (Get(document, path.AsSpan(0, path.Length - 1)))
        {
            case JsonObject members:
                members[path[^1]] = value;
                break;
            case JsonArray items:
                items.Insert(path[^1] == "-" ? items.Count : Index(path[^1], items.Count), value);
                break;
            default:
                throw new PatchException($"nothing can be added at {path[^1]}");
        }

        return document;
    }

    private static JsonNode? Remove(JsonNode? document, string[] path)
    {
        if (path.Length == 0)
        {
            return null;
        }

        switch (Get(document, path.AsSpan(0, path.Length - 1)))
        {
            case JsonObject members when members.Remove(path[^1]):
                return document;
            case JsonArray items:
                items.RemoveAt(Index(path[^1], items.Count - 1));
                return document;
            default:
                throw new PatchException($"there is no {path[^1]} to remove");
        }
    }

    private static int Index(string text, int last) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index <= last
            ? index
            : throw new PatchException($"there is no item {text}");
}
