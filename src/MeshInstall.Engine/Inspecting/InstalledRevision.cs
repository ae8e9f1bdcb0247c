using MeshInstall.Engine.Components;
using MeshInstall.Engine.Readiness;

namespace MeshInstall.Engine.Inspecting;

/// <summary>One installed revision, with its objects.</summary>
/// <param name="Name">The revision; <c>default</c> for the one without a name.</param>
/// <param name="Objects">Its objects, those it shares with other revisions among them.</param>
internal sealed record InstalledRevision(string Name, IReadOnlyList<MeshMap> Objects)
{
    /// <summary>What its objects tell about its control plane.</summary>
    public InstalledControlPlane ControlPlane => InstalledControlPlane.Of(Objects);

    /// <summary>The metadata.name of the configuration that was installed; empty where none is known.</summary>
    public string Owner => Objects.Select(item => item.Label(MeshLabels.Owner)).FirstOrDefault(owner => owner is not (null or "" or "unknown")) ?? string.Empty;

    /// <summary>Its components, in the order of the catalogue.</summary>
    public IReadOnlyList<InstalledComponent> Components =>
    [
        .. Objects
            .GroupBy(item => item.Label(MeshLabels.Component)!, StringComparer.Ordinal)
            .OrderBy(group => ComponentCatalog.PlaceOf(group.Key))
            .SelectMany(group => InstalledComponent.Split(group.Key, [.. group])),
    ];
}
