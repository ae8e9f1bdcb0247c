namespace MeshInstall.Engine.Rendering.Values;

/// <summary>Reading and setting nodes of a tree of maps by a path of plain names, such as <c>gateways.istio-ingressgateway.name</c>.</summary>
internal static class NodePath
{
    /// <summary>The node at <paramref name="path"/>, or null.</summary>
    public static MeshNode? Find(MeshMap map, string path)
    {
        MeshNode? node = map;
        foreach (string name in path.Split('.'))
        {
            node = (node as MeshMap)?.Find(name);
        }

        return node;
    }

    /// <summary>A copy with the node at <paramref name="path"/> set; maps that are missing, or are something else, are made.</summary>
    public static MeshMap Set(MeshMap map, string path, MeshNode node)
    {
        int dot = path.IndexOf('.', StringComparison.Ordinal);
        return dot < 0
            ? map.With(path, node)
            : map.With(path[..dot], Set(map.FindMap(path[..dot]) ?? MeshMap.Empty, path[(dot + 1)..], node));
    }

    /// <summary>The map without what is at <paramref name="path"/>.</summary>
    public static MeshMap Remove(MeshMap map, string path)
    {
        int dot = path.IndexOf('.', StringComparison.Ordinal);
        return dot < 0
            ? map.Without(path)
            : map.FindMap(path[..dot]) is { } inner ? map.With(path[..dot], Remove(inner, path[(dot + 1)..])) : map;
    }
}
