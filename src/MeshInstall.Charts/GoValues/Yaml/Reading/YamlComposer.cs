using MeshInstall.Charts.Functions;
using MeshInstall.Charts.GoTemplates;
using MeshInstall.Charts.Yaml;
using MeshInstall.Charts.Yaml.Scanning;

namespace MeshInstall.Charts.GoValues.Yaml.Reading;

/// <summary>Reads the first document of a text into values.</summary>
internal sealed class YamlComposer
{
    private const string StandardTags = "tag:yaml.org,2002:";
    private readonly YamlEventReader _events;
    private readonly YamlStrings _strings = new();
    private readonly YamlProblems _problems = new();
    private readonly YamlAnchors _anchors;

    private YamlComposer(string text)
    {
        _events = new YamlEventReader(text);
        _anchors = new YamlAnchors(_problems);
    }

    /// <summary>The value as it comes back from JSON; null for a text without a document.</summary>
    /// <exception cref="GoFunctionException">The text is no YAML, or holds what JSON cannot.</exception>
    public static object? Read(string text)
    {
        try
        {
            YamlComposer composer = new(text);
            object? value = YamlMapComposer.ToJson(composer.ReadDocument().Value, composer._problems);
            composer._problems.Throw();
            return value;
        }
        catch (YamlSyntaxException exception)
        {
            throw new GoFunctionException($"yaml: {exception.GoMessage}", exception);
        }
    }

    private YamlNode ReadDocument()
    {
        _events.MoveNext();
        _events.MoveNext();
        if (_events.Current.Kind == YamlEventKind.StreamEnd)
        {
            return default;
        }

        _events.MoveNext();
        return ReadNode();
    }

    /// <summary>Reads the node at hand, and the event behind it.</summary>
    private YamlNode ReadNode()
    {
        string? anchor = _events.Current.Anchor;
        if (_events.Current.Kind == YamlEventKind.Alias)
        {
            YamlNode followed = _anchors.Knows(anchor!) ? _anchors.Follow(anchor!) : throw new GoFunctionException($"yaml: unknown anchor '{anchor}' referenced");
            _events.MoveNext();
            return followed;
        }

        _anchors.Count();
        if (anchor is not null)
        {
            _anchors.Open(anchor);
        }

        YamlNode node = _events.Current.Kind switch
        {
            YamlEventKind.MappingStart => DeepStack.Run(static self => self.ReadMapping(), this),
            YamlEventKind.SequenceStart => DeepStack.Run(static self => self.ReadSequence(), this),
            _ => ReadScalar(_events.Current),
        };
        if (anchor is not null)
        {
            _anchors.Close(anchor, node);
        }

        _events.MoveNext();
        return node;
    }

    private YamlNode ReadScalar(in YamlEvent scalar)
    {
        string text = _strings.Get(scalar.Value);
        object? value = !string.IsNullOrEmpty(scalar.Tag) ? YamlScalarTypes.ResolveAs(scalar.Tag, text, _problems)
            : scalar.IsImplicit ? YamlScalarTypes.Resolve(text)
            : text;
        return new YamlNode(value) { IsMergeKey = text == "<<" && (scalar.IsImplicit || scalar.Tag == StandardTags + "merge") };
    }

    private YamlNode ReadSequence()
    {
        List<object?> items = [];
        long weight = 1;
        _events.MoveNext();
        while (_events.Current.Kind != YamlEventKind.SequenceEnd)
        {
            YamlNode item = ReadNode();
            items.Add(YamlMapComposer.ToJson(item.Value, _problems));
            weight += item.Weight;
        }

        return new YamlNode(new GoList([.. items]), weight);
    }

    private YamlNode ReadMapping()
    {
        YamlMapComposer map = new(_problems);
        _events.MoveNext();
        while (_events.Current.Kind != YamlEventKind.MappingEnd)
        {
            YamlNode key = ReadNode();
            map.CheckKey(key);
            bool isAlias = _events.Current.Kind == YamlEventKind.Alias;
            YamlNode value = ReadNode();

            // What an alias merges must be one map.
            map.Add(key, key.IsMergeKey && isAlias && value.Value is GoList ? value with { Value = null } : value);
        }

        return new YamlNode(map.Map, map.Weight);
    }
}
