using MeshInstall.Engine.Configuration;

namespace MeshInstall.Engine.Converting;

/// <summary>Takes fields out of trees.</summary>
internal static class TreeRemoval
{
    /// <summary>The map without the field at <paramref name="path"/>, and without the maps on the way that are empty for it.</summary>
    public static MeshMap Remove(MeshMap root, MeshPath path) => Remove(root, path, depth: 0) as MeshMap ?? MeshMap.Empty;

    private static MeshNode? Remove(MeshNode node, MeshPath path, int depth)
    {
        MeshPathSegment segment = path.Segments[depth];
        bool last = depth == path.Segments.Count - 1;
        switch (node)
        {
            case MeshMap map when map.Find(segment.Name) is { } inner:
                MeshNode? kept = last ? null : Remove(inner, path, depth + 1);
                MeshMap rest = kept is null ? map.Without(segment.Name) : map.With(segment.Name, kept);
                return rest.Count > 0 ? rest : null;
            case MeshList list when !last && segment.Position < list.Count:
                MeshNode[] items = [.. list];
                items[segment.Position] = Remove(items[segment.Position], path, depth + 1) ?? MeshMap.Empty;
                return new MeshList(items, list.Origin);
            default:
                return node;
        }
    }
}
