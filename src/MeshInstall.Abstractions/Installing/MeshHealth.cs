namespace MeshInstall;

/// <summary>The health of one object or component.</summary>
public enum MeshHealth
{
    /// <summary>As it should be.</summary>
    Ready,

    /// <summary>On its way.</summary>
    Progressing,

    /// <summary>Something is wrong.</summary>
    Failed,

    /// <summary>It was installed but is not there any more.</summary>
    Missing,
}
