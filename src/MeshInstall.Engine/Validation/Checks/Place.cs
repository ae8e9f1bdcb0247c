namespace MeshInstall.Engine.Validation.Checks;

/// <summary>A node with the place it stands at.</summary>
internal readonly record struct Place(NodePath Path, MeshNode? Node)
{
    public MeshMap? Map => Node as MeshMap;

    public bool Exists => Node is { IsNull: false };

    public string? Text => (Node as MeshScalar)?.Value as string;

    public bool? Boolean => (Node as MeshScalar)?.Value as bool?;

    /// <summary>The whole number that stands here, or null.</summary>
    public long? Integer => (Node as MeshScalar)?.Value switch
    {
        long number => number,
        double number when number == Math.Truncate(number) && Math.Abs(number) < 9e18 => (long)number,
        _ => null,
    };

    /// <summary>The place of a field, whether or not it exists.</summary>
    public Place this[string key] => new(Path.Field(key), Map?.Find(key));

    /// <summary>The place of a field within fields.</summary>
    public Place Find(params ReadOnlySpan<string> keys)
    {
        Place place = this;
        foreach (string key in keys)
        {
            place = place[key];
        }

        return place;
    }

    /// <summary>The items of the list that stands here; none where something else stands.</summary>
    public IEnumerable<Place> Items()
    {
        if (Node is not MeshList list)
        {
            yield break;
        }

        for (int index = 0; index < list.Count; index++)
        {
            yield return new Place(Path.Item(index), list[index]);
        }
    }

    /// <summary>The entries of the map that stands here; none where something else stands.</summary>
    public IEnumerable<KeyValuePair<string, Place>> Entries()
    {
        NodePath path = Path;
        return Map is null ? [] : Map.Select(entry => KeyValuePair.Create(entry.Key, new Place(path.Field(entry.Key), entry.Value)));
    }
}
