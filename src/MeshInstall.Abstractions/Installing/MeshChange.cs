namespace MeshInstall;

/// <summary>What happens to one object.</summary>
public sealed record MeshChange
{
    /// <summary>A change.</summary>
    /// <param name="action">What is done.</param>
    /// <param name="component">The instance it belongs to.</param>
    /// <param name="wanted">The object as wanted; for deletions, as it was recorded or found.</param>
    /// <param name="fields">The fields that change, for updates and recreations.</param>
    public MeshChange(MeshAction action, string component, MeshResource wanted, IReadOnlyList<MeshFieldChange> fields)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        Action = action;
        Component = component;
        Wanted = wanted;
        Fields = fields;
    }

    /// <summary>What is done.</summary>
    public MeshAction Action { get; init; }

    /// <summary>The instance it belongs to.</summary>
    public string Component { get; init; }

    /// <summary>The object as wanted; for deletions, as it was recorded or found. Values of Secrets, and others that are secret, are hidden.</summary>
    public MeshResource Resource => Wanted.Hidden();

    /// <summary>The fields that change, for updates and recreations.</summary>
    public IReadOnlyList<MeshFieldChange> Fields { get; init => field = IndexedList.Of(value); }

    /// <summary>The whole object, as it is applied. No part of what a plan shows.</summary>
    internal MeshResource Wanted { get; }

    /// <summary>Fields that are to change and that other field managers own; with any of them an installation needs <c>-ForceConflicts</c>.</summary>
    public IReadOnlyList<MeshFieldConflict> Conflicts { get; init => field = IndexedList.Of(value); } = [];

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
    public override string ToString() => $"{Action} {Wanted}{(AdoptedFrom.Length == 0 ? string.Empty : $" (adopted from {AdoptedFrom})")}";
}
