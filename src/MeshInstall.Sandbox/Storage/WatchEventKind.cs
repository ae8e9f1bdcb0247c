namespace MeshInstall.Sandbox.Storage;

/// <summary>What happened to an object.</summary>
internal enum WatchEventKind
{
    Added,
    Modified,
    Deleted,
}
