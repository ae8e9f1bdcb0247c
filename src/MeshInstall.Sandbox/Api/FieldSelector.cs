using System.Text.Json.Nodes;
using MeshInstall.Sandbox.Json;
using MeshInstall.Sandbox.Schema;
using MeshInstall.Sandbox.Storage;

namespace MeshInstall.Sandbox.Api;

/// <summary>The field selector of the query: <c>metadata.name=web,status.phase!=Running</c>, for the fields each kind allows.</summary>
internal sealed class FieldSelector
{
    private static readonly Dictionary<(string Group, string Kind), string[]> KindFields = new()
    {
        [("", "Pod")] = ["spec.nodeName", "spec.restartPolicy", "spec.schedulerName", "spec.serviceAccountName", "spec.hostNetwork", "status.phase", "status.podIP", "status.nominatedNodeName"],
        [("", "Event")] =
        [
            "involvedObject.kind", "involvedObject.namespace", "involvedObject.name", "involvedObject.uid", "involvedObject.apiVersion",
            "involvedObject.resourceVersion", "involvedObject.fieldPath", "reason", "reportingComponent", "source", "type",
        ],
        [("events.k8s.io", "Event")] = ["regarding.kind", "regarding.namespace", "regarding.name", "regarding.uid", "reason", "type", "reportingController"],
        [("", "Secret")] = ["type"],
        [("", "Service")] = ["spec.clusterIP", "spec.type"],
        [("", "Namespace")] = ["status.phase"],
        [("", "Node")] = ["spec.unschedulable"],
        [("apps", "ReplicaSet")] = ["status.replicas"],
        [("batch", "Job")] = ["status.successful"],
        [("certificates.k8s.io", "CertificateSigningRequest")] = ["spec.signerName"],
    };

    private readonly List<(string Field, string[] Path, string Value, bool IsEqual)> _terms = [];

    /// <summary>The name that all matches have, if the selector says one.</summary>
    public string? Name => _terms.Where(term => term is { Field: "metadata.name", IsEqual: true }).Select(term => term.Value).FirstOrDefault();

    public static FieldSelector? Parse(string? text, ResourceType type)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var selector = new FieldSelector();
        foreach (var term in text.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = term.IndexOf('=', StringComparison.Ordinal);
            if (equals < 1)
            {
                throw ApiException.BadRequest($"invalid field selector: {text}");
            }

            var isEqual = term[equals - 1] != '!';
            var field = term[..(isEqual ? equals : equals - 1)].Trim();
            CheckField(field, type);
            selector._terms.Add((field, field.Split('.'), term[(equals + 1)..].TrimStart('=').Trim(), isEqual));
        }

        return selector;
    }

    public bool Matches(StoredObject item) =>
        _terms.TrueForAll(term => string.Equals(Value(item.Body, term.Path), term.Value, StringComparison.Ordinal) == term.IsEqual);

    private static void CheckField(string field, ResourceType type)
    {
        var isKnown = field is "metadata.name" or "metadata.namespace"
            || (KindFields.TryGetValue((type.Group, type.Kind), out var known) && known.Contains(field))
            || (type.Definition.Objects("selectableFields").Any(selectable => selectable.Text("jsonPath") == "." + field));
        if (!isKnown)
        {
            throw ApiException.BadRequest($"field label not supported: {field}");
        }
    }

    private static string Value(JsonObject body, string[] path)
    {
        JsonNode? node = body;
        foreach (var name in path)
        {
            node = (node as JsonObject)?[name];
        }

        return node is null && path is ["spec", "unschedulable"] ? "false" : node.Show();
    }
}
