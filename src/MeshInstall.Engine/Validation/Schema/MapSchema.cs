namespace MeshInstall.Engine.Validation.Schema;

/// <summary>A map of free names to values of one type.</summary>
internal sealed class MapSchema(SchemaType value) : SchemaType
{
    public SchemaType Value => value;

    public override string Description => "a map";
}
