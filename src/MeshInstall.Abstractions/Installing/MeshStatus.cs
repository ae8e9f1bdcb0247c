namespace MeshInstall;

/// <summary>One installed revision of the mesh.</summary>
/// <param name="Cluster">The cluster.</param>
/// <param name="Revision">The revision; <c>default</c> for the default one.</param>
/// <param name="Version">The version of the control plane's image.</param>
/// <param name="Namespace">The namespace of the control plane.</param>
/// <param name="Owner">The metadata.name of the configuration that was installed.</param>
/// <param name="Health">The worst health of its components.</param>
/// <param name="Components">Its components.</param>
public sealed record MeshStatus(
    string Cluster,
    string Revision,
    string Version,
    string Namespace,
    string Owner,
    MeshHealth Health,
    IReadOnlyList<MeshComponentStatus> Components)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Revision} {Version} in {Namespace}: {Health}";
}
