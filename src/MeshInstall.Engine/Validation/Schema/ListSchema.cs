namespace MeshInstall.Engine.Validation.Schema;

/// <summary>A list of items of one type.</summary>
internal sealed class ListSchema(SchemaType item) : SchemaType
{
    public SchemaType Item => item;

    public override string Description => "a list";
}
