namespace MeshInstall.Engine.Configuration;

/// <summary>Sets one value in a tree by rebuilding the nodes on the way to it.</summary>
internal readonly struct MeshPathSetter(MeshPath path, MeshNode value)
{
    public MeshNode Set(MeshNode root) => Set(root, depth: 0);

    private MeshNode Set(MeshNode? node, int depth)
    {
        if (depth == path.Segments.Count)
        {
            return value;
        }

        MeshPathSegment segment = path.Segments[depth];
        return segment.Kind == MeshPathSegmentKind.Key ? SetInMap(node, segment, depth) : SetInList(node, segment, depth);
    }

    private MeshMap SetInMap(MeshNode? node, MeshPathSegment segment, int depth)
    {
        MeshMap? map = node as MeshMap;
        if (map is null && node is { IsNull: false })
        {
            throw MeshPathErrors.InTheWay(path, depth, node);
        }

        MeshNode inner = Set(map?.Find(segment.Name), depth + 1);
        if (map is not null)
        {
            return map.With(segment.Name, inner);
        }

        MeshMap.Builder created = new(1);
        created[segment.Name] = inner;
        return created.Build(value.Origin);
    }

    private MeshList SetInList(MeshNode? node, MeshPathSegment segment, int depth)
    {
        MeshList? list = node as MeshList;
        if (list is null && node is { IsNull: false })
        {
            throw MeshPathErrors.InTheWay(path, depth, node);
        }

        list ??= new MeshList([], value.Origin);
        int position = segment.Kind switch
        {
            MeshPathSegmentKind.Index => segment.Position,
            MeshPathSegmentKind.Selector => FirstMatch(list, segment, depth),
            _ => list.Count,
        };
        if (position < 0 || position >= list.Count)
        {
            return new MeshList([.. list, Set(node: null, depth + 1)], list.Origin);
        }

        MeshNode[] items = [.. list];
        items[position] = Set(items[position], depth + 1);
        return new MeshList(items, list.Origin);
    }

    private int FirstMatch(MeshList list, MeshPathSegment segment, int depth)
    {
        for (int position = 0; position < list.Count; position++)
        {
            if (segment.Selects(list[position]))
            {
                return position;
            }
        }

        throw MeshPathErrors.NoMatch(path, depth, list);
    }
}
