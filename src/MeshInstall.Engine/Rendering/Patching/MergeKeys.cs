namespace MeshInstall.Engine.Rendering.Patching;

/// <summary>How Kubernetes merges the fields of its own types: which lists are merged, and by what key. Everything not listed is replaced (lists) or merged (maps).</summary>
internal static class MergeKeys
{
    private const string Whole = "";

    private static readonly Dictionary<(string Type, string Field), MergeRule> Rules = new()
    {
        [("Object", "metadata")] = Map("Metadata"),
        [("Metadata", "finalizers")] = List(Whole, Whole),
        [("Metadata", "ownerReferences")] = List("uid", Whole),
        [("Deployment", "spec")] = Map("WorkloadSpec"),
        [("DaemonSet", "spec")] = Map("WorkloadSpec"),
        [("StatefulSet", "spec")] = Map("WorkloadSpec"),
        [("WorkloadSpec", "template")] = Map("PodTemplate"),
        [("PodTemplate", "metadata")] = Map("Metadata"),
        [("PodTemplate", "spec")] = Map("PodSpec"),
        [("PodSpec", "containers")] = List("name", "Container"),
        [("PodSpec", "initContainers")] = List("name", "Container"),
        [("PodSpec", "ephemeralContainers")] = List("name", "Container"),
        [("PodSpec", "volumes")] = List("name", Whole),
        [("PodSpec", "imagePullSecrets")] = List("name", Whole),
        [("PodSpec", "hostAliases")] = List("ip", Whole),
        [("PodSpec", "topologySpreadConstraints")] = List("topologyKey", Whole),
        [("PodSpec", "schedulingGates")] = List("name", Whole),
        [("PodSpec", "resourceClaims")] = List("name", Whole),
        [("Container", "ports")] = List("containerPort", Whole),
        [("Container", "env")] = List("name", Whole),
        [("Container", "volumeMounts")] = List("mountPath", Whole),
        [("Container", "volumeDevices")] = List("devicePath", Whole),
        [("Service", "spec")] = Map("ServiceSpec"),
        [("ServiceSpec", "ports")] = List("port", Whole),
        [("PodDisruptionBudget", "spec")] = Map("BudgetSpec"),
        [("BudgetSpec", "selector")] = new MergeRule(MergeKind.Replace, Whole, Whole),
        [("ServiceAccount", "secrets")] = List("name", Whole),
    };

    /// <summary>The rule of a field; a kind's own fields first, then those of every object.</summary>
    public static MergeRule Of(string type, string field) =>
        Rules.GetValueOrDefault((type, field))
        ?? (field == "metadata" ? Rules[("Object", field)] : MergeRule.None);

    private static MergeRule Map(string type) => new(MergeKind.Map, Whole, type);

    private static MergeRule List(string key, string type) => new(MergeKind.List, key, type);
}
