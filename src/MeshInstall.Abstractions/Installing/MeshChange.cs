namespace MeshInstall;

/// <summary>What happens to one object.</summary>
/// <param name="Action">What is done.</param>
/// <param name="Component">The instance it belongs to.</param>
/// <param name="Resource">The object as wanted; for deletions, as it was recorded or found.</param>
/// <param name="Fields">The fields that change, for updates and recreations.</param>
public sealed record MeshChange(MeshAction Action, string Component, MeshResource Resource, IReadOnlyList<MeshFieldChange> Fields)
{
    /// <summary>Fields that are to change and that other field managers own; with any of them an installation needs <c>-ForceConflicts</c>.</summary>
    public IReadOnlyList<MeshFieldConflict> Conflicts { get; init; } = [];

    /// <summary>The installer that made the object and from which it is taken over, such as <c>istioctl</c>, <c>Helm</c>, <c>Sail</c> or <c>kubectl</c>; empty where it is not taken over.</summary>
    public string AdoptedFrom { get; init; } = string.Empty;

    /// <summary>Why it happens, where the action alone does not say it; may be empty.</summary>
    public string Reason { get; init; } = string.Empty;

    /// <summary>All that is to be said of it in a line: why it happens, from whom it is taken over, whose fields stand in the way.</summary>
    public string Summary => string.Join("; ", new[]
    {
        Reason,
        AdoptedFrom.Length == 0 ? string.Empty : $"adopted from {AdoptedFrom}",
        string.Join(", ", Conflicts),
        Fields.Count is 0 ? string.Empty : Fields.Count == 1 ? "1 field" : $"{Fields.Count} fields",
    }.Where(text => text.Length > 0));

    /// <inheritdoc/>
    public override string ToString() => $"{Action} {Resource}{(AdoptedFrom.Length == 0 ? string.Empty : $" (adopted from {AdoptedFrom})")}";
}
