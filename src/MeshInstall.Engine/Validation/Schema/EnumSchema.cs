namespace MeshInstall.Engine.Validation.Schema;

/// <summary>One of some names.</summary>
internal sealed class EnumSchema(IReadOnlyList<string> values, bool acceptsNumbers) : SchemaType
{
    public IReadOnlyList<string> Values => values;

    /// <summary>Whether the number of a name may stand for it, as in protobuf's JSON.</summary>
    public bool AcceptsNumbers => acceptsNumbers;

    public override string Description => "one of " + string.Join(", ", values);
}
