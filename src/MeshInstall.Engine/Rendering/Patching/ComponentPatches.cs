using MeshInstall.Engine.Components;

namespace MeshInstall.Engine.Rendering.Patching;

/// <summary>Applies a component's Kubernetes settings, and then its overlays, to its objects.</summary>
internal static class ComponentPatches
{
    /// <summary>The objects as the component's <c>k8s</c> section wants them.</summary>
    /// <exception cref="MeshException">A setting does not fit (<c>PatchInvalid</c>), or an overlay's path does not lead anywhere (<c>OverlayInvalid</c>).</exception>
    public static PatchedResources Apply(ComponentInstance component, string revision, IReadOnlyList<MeshResource> resources)
    {
        if (component.Kubernetes.Count == 0)
        {
            return new PatchedResources(resources, []);
        }

        MeshResource[] patched = [.. resources];
        List<string> warnings = [];
        if (component.Kind.WorkloadKind.Length > 0)
        {
            foreach (KubernetesSetting setting in KubernetesSetting.All)
            {
                if (Given(component, setting.Field) is { } node)
                {
                    Apply(component, setting, node, revision, patched, warnings);
                }
            }
        }

        OverlayPatches.Apply(component, patched, warnings);
        return new PatchedResources(patched, warnings);
    }

    private static MeshNode? Given(ComponentInstance component, string field) => component.Kubernetes.Find(field) switch
    {
        null or MeshScalar { IsNull: true } => null,

        // A gateway's ports are values of its chart; merging them by port number would mix TCP with UDP.
        MeshMap service when field == "service" && component.Kind.IsList => service.Without("ports") is { Count: > 0 } rest ? rest : null,
        { } node => node,
    };

    private static void Apply(
        ComponentInstance component, KubernetesSetting setting, MeshNode node, string revision, MeshResource[] resources, List<string> warnings)
    {
        string kind = setting.KindFor(component.Kind);
        int position = Find(resources, kind, component.WorkloadName(revision));
        if (position < 0)
        {
            warnings.Add(NothingToActOn(setting, node, kind, resources));
            return;
        }

        MeshMap body = StrategicMerge.Apply(kind, resources[position].Body, setting.Wrap(node, component.Kind.Container));
        resources[position] = new MeshResource(kind == "PodDisruptionBudget" ? OneBound(body) : body);
    }

    private static string NothingToActOn(KubernetesSetting setting, MeshNode node, string kind, MeshResource[] resources)
    {
        string[] named = [.. resources.Where(resource => resource.Kind == kind).Select(resource => resource.Name)];
        string place = node.Origin is null ? string.Empty : $" ({node.Origin})";
        return named.Length > 0
            ? $"k8s.{setting.Field}{place} has nothing to act on: of the {kind} objects of this component, {string.Join(", ", named)}, none is its own."
            : $"k8s.{setting.Field}{place} has nothing to act on: the chart makes no {kind} with these values.";
    }

    // A workload may carry another name than the catalogue's; the only one of its kind is meant then.
    private static int Find(MeshResource[] resources, string kind, string name)
    {
        int named = Array.FindIndex(resources, resource => resource.Kind == kind && resource.Name == name);
        return named < 0 && resources.Count(resource => resource.Kind == kind) == 1
            ? Array.FindIndex(resources, resource => resource.Kind == kind)
            : named;
    }

    // The API takes one of the two bounds only, and the chart always sets the lower one.
    private static MeshMap OneBound(MeshMap budget) =>
        budget.FindMap("spec") is { } spec && spec.ContainsKey("minAvailable") && spec.Find("maxUnavailable") is { IsNull: false }
            ? budget.With("spec", spec.Without("minAvailable"))
            : budget;
}
