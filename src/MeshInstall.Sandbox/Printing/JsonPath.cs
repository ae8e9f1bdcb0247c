using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MeshInstall.Sandbox.Json;

namespace MeshInstall.Sandbox.Printing;

/// <summary>The simple JSON paths of printer columns: <c>.status.conditions[?(@.type=="Ready")].status</c>, <c>.spec.hosts[0]</c>, <c>[*]</c>.</summary>
internal static partial class JsonPath
{
    public static JsonNode? Find(JsonNode? node, string path)
    {
        IEnumerable<JsonNode?> found = [node];
        foreach (Match step in Steps().Matches(path))
        {
            found = Step(found, step).Where(item => item is not null).ToList();
        }

        return found.FirstOrDefault();
    }

    private static IEnumerable<JsonNode?> Step(IEnumerable<JsonNode?> nodes, Match step)
    {
        if (step.Groups["name"].Success || step.Groups["quoted"].Success)
        {
            var name = step.Groups["name"].Success ? step.Groups["name"].Value.Replace("\\.", ".", StringComparison.Ordinal) : step.Groups["quoted"].Value;
            return nodes.Select(node => (node as JsonObject)?[name]);
        }

        var items = nodes.OfType<JsonArray>();
        if (step.Groups["index"].Success)
        {
            var index = int.Parse(step.Groups["index"].Value, CultureInfo.InvariantCulture);
            return items.Where(list => index < list.Count).Select(list => list[index]);
        }

        return step.Groups["key"].Success
            ? items.SelectMany(list => list).Where(item => item.Text(step.Groups["key"].Value) == step.Groups["value"].Value)
            : items.SelectMany(list => list);
    }

    [GeneratedRegex("""\.(?<name>(?:\\\.|[^.\[\]])+)|\['(?<quoted>[^']+)'\]|\[(?<index>\d+)\]|\[\?\(@\.(?<key>\w+)\s*==\s*['"](?<value>[^'"]*)['"]\)\]|\[(?<all>\*)\]""")]
    private static partial Regex Steps();
}
