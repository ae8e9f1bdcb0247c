namespace MeshInstall.Engine.Validation;

/// <summary>
/// The fields that resolving a configuration copies to a second place, so that one mistake is reported at the place that was written.
/// </summary>
internal static class CopiedFields
{
    private static readonly (string Copy, string Source)[] All =
    [
        ("spec.values.meshConfig", "spec.meshConfig"),
        ("spec.values.global.hub", "spec.hub"),
        ("spec.values.global.tag", "spec.tag"),
        ("spec.values.revision", "spec.revision"),
        ("spec.values.compatibilityVersion", "spec.compatibilityVersion"),
        ("spec.values.global.istioNamespace", "spec.namespace"),
        ("metadata.namespace", "spec.values.global.istioNamespace"),
    ];

    /// <summary>The path that <paramref name="path"/> is a copy of; null where it is none.</summary>
    public static string? SourceOf(string path)
    {
        foreach ((string copy, string source) in All)
        {
            if (path.StartsWith(copy, StringComparison.Ordinal) && (path.Length == copy.Length || path[copy.Length] is '.' or '['))
            {
                return source + path[copy.Length..];
            }
        }

        return null;
    }
}
