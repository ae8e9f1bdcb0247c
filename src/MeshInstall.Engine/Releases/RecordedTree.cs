using System.Globalization;

namespace MeshInstall.Engine.Releases;

/// <summary>
/// Trees as they stand in records: JSON keeps everything but doubles that print like integers or are not finite, which are wrapped, as are the
/// maps that would be taken for such a wrapping.
/// </summary>
internal static class RecordedTree
{
    /// <summary>How deep a tree may nest. A record nests a few levels above it, and as deep again where every map is wrapped.</summary>
    public const int MaxDepth = 150;

    private const string NumberKey = "$number";
    private const string MapKey = "$map";

    /// <exception cref="MeshException"><c>ReleaseTooLarge</c>: the tree nests too deeply.</exception>
    public static MeshNode Encode(MeshNode node) => Encode(node, depth: 0);

    /// <exception cref="FormatException">Nothing encodes to this.</exception>
    public static MeshNode Decode(MeshNode node)
    {
        switch (node)
        {
            case MeshMap { Count: 1 } map when map.Find(NumberKey) is { } number:
                return number is MeshScalar { Value: string text } && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
                    ? new MeshScalar(value)
                    : throw new FormatException("a number does not parse");
            case MeshMap { Count: 1 } map when map.Find(MapKey) is { } wrapped:
                return wrapped is MeshMap inner ? Entries(inner, Decode) : throw new FormatException("a map does not parse");
            case MeshMap map:
                return Entries(map, Decode);
            case MeshList { Count: > 0 } list:
                return new MeshList(list.Select(Decode));
            default:
                return node;
        }
    }

    private static MeshNode Encode(MeshNode node, int depth)
    {
        if (depth > MaxDepth)
        {
            throw ReleaseErrors.TooDeep();
        }

        switch (node)
        {
            case MeshMap map:
                MeshMap entries = Entries(map, value => Encode(value, depth + (IsReserved(map) ? 2 : 1)));
                return IsReserved(map) ? MeshMap.Empty.With(MapKey, entries) : entries;
            case MeshList list:
                return new MeshList(list.Select(item => Encode(item, depth + 1)));
            case MeshScalar { Value: double number } when number.ToString("R", CultureInfo.InvariantCulture) is var text && text.AsSpan().IndexOfAny(".E") < 0:
                return new MeshMap.Builder().Add(NumberKey, text).Build();
            default:
                return node;
        }
    }

    private static bool IsReserved(MeshMap map) => map.Count == 1 && (map.ContainsKey(NumberKey) || map.ContainsKey(MapKey));

    private static MeshMap Entries(MeshMap map, Func<MeshNode, MeshNode> each)
    {
        MeshMap.Builder builder = new(map.Count);
        foreach (KeyValuePair<string, MeshNode> entry in map)
        {
            builder[entry.Key] = each(entry.Value);
        }

        return builder.Build();
    }
}
