using MeshInstall.Engine.Clusters;

namespace MeshInstall.Engine.Planning.Recreating;

/// <summary>Which objects may be deleted and made again where a field of theirs can never change.</summary>
internal static class RecreationRules
{
    /// <summary>Nothing that these hold is lost with them; what serves meanwhile is interrupted.</summary>
    private static readonly HashSet<(string Group, string Kind)> Allowed =
    [
        ("", "Service"),
        ("", "ServiceAccount"),
        ("", "ConfigMap"),
        ("", "Secret"),
        ("apps", "Deployment"),
        ("apps", "DaemonSet"),
        ("apps", "ReplicaSet"),
        ("apps", "StatefulSet"),
        ("batch", "Job"),
        ("batch", "CronJob"),
        ("autoscaling", "HorizontalPodAutoscaler"),
        ("policy", "PodDisruptionBudget"),
        ("networking.k8s.io", "NetworkPolicy"),
        ("networking.k8s.io", "IngressClass"),
        ("discovery.k8s.io", "EndpointSlice"),
        ("scheduling.k8s.io", "PriorityClass"),
        ("rbac.authorization.k8s.io", "RoleBinding"),
        ("rbac.authorization.k8s.io", "ClusterRoleBinding"),
        ("admissionregistration.k8s.io", "ValidatingAdmissionPolicy"),
        ("admissionregistration.k8s.io", "ValidatingAdmissionPolicyBinding"),
        ("k8s.cni.cncf.io", "NetworkAttachmentDefinition"),
    ];

    /// <summary>Whether the object may be made again.</summary>
    public static bool Allow(MeshResource resource) =>
        Allowed.Contains((resource.Group, resource.Kind)) || resource.Group.EndsWith(".istio.io", StringComparison.Ordinal);

    /// <summary>The error of an object that may not be, and what to do.</summary>
    public static MeshException Refused(MeshResource resource, ImmutableFieldException error) => new(
        "FieldImmutable",
        MeshErrorKind.InvalidData,
        $"{resource} cannot become what it should be: {Fields(error)} can never change, and making the object again would lose what it holds. {error.Message}",
        resource.Kind switch
        {
            "CustomResourceDefinition" => "Deleting the definition deletes every object of its kind: save those, delete the definition by hand, and run the command again.",
            "PersistentVolumeClaim" or "PersistentVolume" => "Keep the fields as they are in the cluster, or move the data to a new claim and delete the old one by hand.",
            "Namespace" => "Keep the fields as they are in the cluster; the namespace holds everything that is in it.",
            _ => "Keep the fields as they are in the cluster, or save what the object holds, delete it by hand, and run the command again.",
        },
        resource.ToString());

    /// <summary>The fields that do not change, with what is there and what is wanted.</summary>
    public static IReadOnlyList<MeshFieldChange> Changes(MeshResource wanted, MeshMap live, ImmutableFieldException error)
    {
        List<MeshFieldChange> changes = [];
        foreach (string field in error.Fields.Select(field => field.Length == 0 ? "spec" : field).Distinct(StringComparer.Ordinal))
        {
            string path = Written(field.Split('[')[0], wanted.Body);
            (MeshNode? before, MeshNode? after) = (Find(live, path), Find(wanted.Body, path));
            IReadOnlyList<MeshFieldChange> told = ObjectDifference.Below(wanted.Kind, path, Asked(before, after), after);
            changes.AddRange(told.Count > 0 ? told : [new MeshFieldChange(field, null, null)]);
        }

        return changes.Count > 0 ? changes : [new MeshFieldChange("spec", null, null)];
    }

    /// <summary>Of a large part the server filled in most itself; only what was asked for differs.</summary>
    private static MeshNode? Asked(MeshNode? live, MeshNode? wanted) => live is MeshMap has && wanted is MeshMap { Count: > 0 } map && map.Values.Any(value => value is MeshMap or MeshList)
        ? Project(has, map)
        : live;

    private static MeshMap Project(MeshMap live, MeshMap wanted)
    {
        MeshMap.Builder kept = new();
        foreach ((string key, MeshNode value) in wanted)
        {
            if (live.Find(key) is { } has)
            {
                kept[key] = (has, value) switch
                {
                    (MeshMap map, MeshMap inner) when key is not ("matchLabels" or "selector" or "roleRef") => Project(map, inner),
                    (MeshList list, MeshList inner) => new MeshList(list.Select((item, at) =>
                        item is MeshMap map && Partner(map, at, inner) is { } partner ? Project(map, partner) : item)),
                    _ => has,
                };
            }
        }

        return kept.Build();
    }

    private static MeshMap? Partner(MeshMap item, int at, MeshList others) => item.FindText("name") is { } name
        ? others.OfType<MeshMap>().FirstOrDefault(other => other.FindText("name") == name)
        : at < others.Count ? others[at] as MeshMap : null;

    /// <summary>A server may refuse a field that it derives from the one that was written.</summary>
    private static string Written(string path, MeshMap wanted) =>
        path == "spec.clusterIPs" && Find(wanted, path) is null && Find(wanted, "spec.clusterIP") is not null ? "spec.clusterIP" : path;

    private static MeshNode? Find(MeshNode? node, string path)
    {
        foreach (string name in path.Split('.'))
        {
            node = (node as MeshMap)?.Find(name);
        }

        return node;
    }

    private static string Fields(ImmutableFieldException error) => error.Fields.Count == 0 ? "a field" : string.Join(", ", error.Fields);
}
