namespace MeshInstall.Engine.Rendering;

/// <summary>The text that manifests are written in.</summary>
public enum ManifestFormat
{
    /// <summary>YAML documents.</summary>
    Yaml,

    /// <summary>JSON; several objects in one file are a <c>List</c>.</summary>
    Json,
}
