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
    /// <summary>Its components.</summary>
    public IReadOnlyList<MeshComponentStatus> Components { get; init => field = IndexedList.Of(value); } = IndexedList.Of(Components);

    /// <summary>
    /// The newest release that MeshInstall recorded of the revision; null where there is none, as with installations of other tools, and where the
    /// caller may not read it.
    /// </summary>
    public MeshRelease? Release { get; init; }

    /// <summary>
    /// The tool that made the control plane, by what its object tells: <c>MeshInstall</c>, <c>istioctl</c>, <c>Helm</c>, <c>Sail</c>, <c>kubectl</c> or
    /// another field manager; <c>unknown</c> where nothing tells.
    /// </summary>
    public string Installer { get; init; } = "unknown";

    /// <inheritdoc/>
    public override string ToString() => $"{Revision} {Version} in {Namespace}: {Health}";
}
