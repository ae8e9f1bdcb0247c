namespace MeshInstall.Engine.Planning;

/// <summary>
/// Leaves out the fields that a chart writes as null, which says that they are not set. Applied as they are they would be owned: a controller or a
/// person who sets such a field later would stand in conflict with the next apply, and one that takes fields over would take the value away.
/// </summary>
/// <remarks>
/// Only where null can say nothing else: in the fields of Kubernetes' own kinds, and in the metadata of all. What it means in a custom resource is for the
/// definition to say, as some fields are nullable; and servers make an empty entry of a null in a map of names, such as the data of a ConfigMap.
/// </remarks>
internal static class UnsetFields
{
    private static readonly HashSet<string> OwnGroups = new(StringComparer.Ordinal)
    {
        string.Empty, "admissionregistration.k8s.io", "apiextensions.k8s.io", "apiregistration.k8s.io", "apps", "autoscaling", "batch",
        "certificates.k8s.io", "coordination.k8s.io", "discovery.k8s.io", "events.k8s.io", "flowcontrol.apiserver.k8s.io", "networking.k8s.io",
        "node.k8s.io", "policy", "rbac.authorization.k8s.io", "resource.k8s.io", "scheduling.k8s.io", "storage.k8s.io",
    };

    // Fields of Kubernetes' own kinds that hold entries of any name, or any JSON; some names are those of other fields elsewhere.
    private static readonly HashSet<string> Maps = new(StringComparer.Ordinal)
    {
        "annotations", "attributes", "binaryData", "capacity", "counters", "data", "default", "defaultRequest", "definitions", "dependencies", "example",
        "extra", "hard", "labels", "limits", "matchLabels", "max", "maxLimitRequestRatio", "min", "nodeSelector", "options", "overhead", "parameters",
        "patternProperties", "podFixed", "properties", "requests", "selector", "stringData", "userAnnotations", "volumeAttributes",
    };

    /// <summary>The object without them; the same where it has none.</summary>
    public static MeshResource Leave(MeshResource resource)
    {
        MeshMap body = OwnGroups.Contains(resource.Group) ? Leave(resource.Body)
            : resource.Body.FindMap("metadata") is { } metadata && Leave(metadata) is var left && !ReferenceEquals(left, metadata)
                ? resource.Body.With("metadata", left)
                : resource.Body;
        return ReferenceEquals(body, resource.Body) ? resource : new MeshResource(body);
    }

    private static MeshMap Leave(MeshMap map)
    {
        MeshMap left = map;
        foreach ((string key, MeshNode value) in map)
        {
            if (value.IsNull)
            {
                left = left.Without(key);
            }
            else if (!Maps.Contains(key) && Leave(value) is var inside && !ReferenceEquals(inside, value))
            {
                left = left.With(key, inside);
            }
        }

        return left;
    }

    private static MeshNode Leave(MeshNode node)
    {
        switch (node)
        {
            case MeshMap map:
                return Leave(map);
            case MeshList list:
                // A null among the items is one: it has a place, and servers refuse it or make something of it.
                MeshNode[] items = [.. list.Select(Leave)];
                return items.Zip(list).All(pair => ReferenceEquals(pair.First, pair.Second)) ? list : new MeshList(items);
            default:
                return node;
        }
    }
}
