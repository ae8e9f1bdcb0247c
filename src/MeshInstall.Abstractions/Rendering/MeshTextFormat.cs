namespace MeshInstall;

/// <summary>How documents are written.</summary>
public enum MeshTextFormat
{
    /// <summary>YAML.</summary>
    Yaml,

    /// <summary>JSON.</summary>
    Json,
}
