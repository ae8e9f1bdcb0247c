using MeshInstall.Engine.Components;

namespace MeshInstall.Engine.Rendering.Patching;

/// <summary>One of a component's Kubernetes settings and the part of an object it patches.</summary>
/// <param name="Field">The field under <c>k8s</c>.</param>
/// <param name="TargetKind">The kind of the object; null for the component's workload.</param>
/// <param name="Wrap">Makes the patch of the setting and the container's name.</param>
internal sealed record KubernetesSetting(string Field, string? TargetKind, Func<MeshNode, string, MeshMap> Wrap)
{
    /// <summary>All settings.</summary>
    public static IReadOnlyList<KubernetesSetting> All { get; } =
    [
        OfPod("affinity"),
        OfContainer("env"),
        new("hpaSpec", "HorizontalPodAutoscaler", (node, _) => Nest(node, "spec")),
        OfContainer("imagePullPolicy"),
        OfPod("nodeSelector"),
        new("podDisruptionBudget", "PodDisruptionBudget", (node, _) => Nest(node, "spec")),
        new("podAnnotations", null, (node, _) => Nest(node, "spec", "template", "metadata", "annotations")),
        OfPod("priorityClassName"),
        OfContainer("readinessProbe"),
        new("replicaCount", null, (node, _) => Nest(node, "spec", "replicas")),
        OfContainer("resources"),
        new("strategy", null, (node, _) => Nest(Strategy(node), "spec", "strategy")),
        OfPod("tolerations"),
        new("serviceAnnotations", "Service", (node, _) => Nest(node, "metadata", "annotations")),
        new("service", "Service", (node, _) => Nest(node, "spec")),
        OfPod("securityContext"),
        OfPod("volumes"),
        OfContainer("volumeMounts"),
    ];

    /// <summary>The kind of the object that the setting patches.</summary>
    public string KindFor(ComponentKind component) => TargetKind ?? component.WorkloadKind;

    private static KubernetesSetting OfPod(string field) => new(field, null, (node, _) => Nest(node, "spec", "template", "spec", field));

    private static KubernetesSetting OfContainer(string field) => new(field, null, (node, container) =>
    {
        MeshMap item = new MeshMap.Builder().Add("name", container).Add(field, node).Build();
        return Nest(new MeshList([item]), "spec", "template", "spec", "containers");
    });

    private static MeshMap Nest(MeshNode node, params string[] path) =>
        (MeshMap)Enumerable.Reverse(path).Aggregate(node, (inner, name) => new MeshMap.Builder().Add(name, inner).Build());

    // The API refuses Recreate beside the chart's rolling update.
    private static MeshNode Strategy(MeshNode node) => node is MeshMap map && map.FindText("type") == "Recreate" && !map.ContainsKey("rollingUpdate")
        ? map.With("rollingUpdate", MeshScalar.Null)
        : node;
}
