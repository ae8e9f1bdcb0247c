namespace MeshInstall.Engine.Validation.Schema;

/// <summary>The places whose values may be secrets, so that messages leave them out.</summary>
internal static class SecretPlaces
{
    /// <summary>Whether the value at <paramref name="path"/> may be a secret: by the name of its field, or as an environment variable.</summary>
    public static bool Contains(NodePath path)
    {
        string text = path.ToString();
        return text.Contains(".env[", StringComparison.Ordinal)
            || text.Contains(".env.", StringComparison.Ordinal)
            || text.Contains(".proxyMetadata.", StringComparison.Ordinal)
            || SecretNames.IsField(text[(text.LastIndexOf('.') + 1)..]);
    }
}
