using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace MeshInstall.Charts.Yaml;

/// <summary>Builds trees from the parser's events, with depth and size bounded as they grow.</summary>
internal sealed class YamlTreeBuilder(YamlEvents events, YamlErrors errors, YamlReaderOptions options)
{
    private const string StandardTags = "tag:yaml.org,2002:";
    private readonly Dictionary<string, Built?> _anchors = new(StringComparer.Ordinal);
    private long _nodes;

    public IReadOnlyList<MeshNode> ReadDocuments()
    {
        List<MeshNode> documents = [];
        events.MoveNext();
        events.MoveNext();
        while (events.Current is DocumentStart)
        {
            events.MoveNext();
            _anchors.Clear();
            documents.Add(ReadNode(depth: 0).Node);
            events.MoveNext();
        }

        return documents;
    }

    private Built ReadNode(int depth)
    {
        ParsingEvent current = events.Current;
        if (current is AnchorAlias alias)
        {
            events.MoveNext();
            return Follow(alias, depth);
        }

        Count(1, current.Start, isAlias: false);
        string? anchor = current is NodeEvent { Anchor.IsEmpty: false } node ? node.Anchor.Value : null;
        if (anchor is not null)
        {
            _anchors[anchor] = null;
        }

        Built built = current switch
        {
            MappingStart map => ReadMap(map, depth + 1),
            SequenceStart list => ReadList(list, depth + 1),
            _ => new Built(ReadScalar((Scalar)current), Weight: 1, Height: 0),
        };
        if (anchor is not null)
        {
            _anchors[anchor] = built;
        }

        return built;
    }

    private Built ReadList(SequenceStart start, int depth)
    {
        RequireDepth(depth, start.Start);
        events.MoveNext();
        List<MeshNode> items = [];
        long weight = 1;
        int height = 0;
        while (events.Current is not SequenceEnd)
        {
            Built item = ReadNode(depth);
            items.Add(item.Node);
            weight += item.Weight;
            height = Math.Max(height, item.Height);
        }

        events.MoveNext();
        return new Built(new MeshList(items, errors.At(start.Start)), weight, height + 1);
    }

    private Built ReadMap(MappingStart start, int depth)
    {
        RequireDepth(depth, start.Start);
        events.MoveNext();
        YamlMapBuilder map = new(errors, options.DuplicateKeysAreErrors);
        long weight = 1;
        int height = 0;
        while (events.Current is not MappingEnd)
        {
            Mark keyMark = events.Current.Start;
            bool merges = events.Current is Scalar { Value: "<<", Style: ScalarStyle.Plain, Tag.IsEmpty: true };
            string key = ReadKey(depth);
            Built value = ReadNode(depth);
            weight += 1 + value.Weight;
            height = Math.Max(height, value.Height);
            if (merges)
            {
                map.Merge(value.Node, keyMark);
            }
            else
            {
                map.Set(key, value.Node, keyMark);
            }
        }

        events.MoveNext();
        return new Built(map.Build(errors.At(start.Start)), weight, height + 1);
    }

    private string ReadKey(int depth)
    {
        Mark mark = events.Current.Start;
        MeshNode key = ReadNode(depth).Node;
        return key is MeshScalar { IsNull: false } scalar
            ? KeyText(scalar)
            : throw YamlErrors.Invalid(errors.At(mark), $"a {key.Kind.ToString().ToLowerInvariant()} cannot be the key of a map");
    }

    private static string KeyText(MeshScalar key) => key.Value switch
    {
        double.NaN => ".nan",
        double.PositiveInfinity => ".inf",
        double.NegativeInfinity => "-.inf",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        _ => key.ToString(),
    };

    private MeshNode ReadScalar(Scalar scalar)
    {
        events.MoveNext();
        MeshOrigin place = errors.At(scalar.Start);
        if (scalar.Tag.IsEmpty)
        {
            return scalar.Style == ScalarStyle.Plain ? YamlScalars.Resolve(scalar.Value, place) : new MeshScalar(scalar.Value, place);
        }

        string tag = scalar.Tag.IsNonSpecific || !scalar.Tag.Value.StartsWith(StandardTags, StringComparison.Ordinal)
            ? string.Empty
            : scalar.Tag.Value[StandardTags.Length..];
        return YamlScalars.ResolveAs(tag, scalar.Value, place)
            ?? throw YamlErrors.Invalid(place, $"the text does not fit its tag !!{tag}");
    }

    private Built Follow(AnchorAlias alias, int depth)
    {
        string name = alias.Value.Value;
        if (!_anchors.TryGetValue(name, out Built? built))
        {
            throw YamlErrors.Invalid(errors.At(alias.Start), $"the alias '*{name}' has no anchor before it");
        }

        if (built is null)
        {
            throw YamlErrors.Invalid(errors.At(alias.Start), $"the alias '*{name}' stands inside what it points to");
        }

        Count(built.Weight, alias.Start, isAlias: true);
        RequireDepth(depth + built.Height, alias.Start);
        return built;
    }

    private void Count(long nodes, Mark mark, bool isAlias)
    {
        _nodes += nodes;
        if (_nodes > options.MaxNodes)
        {
            throw isAlias
                ? errors.AliasBomb(mark, options.MaxNodes)
                : errors.TooLarge($"has more than {options.MaxNodes} nodes (the limit is reached at line {mark.Line})");
        }
    }

    private void RequireDepth(int depth, Mark mark)
    {
        if (depth > options.MaxDepth)
        {
            throw errors.TooDeep(mark, options.MaxDepth);
        }
    }

    private sealed record Built(MeshNode Node, long Weight, int Height);
}
