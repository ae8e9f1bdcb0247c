namespace MeshInstall.Engine.Configuration;

/// <summary>Puts what a user said into one document.</summary>
internal static class ConfigUserView
{
    public static MeshMap Of(MeshConfig config)
    {
        MeshMap document = MeshMap.Empty;
        foreach (MeshLayer layer in config.Layers.Where(layer => ConfigLayers.Rank(layer) == ConfigLayers.UserRank))
        {
            document = layer.Path is null ? ConfigLayers.Apply(document, layer) : Set(document, layer, config.Document);
        }

        document = ConfigDocument.Frame(document);
        MeshMap spec = document.FindMap("spec") ?? MeshMap.Empty;
        if (!spec.ContainsKey("profile"))
        {
            MeshMap.Builder named = new(spec.Count + 1);
            named.Add("profile", config.Profile);
            foreach (KeyValuePair<string, MeshNode> entry in spec)
            {
                named[entry.Key] = entry.Value;
            }

            spec = named.Build(spec.Origin);
        }

        return document.With("spec", TakeLists(spec, config.Spec));
    }

    /// <summary>A value inside a list brings the whole list along, because a list of a document replaces the one below it.</summary>
    private static MeshMap Set(MeshMap document, MeshLayer layer, MeshMap resolved)
    {
        MeshPath path = ConfigPaths.FromSpec(layer.Path!);
        MeshPathSegment[] keys = [.. path.Segments.TakeWhile(segment => segment.Kind == MeshPathSegmentKind.Key)];
        if (keys.Length == path.Segments.Count)
        {
            return ConfigLayers.Apply(document, layer);
        }

        MeshPath list = MeshPath.Of(keys);
        return list.Find(resolved) is { } whole ? (MeshMap)list.Set(document, whole) : document;
    }

    /// <summary>Lists as they are resolved, so that items which a strategy added or merged into the profile's stay with those.</summary>
    private static MeshMap TakeLists(MeshMap map, MeshMap resolved)
    {
        MeshMap.Builder taken = new(map);
        foreach (KeyValuePair<string, MeshNode> entry in map)
        {
            taken[entry.Key] = (entry.Value, resolved.Find(entry.Key)) switch
            {
                (MeshMap inner, MeshMap other) => TakeLists(inner, other),
                (MeshList, MeshList whole) => whole,
                _ => entry.Value,
            };
        }

        return taken.Build(map.Origin);
    }
}
