using System.Net;
using System.Text.Json.Nodes;

namespace MeshInstall.Tests.Surviving;

/// <summary>All that an installer may leave in a cluster, read over HTTP; without what differs between two clusters of the same content.</summary>
internal sealed class ClusterState
{
    private static readonly string[] ServerFields = ["uid", "resourceVersion", "creationTimestamp", "managedFields", "generation"];
    private static readonly string[] MadeByControllers = ["pods", "replicasets", "endpoints", "endpointslices", "events", "leases", "nodes", "controllerrevisions", "ipaddresses"];

    private ClusterState(SortedDictionary<string, string> objects, IReadOnlyList<JsonObject> records)
    {
        Objects = objects;
        Records = records;
    }

    /// <summary>Each object as text, by path.</summary>
    public SortedDictionary<string, string> Objects { get; }

    /// <summary>The metadata of the Secrets that record releases.</summary>
    public IReadOnlyList<JsonObject> Records { get; }

    /// <summary>The releases as number and status, in order.</summary>
    public IEnumerable<(int Number, string Status)> Releases => Records
        .Select(record => (int.Parse(Label(record, "meshinstall.io/release")), Label(record, "meshinstall.io/status")))
        .Order();

    public static async Task<ClusterState> ReadAsync(Uri server)
    {
        using HttpClient client = new() { BaseAddress = server };
        return await ReadAsync(client);
    }

    /// <summary>The state of the cluster that the client has as its base address.</summary>
    public static async Task<ClusterState> ReadAsync(HttpClient client)
    {
        SortedDictionary<string, string> objects = new(StringComparer.Ordinal);
        List<JsonObject> records = [];
        foreach (string group in await GroupsAsync(client))
        {
            foreach (JsonNode? resource in await ItemsAsync(client, group, "resources"))
            {
                string plural = (string)resource!["name"]!;
                bool listed = resource["verbs"]!.AsArray().Any(verb => (string?)verb == "list");
                if (listed && !plural.Contains('/', StringComparison.Ordinal) && !MadeByControllers.Contains(plural))
                {
                    await ReadAsync(client, $"{group}/{plural}", objects, records);
                }
            }
        }

        return new ClusterState(objects, records);
    }

    /// <summary>The first differences from another state; empty where there are none.</summary>
    public string DifferenceFrom(ClusterState other) => string.Join('\n', Objects.Keys.Union(other.Objects.Keys)
        .Where(key => Objects.GetValueOrDefault(key) != other.Objects.GetValueOrDefault(key))
        .Select(key => $"{key}\n  here:  {Objects.GetValueOrDefault(key) ?? "(none)"}\n  there: {other.Objects.GetValueOrDefault(key) ?? "(none)"}")
        .Take(3));

    /// <summary>Only the objects whose label says this revision.</summary>
    public ClusterState OfRevision(string revision) =>
        Where((_, body) => (string?)body["metadata"]!["labels"]?["istio.io/rev"] == revision);

    /// <summary>Without the objects that have this label, whatever its value.</summary>
    public ClusterState WithoutLabel(string label) => Where((_, body) => body["metadata"]!["labels"]?[label] is null);

    /// <summary>Without the objects of a kind and name, by the beginning and the end of their paths.</summary>
    public ClusterState Without(string kind, string name) =>
        Where((path, _) => !(path.Contains("/" + kind, StringComparison.Ordinal) && path.EndsWith(name, StringComparison.Ordinal)));

    /// <summary>With that annotation taken away from every object.</summary>
    public ClusterState WithoutAnnotation(string name) => new(
        new SortedDictionary<string, string>(Objects.ToDictionary(entry => entry.Key, entry => Stripped(entry.Value, name)), StringComparer.Ordinal), Records);

    private static string Stripped(string text, string annotation)
    {
        JsonNode body = JsonNode.Parse(text)!;
        if (body["metadata"]!["annotations"] is JsonObject annotations && annotations.Remove(annotation) && annotations.Count == 0)
        {
            body["metadata"]!.AsObject().Remove("annotations");
        }

        return Text(body);
    }

    private ClusterState Where(Func<string, JsonNode, bool> holds) => new(
        new SortedDictionary<string, string>(
            Objects.Where(entry => holds(entry.Key, JsonNode.Parse(entry.Value)!)).ToDictionary(entry => entry.Key, entry => entry.Value), StringComparer.Ordinal),
        Records);

    /// <summary>The order of keys depends on which write made a field, and means nothing.</summary>
    private static string Text(JsonNode body) => Sorted(body)!.ToJsonString();

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject map => new JsonObject(map.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => KeyValuePair.Create(entry.Key, Sorted(entry.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Sorted)]),
        _ => node?.DeepClone(),
    };

    private static string Label(JsonObject metadata, string name) => (string?)metadata["labels"]?[name] ?? string.Empty;

    private static async Task<List<string>> GroupsAsync(HttpClient client)
    {
        JsonNode groups = JsonNode.Parse(await client.GetStringAsync("apis"))!;
        return ["api/v1", .. groups["groups"]!.AsArray().Select(group => "apis/" + (string)group!["preferredVersion"]!["groupVersion"]!)];
    }

    /// <summary>The items at a path; none where definitions that were just going were named a moment ago, and are gone.</summary>
    private static async Task<JsonArray> ItemsAsync(HttpClient client, string path, string name)
    {
        using HttpResponseMessage answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        return answer.StatusCode == HttpStatusCode.NotFound
            ? []
            : JsonNode.Parse(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync())![name]!.AsArray();
    }

    private static async Task ReadAsync(HttpClient client, string path, SortedDictionary<string, string> objects, List<JsonObject> records)
    {
        foreach (JsonNode? item in await ItemsAsync(client, path, "items"))
        {
            JsonObject metadata = item!["metadata"]!.AsObject();
            if ((string?)item["type"] == "meshinstall.io/release.v1")
            {
                if (Label(metadata, "meshinstall.io/release").Length > 0)
                {
                    records.Add(metadata);
                }

                continue;
            }

            foreach (string field in ServerFields)
            {
                metadata.Remove(field);
            }

            JsonObject body = item.AsObject();
            body.Remove("status");
            body["spec"]?.AsObject().Remove("clusterIP");
            body["spec"]?.AsObject().Remove("clusterIPs");
            foreach (JsonNode? port in body["spec"]?["ports"] as JsonArray ?? [])
            {
                port?.AsObject().Remove("nodePort");
            }

            objects[$"{path}/{metadata["namespace"]}/{metadata["name"]}"] = Text(body);
        }
    }
}
