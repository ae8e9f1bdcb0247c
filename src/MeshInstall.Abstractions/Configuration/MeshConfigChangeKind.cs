namespace MeshInstall;

/// <summary>What converting did to a field.</summary>
public enum MeshConfigChangeKind
{
    /// <summary>It stands in another place now, perhaps in another form.</summary>
    Moved,

    /// <summary>It stands where it stood, in another form.</summary>
    Rewritten,

    /// <summary>It is gone.</summary>
    Removed,
}
