namespace MeshInstall.Engine.Validation.Schema;

/// <summary>What may stand at a place of a configuration.</summary>
internal abstract class SchemaType
{
    /// <summary>The type in words, such as <c>a whole number</c>.</summary>
    public abstract string Description { get; }
}
