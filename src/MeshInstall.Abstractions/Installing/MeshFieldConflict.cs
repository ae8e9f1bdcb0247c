namespace MeshInstall;

/// <summary>Fields of an object that another field manager owns with other values.</summary>
/// <param name="Manager">The field manager, such as <c>kubectl-edit</c>.</param>
/// <param name="Fields">The paths of the fields.</param>
public sealed record MeshFieldConflict(string Manager, IReadOnlyList<string> Fields)
{
    /// <summary>The paths of the fields.</summary>
    public IReadOnlyList<string> Fields { get; init => field = IndexedList.Of(value); } = IndexedList.Of(Fields);

    /// <inheritdoc/>
    public override string ToString() => $"{Manager} owns {string.Join(", ", Fields)}";
}
