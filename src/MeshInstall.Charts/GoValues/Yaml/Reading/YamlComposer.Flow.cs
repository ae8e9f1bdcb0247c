namespace MeshInstall.Charts.GoValues.Yaml.Reading;

/// <content>Lists and maps in brackets.</content>
internal sealed partial class YamlComposer
{
    private YamlNode ReadFlowSequence()
    {
        int line = _scanner.Peek().Line;
        _scanner.Take();
        List<object?> items = [];
        long weight = 1;
        for (bool first = true; _scanner.Peek().Kind != YamlTokenKind.FlowSequenceEnd; first = false)
        {
            TakeComma(first, "did not find expected ',' or ']'", line);
            YamlToken token = _scanner.Peek();
            if (token.Kind == YamlTokenKind.FlowSequenceEnd)
            {
                break;
            }

            AddItem(items, token.Kind == YamlTokenKind.Key ? ReadPair() : ReadNode(false, false), ref weight);
        }

        _scanner.Take();
        return Sequence(items, weight);
    }

    /// <summary>A map of one entry that stands in a list without braces.</summary>
    private YamlNode ReadPair()
    {
        _scanner.Take();
        _anchors.Count();
        YamlMapComposer map = new(_problems);
        bool hasKey = _scanner.Peek().Kind is not (YamlTokenKind.Value or YamlTokenKind.FlowEntry or YamlTokenKind.FlowSequenceEnd);
        YamlNode key = hasKey ? ReadNode(false, false) : Empty();
        if (!hasKey)
        {
            _scanner.Take();
        }

        map.CheckKey(key);
        bool hasValue = _scanner.Peek().Kind == YamlTokenKind.Value;
        if (hasValue)
        {
            _scanner.Take();
            hasValue = _scanner.Peek().Kind is not (YamlTokenKind.FlowEntry or YamlTokenKind.FlowSequenceEnd);
        }

        map.Add(key, hasValue ? ReadNode(false, false) : Empty());
        return new YamlNode(map.Map, map.Weight);
    }

    private YamlNode ReadFlowMapping()
    {
        int line = _scanner.Peek().Line;
        _scanner.Take();
        YamlMapComposer map = new(_problems);
        for (bool first = true; _scanner.Peek().Kind != YamlTokenKind.FlowMappingEnd; first = false)
        {
            TakeComma(first, "did not find expected ',' or '}'", line);
            YamlToken token = _scanner.Peek();
            if (token.Kind == YamlTokenKind.FlowMappingEnd)
            {
                break;
            }

            if (token.Kind != YamlTokenKind.Key)
            {
                YamlNode alone = ReadNode(false, false);
                map.CheckKey(alone);
                map.Add(alone, Empty());
                continue;
            }

            _scanner.Take();
            YamlNode key = IsFlowEntryEnd(orValue: true) ? Empty() : ReadNode(false, false);
            map.CheckKey(key);
            bool hasValue = _scanner.Peek().Kind == YamlTokenKind.Value;
            if (hasValue)
            {
                _scanner.Take();
                hasValue = !IsFlowEntryEnd(orValue: false);
            }

            map.Add(key, hasValue ? ReadNode(false, false) : Empty());
        }

        _scanner.Take();
        return new YamlNode(map.Map, map.Weight);
    }

    private bool IsFlowEntryEnd(bool orValue) => _scanner.Peek().Kind is var kind
        && (kind is YamlTokenKind.FlowEntry or YamlTokenKind.FlowMappingEnd || (orValue && kind == YamlTokenKind.Value));

    private void TakeComma(bool first, string problem, int line)
    {
        if (first)
        {
            return;
        }

        YamlToken token = _scanner.Peek();
        if (token.Kind != YamlTokenKind.FlowEntry)
        {
            throw YamlSource.OrderError(problem, token.Line, line);
        }

        _scanner.Take();
    }
}
