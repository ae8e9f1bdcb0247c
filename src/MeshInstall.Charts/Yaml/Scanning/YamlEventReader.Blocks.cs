namespace MeshInstall.Charts.Yaml.Scanning;

/// <summary>Lists and maps by indentation.</summary>
internal sealed partial class YamlEventReader
{
    private void ReadBlockSequenceEntry()
    {
        if (_state == YamlReadState.BlockSequenceFirst)
        {
            EnterCollection();
        }

        ref YamlToken token = ref _scanner.Peek();
        if (token.Kind == YamlTokenKind.BlockEntry)
        {
            YamlMark mark = token.End;
            _scanner.Take();
            if (NextKind is YamlTokenKind.BlockEntry or YamlTokenKind.BlockEnd)
            {
                EmptyThen(YamlReadState.BlockSequenceEntry, mark);
            }
            else
            {
                ReadNodeThen(YamlReadState.BlockSequenceEntry, inBlock: true);
            }

            return;
        }

        if (token.Kind != YamlTokenKind.BlockEnd)
        {
            throw Error("did not find expected '-' indicator", token.Start, "while parsing a block collection", _marks.Peek());
        }

        LeaveCollection(YamlEventKind.SequenceEnd);
    }

    /// <summary>A list that stands at the column of the key it belongs to.</summary>
    private void ReadIndentlessSequenceEntry()
    {
        ref YamlToken token = ref _scanner.Peek();
        if (token.Kind != YamlTokenKind.BlockEntry)
        {
            Set(YamlEventKind.SequenceEnd, token.Start, token.Start);
            _state = _states.Pop();
            return;
        }

        YamlMark mark = token.End;
        _scanner.Take();
        if (NextKind is YamlTokenKind.BlockEntry or YamlTokenKind.Key or YamlTokenKind.Value or YamlTokenKind.BlockEnd)
        {
            EmptyThen(YamlReadState.IndentlessSequenceEntry, mark);
        }
        else
        {
            ReadNodeThen(YamlReadState.IndentlessSequenceEntry, inBlock: true);
        }
    }

    private void ReadBlockMappingKey()
    {
        if (_state == YamlReadState.BlockMappingFirst)
        {
            EnterCollection();
        }

        ref YamlToken token = ref _scanner.Peek();
        switch (token.Kind)
        {
            case YamlTokenKind.Key:
                ReadBlockPart(YamlReadState.BlockMappingValue, token.End);
                break;
            case YamlTokenKind.BlockEnd:
                LeaveCollection(YamlEventKind.MappingEnd);
                break;
            default:
                throw Error("did not find expected key", token.Start, "while parsing a block mapping", _marks.Peek());
        }
    }

    private void ReadBlockMappingValue()
    {
        ref YamlToken token = ref _scanner.Peek();
        if (token.Kind == YamlTokenKind.Value)
        {
            ReadBlockPart(YamlReadState.BlockMappingKey, token.End);
        }
        else
        {
            EmptyThen(YamlReadState.BlockMappingKey, token.Start);
        }
    }

    /// <summary>Reads the key or the value behind the indicator at hand.</summary>
    private void ReadBlockPart(YamlReadState next, YamlMark mark)
    {
        _scanner.Take();
        if (NextKind is YamlTokenKind.Key or YamlTokenKind.Value or YamlTokenKind.BlockEnd)
        {
            EmptyThen(next, mark);
        }
        else
        {
            ReadNodeThen(next, inBlock: true, mayBeIndentless: true);
        }
    }
}
