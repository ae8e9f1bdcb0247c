namespace MeshInstall.Engine.Converting;

/// <summary>Converts one document.</summary>
internal static class DocumentConverter
{
    /// <summary>The document in today's shape; the same one where nothing changes.</summary>
    public static MeshMap Convert(MeshMap document, ChangeLog log)
    {
        MeshMap framed = DocumentFrame.Convert(document, log);
        if (framed.FindMap("spec") is { } spec)
        {
            MeshMap moved = new RuleRun(spec, log).Run();
            framed = ReferenceEquals(moved, spec) ? framed : framed.With("spec", moved);
        }

        return new SchemaConversion(log).Convert(framed);
    }
}
