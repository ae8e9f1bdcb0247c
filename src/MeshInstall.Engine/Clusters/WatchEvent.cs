namespace MeshInstall.Engine.Clusters;

/// <summary>What a watch saw.</summary>
public enum WatchEventKind
{
    /// <summary>The object exists, new or changed.</summary>
    Changed,

    /// <summary>The object is gone.</summary>
    Deleted,

    /// <summary>Everything that existed at the start was reported; the event has no object.</summary>
    Synced,
}

/// <summary>One step of a watch.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Object">The object, for a deleted one its last state; an empty map for <see cref="WatchEventKind.Synced"/>.</param>
public sealed record WatchEvent(WatchEventKind Kind, MeshMap Object);
