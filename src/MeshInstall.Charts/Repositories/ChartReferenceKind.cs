namespace MeshInstall.Charts.Repositories;

/// <summary>What a <see cref="ChartReference"/> points to.</summary>
public enum ChartReferenceKind
{
    /// <summary>A folder on this machine.</summary>
    Folder,

    /// <summary>A packed chart (.tgz) on this machine.</summary>
    File,

    /// <summary>A packed chart on a web server.</summary>
    ArchiveUrl,

    /// <summary>A chart in a Helm repository: a web folder with an index.yaml.</summary>
    Repository,

    /// <summary>A chart in an OCI registry.</summary>
    Registry,
}
