namespace MeshInstall.Engine.Tests.Oracle;

/// <summary>Brings what has no order to one order, so that only differences in meaning are left.</summary>
internal static class ResourceNormalization
{
    // Terms of a selector are all required, volumes and mounts are found by name, a variable that another one uses is not among those that move,
    // and the required fields of a schema are a set.
    private static readonly HashSet<string> Unordered = new(StringComparer.Ordinal) { "matchExpressions", "volumes", "volumeMounts", "env", "tolerations", "required" };

    public static MeshMap Normalize(MeshResource resource)
    {
        MeshMap body = (MeshMap)Sort(resource.Body);
        return resource.Kind is "Role" or "ClusterRole" && body.FindList("rules") is { } rules ? body.With("rules", Permissions(rules)) : body;
    }

    // Rules only add up: what counts is the set of single permissions.
    private static MeshList Permissions(MeshList rules) => new(rules.OfType<MeshMap>()
        .SelectMany(rule =>
            from verb in Texts(rule, "verbs")
            from permission in Texts(rule, "nonResourceURLs").Concat(
                from apiGroup in Texts(rule, "apiGroups")
                from resource in Texts(rule, "resources")
                from name in Texts(rule, "resourceNames").DefaultIfEmpty("*")
                select $"{apiGroup}/{resource}/{name}")
            select $"{verb} {permission}")
        .Distinct().Order(StringComparer.Ordinal).Select(text => new MeshScalar(text)));

    private static IEnumerable<string> Texts(MeshMap rule, string field) => rule.FindList(field)?.Select(item => item.ToString()!) ?? [];

    private static bool IsContainerPorts(MeshList list) => list.Count > 0 && list.All(item => (item as MeshMap)?.ContainsKey("containerPort") == true);

    private static string Identity(MeshNode item) => item is MeshMap map
        ? string.Join('|', new[] { "name", "mountPath", "key", "operator", "effect" }.Select(field => map.Find(field)?.ToString())) + item
        : item.ToString()!;

    private static MeshNode Sort(MeshNode node)
    {
        switch (node)
        {
            case MeshMap map:
                MeshMap.Builder builder = new(map.Count);
                foreach (KeyValuePair<string, MeshNode> entry in map.OrderBy(entry => entry.Key, StringComparer.Ordinal))
                {
                    MeshNode sorted = Sort(entry.Value);
                    builder[entry.Key] = sorted is MeshList list && (Unordered.Contains(entry.Key) || IsContainerPorts(list))
                        ? new MeshList(list.OrderBy(Identity, StringComparer.Ordinal))
                        : sorted;
                }

                return builder.Build();
            case MeshList list:
                return new MeshList(list.Select(Sort));
            default:
                return node;
        }
    }
}
