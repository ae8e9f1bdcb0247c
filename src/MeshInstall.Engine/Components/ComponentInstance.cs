namespace MeshInstall.Engine.Components;

/// <summary>A component that a configuration turns on.</summary>
/// <param name="Kind">Its row in the catalogue.</param>
/// <param name="Name">The gateway's name, else the kind's name.</param>
/// <param name="Namespace">The namespace it is installed to.</param>
/// <param name="Spec">What the document says of it, under <c>spec.components</c>.</param>
public sealed record ComponentInstance(ComponentKind Kind, string Name, string Namespace, MeshMap Spec)
{
    /// <summary>Its Kubernetes settings; empty where there are none.</summary>
    public MeshMap Kubernetes => Spec.FindMap("k8s") ?? MeshMap.Empty;

    /// <summary>The name of its workload and what belongs to it, such as <c>istiod-canary</c>.</summary>
    public string WorkloadName(string revision) => (Kind.IsList, Kind.Name, revision) switch
    {
        (true, _, _) => Name,
        (_, "Pilot", not ("" or "default")) => $"{Kind.WorkloadName}-{revision}",
        _ => Kind.WorkloadName,
    };
}
