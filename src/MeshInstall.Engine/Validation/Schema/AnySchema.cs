namespace MeshInstall.Engine.Validation.Schema;

/// <summary>Anything, or any map where <paramref name="mapOnly"/> says so.</summary>
internal sealed class AnySchema(bool mapOnly) : SchemaType
{
    public static AnySchema Value { get; } = new(mapOnly: false);

    public static AnySchema Map { get; } = new(mapOnly: true);

    public bool MapOnly => mapOnly;

    public override string Description => mapOnly ? "a map" : "any value";
}
