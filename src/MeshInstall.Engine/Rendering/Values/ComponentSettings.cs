using MeshInstall.Engine.Components;

namespace MeshInstall.Engine.Rendering.Values;

/// <summary>The fields of a component in a document that its chart takes as values under the component's root.</summary>
internal static class ComponentSettings
{
    private static readonly (string From, string To)[] Scaling =
        [("hpaSpec.minReplicas", "autoscaleMin"), ("hpaSpec.maxReplicas", "autoscaleMax"), ("replicaCount", "replicaCount")];

    private static readonly string[] Cpus = ["resources.limits.cpu", "resources.requests.cpu"];

    /// <summary>The values, by their path under the component's root.</summary>
    public static IEnumerable<(string Path, MeshNode Node)> Of(ComponentInstance component) =>
        [.. component.Kind.IsList ? OfGateway(component) : [], .. OfImage(component.Spec), .. OfWorkload(component)];

    private static IEnumerable<(string Path, MeshNode Node)> OfGateway(ComponentInstance component)
    {
        yield return ("name", new MeshScalar(component.Name));
        if (component.Spec.FindMap("label") is { } labels)
        {
            yield return ("labels", labels);
        }

        if (component.Kubernetes.FindMap("service")?.FindList("ports") is { Count: > 0 } ports)
        {
            yield return ("ports", ports);
        }
    }

    private static IEnumerable<(string Path, MeshNode Node)> OfImage(MeshMap spec)
    {
        if (spec.FindText("hub") is { Length: > 0 } hub)
        {
            yield return ("hub", new MeshScalar(hub));
        }

        if (spec.Find("tag") is MeshScalar { IsNull: false } tag)
        {
            yield return ("tag", new MeshScalar(tag.ToString()));
        }
    }

    private static IEnumerable<(string Path, MeshNode Node)> OfWorkload(ComponentInstance component)
    {
        if (component.Kind.WorkloadKind.Length == 0)
        {
            return [];
        }

        IEnumerable<(string From, string To)> paths = Cpus.Select(path => (path, path));
        return (component.Kind.WorkloadKind == "Deployment" ? Scaling.Concat(paths) : paths)
            .Select(path => (path.To, Node: NodePath.Find(component.Kubernetes, path.From)))
            .Where(setting => setting.Node is MeshScalar { IsNull: false })
            .Select(setting => (setting.To, setting.Node!));
    }
}
