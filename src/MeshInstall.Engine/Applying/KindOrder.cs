namespace MeshInstall.Engine.Applying;

/// <summary>The ranks of kinds: objects of one rank do not need each other and go together, ranks go one after another.</summary>
internal static class KindOrder
{
    private const int Workload = 4;
    private const int Custom = 6;

    private static readonly Dictionary<string, int> Ranks = new(StringComparer.Ordinal)
    {
        ["Namespace"] = 0,
        ["CustomResourceDefinition"] = 1,
        ["PriorityClass"] = 2,
        ["ResourceQuota"] = 2,
        ["LimitRange"] = 2,
        ["ServiceAccount"] = 2,
        ["Secret"] = 2,
        ["ConfigMap"] = 2,
        ["Role"] = 2,
        ["ClusterRole"] = 2,
        ["NetworkPolicy"] = 2,
        ["PersistentVolumeClaim"] = 2,
        ["RoleBinding"] = 3,
        ["ClusterRoleBinding"] = 3,
        ["Service"] = 3,
        ["MutatingWebhookConfiguration"] = 5,
        ["ValidatingWebhookConfiguration"] = 5,
        ["APIService"] = 5,
    };

    /// <summary>The objects in steps; each step may start when the one before is written.</summary>
    public static IReadOnlyList<IReadOnlyList<MeshChange>> Steps(IEnumerable<MeshChange> changes) =>
        [.. changes.GroupBy(Rank).OrderBy(group => group.Key).Select(group => (IReadOnlyList<MeshChange>)[.. group])];

    /// <summary>What goes is taken away last, in the opposite order.</summary>
    private static int Rank(MeshChange change) =>
        change.Action == MeshAction.Delete ? (2 * Custom) + 1 - Rank(change.Resource) : Rank(change.Resource);

    private static int Rank(MeshResource resource) =>
        Ranks.TryGetValue(resource.Kind, out int rank) ? rank : IsBuiltIn(resource.Group) ? Workload : Custom;

    private static bool IsBuiltIn(string group) =>
        !group.Contains('.', StringComparison.Ordinal) || group.EndsWith(".k8s.io", StringComparison.Ordinal) && group != "gateway.networking.k8s.io";
}
