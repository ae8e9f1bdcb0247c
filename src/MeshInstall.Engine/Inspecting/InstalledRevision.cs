using MeshInstall.Engine.Components;
using MeshInstall.Engine.Readiness;

namespace MeshInstall.Engine.Inspecting;

/// <summary>One installed revision, with its objects.</summary>
/// <param name="Name">The revision; <c>default</c> for the one without a name.</param>
/// <param name="Objects">Its objects, those it shares with other revisions among them.</param>
internal sealed record InstalledRevision(string Name, IReadOnlyList<MeshMap> Objects)
{
    /// <summary>The workload of the control plane, else any; null where there is none.</summary>
    public MeshMap? ControlPlane => Workloads.FirstOrDefault(item => item.Label(MeshLabels.Component) == "Pilot") ?? Workloads.FirstOrDefault();

    /// <summary>The namespace of the control plane; empty where nothing is in one.</summary>
    public string Namespace =>
        ControlPlane?.Namespace() ?? Objects.Select(item => item.Namespace()).FirstOrDefault(space => space is not null) ?? string.Empty;

    /// <summary>The metadata.name of the configuration that was installed; empty where none is known.</summary>
    public string Owner => Objects.Select(item => item.Label(MeshLabels.Owner)).FirstOrDefault(owner => owner is not (null or "" or "unknown")) ?? string.Empty;

    /// <summary>The version of the control plane; empty where it is not known.</summary>
    public string Version => ControlPlane is { } workload ? InstalledVersion.Of(workload) : string.Empty;

    /// <summary>Its components, in the order of the catalogue.</summary>
    public IReadOnlyList<InstalledComponent> Components =>
    [
        .. Objects
            .GroupBy(item => item.Label(MeshLabels.Component)!, StringComparer.Ordinal)
            .OrderBy(group => Place(group.Key))
            .SelectMany(group => InstalledComponent.Split(group.Key, [.. group])),
    ];

    private IEnumerable<MeshMap> Workloads => Objects.Where(item => item.FindText("kind") is "Deployment" or "DaemonSet");

    private static int Place(string component)
    {
        int place = ComponentCatalog.All.Select(kind => kind.Name).ToList().IndexOf(component);
        return place < 0 ? int.MaxValue : place;
    }
}
