namespace MeshInstall.Engine.Validation.Schema;

/// <summary>One field of an object.</summary>
internal sealed class SchemaField(string name, string? protoName, Func<SchemaType> type, string? oneOf = null)
{
    private SchemaType? _type;

    /// <summary>The name in documents.</summary>
    public string Name => name;

    /// <summary>The second accepted name, in snake case; null where there is none.</summary>
    public string? ProtoName => protoName;

    /// <summary>The group of fields of which one may be set; null where the field is in none.</summary>
    public string? OneOf => oneOf;

    /// <summary>What may stand in the field; looked up on first use, for types refer to one another.</summary>
    public SchemaType Type => _type ??= type();
}
