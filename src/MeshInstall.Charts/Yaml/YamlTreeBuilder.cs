using System.Globalization;
using MeshInstall.Charts.Yaml.Scanning;

namespace MeshInstall.Charts.Yaml;

/// <summary>Builds trees from the parser's events, with depth and size bounded as they grow.</summary>
internal sealed class YamlTreeBuilder(YamlEvents events, YamlErrors errors, YamlReaderOptions options)
{
    private const string StandardTags = "tag:yaml.org,2002:";
    private readonly Dictionary<string, Built?> _anchors = new(StringComparer.Ordinal);
    private readonly YamlStrings _strings = new();
    private long _nodes;

    /// <summary>The documents; of those behind the first nothing is read where only that is wanted.</summary>
    public IReadOnlyList<MeshNode> ReadDocuments(bool onlyFirst)
    {
        List<MeshNode> documents = [];
        events.MoveNext();
        events.MoveNext();
        while (events.Current.Kind == YamlEventKind.DocumentStart)
        {
            events.MoveNext();
            _anchors.Clear();
            documents.Add(ReadNode(depth: 0).Node);
            if (onlyFirst)
            {
                break;
            }

            events.MoveNext();
        }

        return documents;
    }

    private Built ReadNode(int depth)
    {
        YamlMark mark = events.Current.Start;
        string? anchor = events.Current.Anchor;
        YamlEventKind kind = events.Current.Kind;
        if (kind == YamlEventKind.Alias)
        {
            events.MoveNext();
            return Follow(anchor!, mark, depth);
        }

        Count(1, mark, isAlias: false);
        if (anchor is not null)
        {
            _anchors[anchor] = null;
        }

        Built built = kind switch
        {
            YamlEventKind.MappingStart => ReadMap(mark, depth + 1),
            YamlEventKind.SequenceStart => ReadList(mark, depth + 1),
            _ => new Built(ReadScalar(), Weight: 1, Height: 0),
        };
        if (anchor is not null)
        {
            _anchors[anchor] = built;
        }

        return built;
    }

    private Built ReadList(YamlMark start, int depth)
    {
        RequireDepth(depth, start);
        events.MoveNext();
        List<MeshNode> items = [];
        long weight = 1;
        int height = 0;
        while (events.Current.Kind != YamlEventKind.SequenceEnd)
        {
            Built item = ReadNode(depth);
            items.Add(item.Node);
            weight += item.Weight;
            height = Math.Max(height, item.Height);
        }

        events.MoveNext();
        return new Built(new MeshList(items, errors.At(start)), weight, height + 1);
    }

    private Built ReadMap(YamlMark start, int depth)
    {
        RequireDepth(depth, start);
        events.MoveNext();
        YamlMapBuilder map = new(errors, options.DuplicateKeysAreErrors);
        long weight = 1;
        int height = 0;
        while (events.Current.Kind != YamlEventKind.MappingEnd)
        {
            YamlMark keyMark = events.Current.Start;
            bool merges = IsMerge(events.Current);
            string key = ReadKey(depth);
            bool isAlias = events.Current.Kind == YamlEventKind.Alias;
            Built value = ReadNode(depth);
            weight += 1 + value.Weight;
            height = Math.Max(height, value.Height);
            if (merges)
            {
                map.Merge(value.Node, isAlias, keyMark);
            }
            else
            {
                map.Set(key, value.Node, keyMark);
            }
        }

        events.MoveNext();
        return new Built(map.Build(errors.At(start)), weight, height + 1);
    }

    private static bool IsMerge(in YamlEvent key) =>
        key.Kind == YamlEventKind.Scalar && key.Value.Span is "<<" && (key.IsImplicit || key.Tag == StandardTags + "merge");

    private string ReadKey(int depth)
    {
        YamlMark mark = events.Current.Start;
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

    private MeshNode ReadScalar()
    {
        MeshOrigin place = errors.At(events.Current.Start);
        string text = _strings.Get(events.Current.Value);
        string? tag = events.Current.Tag;
        bool isPlain = events.Current.IsImplicit;
        events.MoveNext();
        if (string.IsNullOrEmpty(tag))
        {
            return isPlain ? YamlScalars.Resolve(text, place) : new MeshScalar(text, place);
        }

        string name = tag.StartsWith(StandardTags, StringComparison.Ordinal) ? tag[StandardTags.Length..] : string.Empty;
        return YamlScalars.ResolveAs(name, text, place)
            ?? throw YamlErrors.Invalid(place, $"the text does not fit its tag !!{name}");
    }

    private Built Follow(string name, YamlMark mark, int depth)
    {
        if (!_anchors.TryGetValue(name, out Built? known))
        {
            // A password that starts with '*' and lacks quotes is mostly what it is, so its name is left out.
            throw YamlErrors.Invalid(errors.At(mark), "the alias has no anchor before it");
        }

        if (known is not { } built)
        {
            throw YamlErrors.Invalid(errors.At(mark), $"the alias '*{name}' stands inside what it points to",
                new YamlSyntaxException($"anchor '{name}' value contains itself"));
        }

        Count(built.Weight, mark, isAlias: true);
        RequireDepth(depth + built.Height, mark);
        return built;
    }

    private void Count(long nodes, YamlMark mark, bool isAlias)
    {
        _nodes += nodes;
        if (_nodes > options.MaxNodes)
        {
            throw isAlias
                ? errors.AliasBomb(mark, options.MaxNodes)
                : errors.TooLarge($"has more than {options.MaxNodes} nodes (the limit is reached at line {mark.Line + 1})");
        }
    }

    private void RequireDepth(int depth, YamlMark mark)
    {
        if (depth > options.MaxDepth)
        {
            throw errors.TooDeep(mark, options.MaxDepth);
        }
    }

    private readonly record struct Built(MeshNode Node, long Weight, int Height);
}
