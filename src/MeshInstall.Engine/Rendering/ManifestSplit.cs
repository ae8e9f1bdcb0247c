namespace MeshInstall.Engine.Rendering;

/// <summary>How manifests are spread over files.</summary>
public enum ManifestSplit
{
    /// <summary>Everything in one file.</summary>
    None,

    /// <summary>One file for each component.</summary>
    Component,

    /// <summary>One file for each object.</summary>
    Resource,
}
