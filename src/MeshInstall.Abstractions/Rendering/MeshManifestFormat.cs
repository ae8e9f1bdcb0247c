namespace MeshInstall;

/// <summary>What is written of manifests.</summary>
public enum MeshManifestFormat
{
    /// <summary>The objects, as YAML.</summary>
    Yaml,

    /// <summary>The objects, as JSON.</summary>
    Json,

    /// <summary>The values that Helm needs for the same components: a file for each.</summary>
    HelmValues,
}
