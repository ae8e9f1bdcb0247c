namespace MeshInstall.Charts.Loading;

/// <summary>Values that are laid over each other, map into map; the time grows with what is added, not with what is there already.</summary>
internal sealed class LayeredValues
{
    private readonly Dictionary<string, object> _entries = new(StringComparer.Ordinal);
    private MeshOrigin? _origin;

    /// <summary>Lays a map over what is there.</summary>
    public void Add(MeshMap layer)
    {
        _origin = layer.Origin;
        foreach ((string key, MeshNode value) in layer)
        {
            if (value is MeshMap map && _entries.TryGetValue(key, out object? under) && Open(key, under) is { } inner)
            {
                inner.Add(map);
            }
            else
            {
                _entries[key] = value;
            }
        }
    }

    /// <summary>All layers as one map.</summary>
    public MeshMap ToMap()
    {
        MeshMap.Builder map = new(_entries.Count);
        foreach ((string key, object value) in _entries)
        {
            map[key] = value is LayeredValues inner ? inner.ToMap() : (MeshNode)value;
        }

        return map.Build(_origin);
    }

    private LayeredValues? Open(string key, object value)
    {
        if (value is MeshMap map)
        {
            LayeredValues inner = new();
            inner.Add(map);
            _entries[key] = value = inner;
        }

        return value as LayeredValues;
    }
}
