namespace MeshInstall.Charts.Yaml.Scanning;

/// <summary>Lists and maps between brackets.</summary>
internal sealed partial class YamlEventReader
{
    private void ReadFlow()
    {
        switch (_state)
        {
            case YamlReadState.FlowSequenceFirst or YamlReadState.FlowSequenceEntry:
                ReadFlowSequenceEntry();
                break;
            case YamlReadState.FlowPairKey:
                ReadFlowPairKey();
                break;
            case YamlReadState.FlowPairValue:
                ReadFlowValue(YamlTokenKind.FlowSequenceEnd, YamlReadState.FlowPairEnd, emptyAtColon: true);
                break;
            case YamlReadState.FlowPairEnd:
                YamlMark mark = _scanner.Peek().Start;
                Set(YamlEventKind.MappingEnd, mark, mark);
                _state = YamlReadState.FlowSequenceEntry;
                break;
            case YamlReadState.FlowMappingValue:
                ReadFlowValue(YamlTokenKind.FlowMappingEnd, YamlReadState.FlowMappingKey, emptyAtColon: false);
                break;
            case YamlReadState.FlowMappingNoValue:
                EmptyThen(YamlReadState.FlowMappingKey, _scanner.Peek().Start);
                break;
            default:
                ReadFlowMappingKey();
                break;
        }
    }

    private void ReadFlowSequenceEntry()
    {
        bool isFirst = _state == YamlReadState.FlowSequenceFirst;
        if (AtFlowEnd(isFirst, YamlTokenKind.FlowSequenceEnd, "did not find expected ',' or ']'", "while parsing a flow sequence"))
        {
            LeaveCollection(YamlEventKind.SequenceEnd);
            return;
        }

        ref YamlToken token = ref _scanner.Peek();
        if (token.Kind == YamlTokenKind.Key)
        {
            // A pair alone in a list is a map of one entry.
            Set(YamlEventKind.MappingStart, token.Start, token.End);
            _current.IsExplicit = _current.IsImplicit = true;
            _scanner.Take();
            _state = YamlReadState.FlowPairKey;
            return;
        }

        ReadNodeThen(YamlReadState.FlowSequenceEntry, inBlock: false);
    }

    private void ReadFlowPairKey()
    {
        ref YamlToken token = ref _scanner.Peek();
        if (token.Kind is not (YamlTokenKind.Value or YamlTokenKind.FlowEntry or YamlTokenKind.FlowSequenceEnd))
        {
            ReadNodeThen(YamlReadState.FlowPairValue, inBlock: false);
            return;
        }

        // Go's reader drops the token at hand, and so refuses most of what could follow.
        YamlMark mark = token.End;
        _scanner.Take();
        EmptyThen(YamlReadState.FlowPairValue, mark);
    }

    private void ReadFlowMappingKey()
    {
        bool isFirst = _state == YamlReadState.FlowMappingFirst;
        if (AtFlowEnd(isFirst, YamlTokenKind.FlowMappingEnd, "did not find expected ',' or '}'", "while parsing a flow mapping"))
        {
            LeaveCollection(YamlEventKind.MappingEnd);
            return;
        }

        if (NextKind != YamlTokenKind.Key)
        {
            ReadNodeThen(YamlReadState.FlowMappingNoValue, inBlock: false);
            return;
        }

        _scanner.Take();
        ref YamlToken token = ref _scanner.Peek();
        if (token.Kind is YamlTokenKind.Value or YamlTokenKind.FlowEntry or YamlTokenKind.FlowMappingEnd)
        {
            EmptyThen(YamlReadState.FlowMappingValue, token.Start);
        }
        else
        {
            ReadNodeThen(YamlReadState.FlowMappingValue, inBlock: false);
        }
    }

    private void ReadFlowValue(YamlTokenKind end, YamlReadState next, bool emptyAtColon)
    {
        ref YamlToken token = ref _scanner.Peek();
        YamlMark mark = token.Start;
        if (token.Kind == YamlTokenKind.Value)
        {
            _scanner.Take();
            token = ref _scanner.Peek();
            if (token.Kind != YamlTokenKind.FlowEntry && token.Kind != end)
            {
                ReadNodeThen(next, inBlock: false);
                return;
            }

            mark = emptyAtColon ? mark : token.Start;
        }

        EmptyThen(next, mark);
    }

    /// <summary>Moves over the comma between two entries.</summary>
    /// <returns>Whether the bracket that ends the collection is at hand.</returns>
    private bool AtFlowEnd(bool isFirst, YamlTokenKind end, string problem, string context)
    {
        if (isFirst)
        {
            EnterCollection();
        }

        ref YamlToken token = ref _scanner.Peek();
        if (token.Kind != end && !isFirst)
        {
            if (token.Kind != YamlTokenKind.FlowEntry)
            {
                throw Error(problem, token.Start, context, _marks.Peek());
            }

            _scanner.Take();
        }

        return NextKind == end;
    }
}
