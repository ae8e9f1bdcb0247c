using MeshInstall.Engine.Configuration;

namespace MeshInstall.Engine.Converting;

/// <summary>Converts one layer of a configuration.</summary>
internal static class LayerConverter
{
    /// <summary>The layer in today's shape: the same one where nothing changes, none where nothing of it is left.</summary>
    public static MeshLayer? Convert(MeshLayer layer, ChangeLog log)
    {
        if (layer.Path is null)
        {
            MeshMap document = (MeshMap)layer.Content;
            MeshMap converted = DocumentConverter.Convert(document, log);
            return ReferenceEquals(document, converted) ? layer : MeshLayer.OfDocument(converted, layer.Origin, layer.ListStrategy);
        }

        MeshPath path = ConfigPaths.FromSpec(layer.Path);
        MeshMap branch = (MeshMap)Branch(path, depth: 0, Placed(layer));
        MeshMap today = DocumentConverter.Convert(branch, log);
        if (ReferenceEquals(branch, today))
        {
            return layer;
        }

        if (path.Segments.All(segment => segment.Kind == MeshPathSegmentKind.Key))
        {
            return today.FindMap("spec") is { Count: > 0 } ? MeshLayer.OfDocument(today, layer.Origin) : null;
        }

        // A document would replace the whole list; the value goes on alone, where it still has its place.
        return InBranch(path).Find(today) is { } value ? MeshLayer.OfValue(layer.Path, value, layer.Origin) : null;
    }

    private static MeshNode Placed(MeshLayer layer) => layer.Content.Origin is null ? layer.Content.WithOriginThroughout(layer.Origin) : layer.Content;

    /// <summary>A tree with nothing but the value at the path; each list on the way has one item.</summary>
    private static MeshNode Branch(MeshPath path, int depth, MeshNode value)
    {
        if (depth == path.Segments.Count)
        {
            return value;
        }

        MeshPathSegment segment = path.Segments[depth];
        MeshNode inner = Branch(path, depth + 1, value);
        return segment.Kind switch
        {
            MeshPathSegmentKind.Key => new MeshMap.Builder().Add(segment.Name, inner).Build(value.Origin),
            MeshPathSegmentKind.Selector when inner is MeshMap map && !map.ContainsKey(segment.Name) =>
                new MeshList([map.With(segment.Name, new MeshScalar(segment.Value, value.Origin))], value.Origin),
            _ => new MeshList([inner], value.Origin),
        };
    }

    private static MeshPath InBranch(MeshPath path) => MeshPath.Of([.. path.Segments.Select(segment =>
        segment.Kind == MeshPathSegmentKind.Key ? segment : new MeshPathSegment(MeshPathSegmentKind.Index, Position: 0))]);
}
