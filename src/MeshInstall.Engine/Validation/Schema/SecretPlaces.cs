namespace MeshInstall.Engine.Validation.Schema;

/// <summary>The places whose values may be secrets, so that messages leave them out.</summary>
internal static class SecretPlaces
{
    private static readonly string[] Words = ["token", "password", "passwd", "secret", "privatekey", "pem", "credential", "apikey"];

    /// <summary>Whether the value at <paramref name="path"/> may be a secret: by the name of a field on the way, or as an environment variable.</summary>
    public static bool Contains(NodePath path)
    {
        string text = path.ToString();
        string folded = SchemaNames.Fold(text[(text.LastIndexOf('.') + 1)..]);
        return text.Contains(".env[", StringComparison.Ordinal)
            || text.Contains(".env.", StringComparison.Ordinal)
            || text.Contains(".proxyMetadata.", StringComparison.Ordinal)
            || Array.Exists(Words, word => folded.Contains(word, StringComparison.Ordinal));
    }
}
