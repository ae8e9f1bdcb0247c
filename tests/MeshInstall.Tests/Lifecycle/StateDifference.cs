using System.Text.Json.Nodes;
using MeshInstall.Tests.Surviving;

namespace MeshInstall.Tests.Lifecycle;

/// <summary>Tells where two states of a cluster differ, field by field.</summary>
internal static class StateDifference
{
    private const int MaxLines = 40;

    /// <summary>Fails where the states differ, naming the fields.</summary>
    public static void AssertNone(ClusterState expected, ClusterState actual, string when)
    {
        List<string> lines = [];
        foreach (string path in expected.Objects.Keys.Union(actual.Objects.Keys).Order(StringComparer.Ordinal))
        {
            Compare(path, Parse(expected, path), Parse(actual, path), lines);
        }

        Assert.True(lines.Count == 0, $"{when}: {lines.Count} differences\n{string.Join('\n', lines.Take(MaxLines))}");
    }

    private static JsonNode? Parse(ClusterState state, string path) => state.Objects.TryGetValue(path, out string? text) ? JsonNode.Parse(text) : null;

    private static void Compare(string path, JsonNode? expected, JsonNode? actual, List<string> lines)
    {
        switch (expected, actual)
        {
            case (JsonObject left, JsonObject right):
                foreach (string key in left.Select(member => member.Key).Union(right.Select(member => member.Key)))
                {
                    Compare($"{path} .{key}", left[key], right[key], lines);
                }

                break;
            case (JsonArray left, JsonArray right) when left.Count == right.Count:
                for (int index = 0; index < left.Count; index++)
                {
                    Compare($"{path}[{index}]", left[index], right[index], lines);
                }

                break;
            default:
                if (!JsonNode.DeepEquals(expected, actual))
                {
                    lines.Add($"{path}: expected {Short(expected)}, is {Short(actual)}");
                }

                break;
        }
    }

    private static string Short(JsonNode? node)
    {
        string text = node?.ToJsonString() ?? "(none)";
        return text.Length <= 300 ? text : text[..300] + "…";
    }
}
