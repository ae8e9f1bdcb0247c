namespace MeshInstall.Charts.Schemas.Compilation;

/// <summary>A schema with an address of its own: the whole document, or a part of it with an <c>$id</c>.</summary>
internal sealed class SchemaResource(string pointer, string address, SchemaDraft draft)
{
    public string Pointer { get; } = pointer;

    public string Address { get; } = address;

    public SchemaDraft Draft { get; } = draft;

    /// <summary>The pointers of the anchors by their names.</summary>
    public Dictionary<string, string> Anchors { get; } = new(StringComparer.Ordinal);

    public HashSet<string> DynamicAnchors { get; } = new(StringComparer.Ordinal);

    /// <exception cref="SchemaFault">Another place has that name.</exception>
    public void AddAnchor(string name, string pointer)
    {
        if (!Anchors.TryAdd(name, pointer) && Anchors[name] != pointer)
        {
            throw new SchemaFault($"the anchor '{name}' stands at '#{Anchors[name]}' and at '#{pointer}'");
        }
    }
}
