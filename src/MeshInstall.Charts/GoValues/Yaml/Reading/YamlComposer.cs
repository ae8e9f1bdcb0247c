using MeshInstall.Charts.Functions;
using MeshInstall.Charts.GoTemplates;

namespace MeshInstall.Charts.GoValues.Yaml.Reading;

/// <summary>Reads the first document of a text into values.</summary>
internal sealed partial class YamlComposer
{
    private const string StandardTags = "tag:yaml.org,2002:";
    private readonly YamlScanner _scanner;
    private readonly YamlProblems _problems = new();
    private readonly YamlAnchors _anchors;
    private readonly Dictionary<string, string> _tagPrefixes = new(StringComparer.Ordinal);

    private YamlComposer(string text)
    {
        _scanner = new YamlScanner(text);
        _anchors = new YamlAnchors(_problems);
    }

    /// <summary>The value as it comes back from JSON; null for a text without a document.</summary>
    /// <exception cref="GoFunctionException">The text is no YAML, or holds what JSON cannot.</exception>
    public static object? Read(string text)
    {
        YamlComposer composer = new(text);
        object? value = YamlMapComposer.ToJson(composer.ReadDocument().Value, composer._problems);
        composer._problems.Throw();
        return value;
    }

    private YamlNode ReadDocument()
    {
        YamlToken token = _scanner.Peek();
        if (token.Kind == YamlTokenKind.StreamEnd)
        {
            return default;
        }

        bool isExplicit = token.Kind is YamlTokenKind.VersionDirective or YamlTokenKind.TagDirective or YamlTokenKind.DocumentStart;
        ReadDirectives();
        YamlNode node;
        if (isExplicit)
        {
            token = _scanner.Peek();
            if (token.Kind != YamlTokenKind.DocumentStart)
            {
                throw YamlSource.OrderError("did not find expected <document start>", token.Line, 0);
            }

            _scanner.Take();
            node = _scanner.Peek().Kind is YamlTokenKind.VersionDirective or YamlTokenKind.TagDirective or YamlTokenKind.DocumentStart
                or YamlTokenKind.DocumentEnd or YamlTokenKind.StreamEnd ? default : ReadNode(isBlock: true, allowsIndentless: false);
        }
        else
        {
            node = ReadNode(isBlock: true, allowsIndentless: false);
        }

        _scanner.Peek();
        return node;
    }

    private void ReadDirectives()
    {
        bool versioned = false;
        for (YamlToken token = _scanner.Peek(); token.Kind is YamlTokenKind.VersionDirective or YamlTokenKind.TagDirective; token = _scanner.Peek())
        {
            string? problem = token.Kind == YamlTokenKind.TagDirective ? (_tagPrefixes.TryAdd(token.Text, token.Suffix) ? null : "found duplicate %TAG directive")
                : versioned ? "found duplicate %YAML directive" : token.Text != "1.1" ? "found incompatible YAML document" : null;
            if (problem is not null)
            {
                throw YamlSource.OrderError(problem, token.Line, 0);
            }

            versioned |= token.Kind == YamlTokenKind.VersionDirective;
            _scanner.Take();
        }

        _tagPrefixes.TryAdd("!", "!");
        _tagPrefixes.TryAdd("!!", StandardTags);
    }

    private YamlNode ReadNode(bool isBlock, bool allowsIndentless) =>
        DeepStack.Run(static state => state.Self.ReadNodeHere(state.isBlock, state.allowsIndentless), (Self: this, isBlock, allowsIndentless));

    private YamlNode ReadNodeHere(bool isBlock, bool allowsIndentless)
    {
        YamlToken token = _scanner.Peek();
        if (token.Kind == YamlTokenKind.Alias)
        {
            _scanner.Take();
            return _anchors.Knows(token.Text) ? _anchors.Follow(token.Text) : throw YamlSource.Error($"unknown anchor '{token.Text}' referenced");
        }

        _anchors.Count();
        int line = token.Line;
        string anchor = string.Empty, tag = string.Empty;
        for (int i = 0; i < 2 && token.Kind is YamlTokenKind.Anchor or YamlTokenKind.Tag; i++)
        {
            if (token.Kind == YamlTokenKind.Anchor ? anchor.Length > 0 : tag.Length > 0)
            {
                break;
            }

            if (token.Kind == YamlTokenKind.Anchor)
            {
                anchor = token.Text;
            }
            else
            {
                tag = token.Text.Length == 0 ? token.Suffix
                    : _tagPrefixes.TryGetValue(token.Text, out string? prefix) ? prefix + token.Suffix
                    : throw YamlSource.OrderError("found undefined tag handle", token.Line, line);
            }

            _scanner.Take();
            token = _scanner.Peek();
        }

        if (anchor.Length > 0)
        {
            _anchors.Open(anchor);
        }

        YamlNode node = ReadContent(token, tag, isBlock, allowsIndentless, line, hasProperties: anchor.Length + tag.Length > 0);
        if (anchor.Length > 0)
        {
            _anchors.Close(anchor, node);
        }

        return node;
    }

    private YamlNode ReadContent(YamlToken token, string tag, bool isBlock, bool allowsIndentless, int line, bool hasProperties)
    {
        switch (token.Kind)
        {
            case YamlTokenKind.BlockEntry when allowsIndentless:
                return ReadIndentlessSequence();
            case YamlTokenKind.PlainScalar or YamlTokenKind.QuotedScalar:
                _scanner.Take();
                return Scalar(token.Text, tag, isPlain: token.Kind == YamlTokenKind.PlainScalar);
            case YamlTokenKind.FlowSequenceStart:
                return ReadFlowSequence();
            case YamlTokenKind.FlowMappingStart:
                return ReadFlowMapping();
            case YamlTokenKind.BlockSequenceStart when isBlock:
                return ReadBlockSequence();
            case YamlTokenKind.BlockMappingStart when isBlock:
                return ReadBlockMapping();
            default:
                return hasProperties
                    ? Scalar(string.Empty, tag, isPlain: tag.Length == 0)
                    : throw YamlSource.OrderError("did not find expected node content", token.Line, line);
        }
    }

    private YamlNode Scalar(string text, string tag, bool isPlain)
    {
        bool isImplicit = isPlain && tag.Length == 0;
        object? value = isImplicit ? YamlScalarTypes.Resolve(text) : tag.Length == 0 ? text : YamlScalarTypes.ResolveAs(tag, text, _problems);
        return new YamlNode(value) { IsMergeKey = text == "<<" && (isImplicit || tag is "!" or StandardTags + "merge") };
    }

    private YamlNode Empty()
    {
        _anchors.Count();
        return new YamlNode(null);
    }

    private static YamlNode Sequence(List<object?> items, long weight) => new(new GoList([.. items]), weight);

    private void AddItem(List<object?> items, YamlNode node, ref long weight)
    {
        items.Add(YamlMapComposer.ToJson(node.Value, _problems));
        weight += node.Weight;
    }

    private YamlNode ReadBlockSequence()
    {
        int line = _scanner.Peek().Line;
        _scanner.Take();
        List<object?> items = [];
        long weight = 1;
        while (true)
        {
            YamlToken token = _scanner.Peek();
            _scanner.Take();
            switch (token.Kind)
            {
                case YamlTokenKind.BlockEntry:
                    AddItem(items, _scanner.Peek().Kind is YamlTokenKind.BlockEntry or YamlTokenKind.BlockEnd ? Empty() : ReadNode(true, false), ref weight);
                    break;
                case YamlTokenKind.BlockEnd:
                    return Sequence(items, weight);
                default:
                    throw YamlSource.OrderError("did not find expected '-' indicator", token.Line, line);
            }
        }
    }

    private YamlNode ReadIndentlessSequence()
    {
        List<object?> items = [];
        long weight = 1;
        while (_scanner.Peek().Kind == YamlTokenKind.BlockEntry)
        {
            _scanner.Take();
            bool isEmpty = _scanner.Peek().Kind is YamlTokenKind.BlockEntry or YamlTokenKind.Key or YamlTokenKind.Value or YamlTokenKind.BlockEnd;
            AddItem(items, isEmpty ? Empty() : ReadNode(true, false), ref weight);
        }

        return Sequence(items, weight);
    }

    private YamlNode ReadBlockMapping()
    {
        int line = _scanner.Peek().Line;
        _scanner.Take();
        YamlMapComposer map = new(_problems);
        while (true)
        {
            YamlToken token = _scanner.Peek();
            if (token.Kind == YamlTokenKind.BlockEnd)
            {
                _scanner.Take();
                return new YamlNode(map.Map, map.Weight);
            }

            if (token.Kind != YamlTokenKind.Key)
            {
                throw YamlSource.OrderError("did not find expected key", token.Line, line);
            }

            _scanner.Take();
            YamlNode key = ReadBlockPart();
            map.CheckKey(key);
            if (_scanner.Peek().Kind == YamlTokenKind.Value)
            {
                _scanner.Take();
                map.Add(key, ReadBlockPart());
            }
            else
            {
                map.Add(key, Empty());
            }
        }
    }

    private YamlNode ReadBlockPart() =>
        _scanner.Peek().Kind is YamlTokenKind.Key or YamlTokenKind.Value or YamlTokenKind.BlockEnd ? Empty() : ReadNode(true, true);
}
