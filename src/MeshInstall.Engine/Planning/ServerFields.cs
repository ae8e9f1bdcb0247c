namespace MeshInstall.Engine.Planning;

/// <summary>What a server keeps in an object for itself.</summary>
internal static class ServerFields
{
    private static readonly string[] Metadata =
        ["managedFields", "resourceVersion", "generation", "creationTimestamp", "uid", "selfLink", "deletionTimestamp", "deletionGracePeriodSeconds"];

    /// <summary>The object without it.</summary>
    public static MeshMap Without(MeshMap item) =>
        item.Without("status").With("metadata", Metadata.Aggregate(item.FindMap("metadata") ?? MeshMap.Empty, (map, key) => map.Without(key)));
}
