namespace MeshInstall.Engine.Releases;

/// <summary>
/// Configurations as they stand in records: every layer apart, with the place of each value. The profile's layers are among them, so that the
/// configuration resolves without the files it came from.
/// </summary>
internal static class RecordedConfig
{
    public static MeshMap Encode(MeshConfig config)
    {
        RecordedOrigins origins = new();
        MeshList layers = new([.. config.ExpandLayers().Select(layer => Encode(layer, origins))]);
        return new MeshMap.Builder().Add("sources", origins.Sources).Add("layers", layers).Build();
    }

    /// <summary>The configuration; a profile other than the recorded one is looked up by <paramref name="profiles"/>.</summary>
    /// <exception cref="FormatException">It is not a configuration.</exception>
    public static MeshConfig Decode(MeshMap map, IMeshConfigResolver? profiles)
    {
        RecordedOrigins origins = RecordedOrigins.Of(map.List("sources"));
        return new MeshConfig([.. map.Maps("layers").Select(layer => Decode(layer, origins))], new RecordedConfigResolver(profiles));
    }

    private static MeshMap Encode(MeshLayer layer, RecordedOrigins origins)
    {
        MeshMap.Builder builder = new();
        if (layer.Path is not null)
        {
            builder.Add("path", layer.Path);
        }

        return builder
            .Add("lists", layer.ListStrategy.ToString())
            .Add("place", origins.Encode(layer.Origin))
            .Add("content", RecordedTree.Encode(layer.Content))
            .Add("places", origins.Encode(layer.Content))
            .Build();
    }

    private static MeshLayer Decode(MeshMap map, RecordedOrigins origins)
    {
        MeshOrigin origin = origins.Decode(map.List("place"));
        MeshNode content = map.Find("content") ?? throw new FormatException("a layer of the configuration has no content");
        content = origins.Decode(RecordedTree.Decode(content), map.List("places"));
        if (map.FindText("path") is { } path)
        {
            return MeshLayer.OfValue(path, content, origin);
        }

        return content is MeshMap document
            ? MeshLayer.OfDocument(document, origin, RecordedFields.Member<MeshListStrategy>(map.Text("lists")))
            : throw new FormatException("a layer of the configuration is no document");
    }
}
