namespace MeshInstall;

/// <summary>What differs between two configurations for one component.</summary>
/// <param name="Component">The component's kind, such as <c>Pilot</c> or <c>IngressGateways</c>.</param>
/// <param name="Name">The name of the instance: the gateway's name, else the kind.</param>
/// <param name="Kind">Whether only the second configuration turns it on, only the first, or both, with other settings.</param>
/// <param name="Fields">The fields that differ and that its chart can read.</param>
/// <param name="Dependents">The components, on in either configuration, that depend on it, directly or through others.</param>
public sealed record MeshComponentDifference(
    string Component, string Name, MeshDifferenceKind Kind, IReadOnlyList<MeshConfigDifference> Fields, IReadOnlyList<string> Dependents)
{
    /// <summary>The fields that differ and that its chart can read.</summary>
    public IReadOnlyList<MeshConfigDifference> Fields { get; init => field = IndexedList.Of(value); } = IndexedList.Of(Fields);

    /// <summary>The components, on in either configuration, that depend on it, directly or through others.</summary>
    public IReadOnlyList<string> Dependents { get; init => field = IndexedList.Of(value); } = IndexedList.Of(Dependents);

    /// <inheritdoc/>
    public override string ToString() => $"{Kind} {Name} ({Fields.Count} fields)";
}
