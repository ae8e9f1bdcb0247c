namespace MeshInstall.Engine.Rendering.Templates.Schemas;

internal static class SchemaErrors
{
    public static MeshException At(int line, string what) => new(
        "TemplateFailed",
        MeshErrorKind.InvalidData,
        $"Line {line} of the table of schemas: {what}.",
        "Correct the table; its first lines say how it is read.",
        line);
}
