namespace MeshInstall.Engine.Rendering.Patching;

/// <summary>How a field is merged.</summary>
internal enum MergeKind
{
    /// <summary>Maps are merged, lists are replaced.</summary>
    Map,

    /// <summary>A list is merged, by a key, or as a set where there is none.</summary>
    List,

    /// <summary>The field is replaced whole.</summary>
    Replace,
}
