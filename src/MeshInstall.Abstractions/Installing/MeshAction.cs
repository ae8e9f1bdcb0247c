namespace MeshInstall;

/// <summary>What a change does to an object.</summary>
public enum MeshAction
{
    /// <summary>The object is as it should be.</summary>
    Unchanged,

    /// <summary>The object is made.</summary>
    Create,

    /// <summary>The object is changed in place.</summary>
    Update,

    /// <summary>The object is changed, and its pods are replaced.</summary>
    Restart,

    /// <summary>The object is deleted and made again.</summary>
    Recreate,

    /// <summary>The object is deleted.</summary>
    Delete,
}
