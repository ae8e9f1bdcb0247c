namespace MeshInstall.Sandbox.Applying;

/// <summary>Which fields differ between two states of an object.</summary>
internal sealed record FieldDifference
{
    public FieldSet Added { get; } = new();

    public FieldSet Modified { get; } = new();

    public FieldSet Removed { get; } = new();

    public FieldSet Written => Added.Union(Modified);

    public bool IsEmpty => Added.IsEmpty && Modified.IsEmpty && Removed.IsEmpty;
}
