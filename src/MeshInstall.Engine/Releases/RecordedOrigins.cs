namespace MeshInstall.Engine.Releases;

/// <summary>The places that values were written at: each file, profile or parameter once, and for every node of a tree, in its order, which one it is.</summary>
internal sealed class RecordedOrigins
{
    private readonly List<(MeshOriginKind Kind, string Source)> _sources = [];
    private readonly Dictionary<(MeshOriginKind Kind, string Source), int> _numbers = [];

    public MeshList Sources => new(_sources.Select(source => new MeshList([new MeshScalar(source.Kind.ToString()), new MeshScalar(source.Source)])));

    /// <exception cref="FormatException">They are not written as sources are.</exception>
    public static RecordedOrigins Of(MeshList sources)
    {
        RecordedOrigins origins = new();
        foreach (MeshNode source in sources)
        {
            if (source is not MeshList { Count: 2 } pair || pair[0] is not MeshScalar { Value: string kind } || pair[1] is not MeshScalar { Value: string text})
            {
                throw new FormatException("a source of the configuration is not written as one");
            }

            origins._sources.Add((RecordedFields.Member<MeshOriginKind>(kind), text));
        }

        return origins;
    }

    /// <summary>The places of a node and of all below it: three numbers each (source from 1, line, column), or a 0 where there is none.</summary>
    public MeshList Encode(MeshNode node)
    {
        List<MeshNode> places = [];
        Encode(node, places);
        return new MeshList(places);
    }

    /// <summary>The place of a layer.</summary>
    public MeshList Encode(MeshOrigin origin)
    {
        List<MeshNode> places = [];
        Add(origin, places);
        return new MeshList(places);
    }

    /// <summary>The tree with its places.</summary>
    /// <exception cref="FormatException">The places are not those of such a tree.</exception>
    public MeshNode Decode(MeshNode node, MeshList places)
    {
        int position = 0;
        MeshNode placed = Decode(node, places, ref position);
        return position == places.Count ? placed : throw Mismatch();
    }

    /// <exception cref="FormatException">It is not a place.</exception>
    public MeshOrigin Decode(MeshList place)
    {
        int position = 0;
        return Next(place, ref position) ?? throw Mismatch();
    }

    private static FormatException Mismatch() => new("the places of the configuration do not fit its values");

    private void Encode(MeshNode node, List<MeshNode> places)
    {
        Add(node.Origin, places);
        foreach (MeshNode child in Children(node))
        {
            Encode(child, places);
        }
    }

    private static IEnumerable<MeshNode> Children(MeshNode node) => node switch
    {
        MeshMap map => map.Values,
        MeshList list => list,
        _ => [],
    };

    private MeshNode Decode(MeshNode node, MeshList places, ref int position)
    {
        MeshOrigin? origin = Next(places, ref position);
        switch (node)
        {
            case MeshMap map:
                MeshMap.Builder builder = new(map.Count);
                foreach (KeyValuePair<string, MeshNode> entry in map)
                {
                    builder[entry.Key] = Decode(entry.Value, places, ref position);
                }

                return builder.Build(origin);
            case MeshList list:
                List<MeshNode> items = new(list.Count);
                foreach (MeshNode item in list)
                {
                    items.Add(Decode(item, places, ref position));
                }

                return new MeshList(items, origin);
            case { IsNull: true }:
                return MeshScalar.NullValue(origin);
            default:
                return node.WithOrigin(origin);
        }
    }

    private void Add(MeshOrigin? origin, List<MeshNode> places)
    {
        if (origin is null)
        {
            places.Add(new MeshScalar(0));
            return;
        }

        (MeshOriginKind, string) source = (origin.Kind, origin.Source);
        if (!_numbers.TryGetValue(source, out int number))
        {
            _sources.Add(source);
            _numbers[source] = number = _sources.Count;
        }

        places.AddRange([new MeshScalar(number), new MeshScalar(origin.Line), new MeshScalar(origin.Column)]);
    }

    private MeshOrigin? Next(MeshList places, ref int position)
    {
        int number = Number(places, ref position);
        if (number == 0)
        {
            return null;
        }

        if (number < 0 || number > _sources.Count)
        {
            throw Mismatch();
        }

        (MeshOriginKind kind, string source) = _sources[number - 1];
        return new MeshOrigin(kind, source, Number(places, ref position), Number(places, ref position));
    }

    private static int Number(MeshList places, ref int position) =>
        position < places.Count && places[position++] is MeshScalar { Value: long and >= 0 and <= int.MaxValue and var number } ? (int)number : throw Mismatch();
}
