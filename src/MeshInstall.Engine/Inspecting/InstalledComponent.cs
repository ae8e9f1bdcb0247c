using MeshInstall.Engine.Components;
using MeshInstall.Engine.Readiness;

namespace MeshInstall.Engine.Inspecting;

/// <summary>One instance of a component, with its objects.</summary>
/// <param name="Component">The component's kind.</param>
/// <param name="Workload">Its workload; null where it has none.</param>
/// <param name="Objects">Its objects, with the workload.</param>
internal sealed record InstalledComponent(string Component, MeshMap? Workload, IReadOnlyList<MeshMap> Objects)
{
    /// <summary>The workload's name, or the component's.</summary>
    public string Name => Workload?.Name() ?? Component;

    /// <summary>The namespace.</summary>
    public string Namespace => Workload?.Namespace() ?? Objects.Select(item => item.Namespace()).FirstOrDefault(space => space is not null) ?? string.Empty;

    /// <summary>
    /// Whether the workload that the other objects serve is gone. Where a remote control plane is used there is none, and then no service
    /// selects its pods either.
    /// </summary>
    public bool LacksWorkload => Workload is null && ComponentCatalog.Find(Component)?.WorkloadKind switch
    {
        "DaemonSet" => true,
        "Deployment" => Objects.Any(item => item.FindText("kind") == "Service" && item.Spec().FindMap("selector") is { Count: > 0 }),
        _ => false,
    };

    /// <summary>The instances among a component's objects: one, or one for each workload of gateways.</summary>
    public static IReadOnlyList<InstalledComponent> Split(string component, IReadOnlyList<MeshMap> objects)
    {
        List<MeshMap> workloads = [.. objects.Where(item => item.FindText("kind") is "Deployment" or "DaemonSet")];
        if (workloads.Count < 2 || ComponentCatalog.Find(component) is { IsList: false })
        {
            return [new InstalledComponent(component, workloads.FirstOrDefault(), objects)];
        }

        return [.. objects
            .GroupBy(item => Owner(item, workloads))
            .OrderBy(group => workloads.IndexOf(group.Key))
            .Select(group => new InstalledComponent(component, group.Key, [.. group]))];
    }

    /// <summary>The workload with the longest name that begins the object's name, in the same namespace if there is one.</summary>
    private static MeshMap Owner(MeshMap item, List<MeshMap> workloads) => workloads
        .OrderByDescending(workload => item.Namespace() == workload.Namespace())
        .ThenByDescending(workload => item.Name().StartsWith(workload.Name(), StringComparison.Ordinal) ? workload.Name().Length : 0)
        .First();
}
