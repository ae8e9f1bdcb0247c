namespace MeshInstall;

/// <summary>One field that differs between two configurations.</summary>
/// <param name="Path">The path from <c>spec</c> on.</param>
/// <param name="Kind">What happened to it.</param>
/// <param name="Before">The plain value in the reference configuration.</param>
/// <param name="After">The plain value in the other one.</param>
/// <param name="BeforeOrigin">Where the first value was written.</param>
/// <param name="AfterOrigin">Where the second value was written.</param>
/// <param name="Components">The components whose resources the field can touch.</param>
public sealed record MeshConfigDifference(
    string Path,
    MeshDifferenceKind Kind,
    object? Before,
    object? After,
    MeshOrigin? BeforeOrigin,
    MeshOrigin? AfterOrigin,
    IReadOnlyList<string> Components)
{
    /// <summary>The components whose resources the field can touch.</summary>
    public IReadOnlyList<string> Components { get; init => field = IndexedList.Of(value); } = IndexedList.Of(Components);

    /// <inheritdoc/>
    public override string ToString() => $"{Kind} {Path}: {MeshNode.FromObject(Before)} -> {MeshNode.FromObject(After)}";
}
