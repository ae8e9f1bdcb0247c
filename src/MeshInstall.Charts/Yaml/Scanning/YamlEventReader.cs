namespace MeshInstall.Charts.Yaml.Scanning;

/// <summary>
/// Reads the events of a text one after the other: a state machine over the scanner's tokens with a stack of its own, so that no nesting overflows
/// the caller's. It accepts and refuses what Go's <c>yaml.v2</c> does.
/// </summary>
internal sealed partial class YamlEventReader
{
    private readonly YamlScanner _scanner;
    private readonly YamlTagHandles _tags = new();
    private readonly Stack<YamlReadState> _states = new();
    private readonly Stack<YamlMark> _marks = new();
    private YamlReadState _state = YamlReadState.StreamStart;
    private YamlEvent _current;

    /// <param name="text">The text.</param>
    /// <param name="takesJson">Whether all of JSON's escapes are taken, of which Go's reader refuses some.</param>
    public YamlEventReader(string text, bool takesJson = false) => _scanner = new YamlScanner(text, takesJson);

    /// <summary>The event at hand.</summary>
    public ref readonly YamlEvent Current => ref _current;

    private YamlTokenKind NextKind => _scanner.Peek().Kind;

    /// <summary>Reads the next event.</summary>
    /// <returns>Whether there was one.</returns>
    /// <exception cref="YamlSyntaxException">The text is no YAML from here on.</exception>
    public bool MoveNext()
    {
        _current = default;
        switch (_state)
        {
            case YamlReadState.StreamStart:
                ReadStreamStart();
                break;
            case YamlReadState.FirstDocumentStart:
            case YamlReadState.DocumentStart:
                ReadDocumentStart(isFirst: _state == YamlReadState.FirstDocumentStart);
                break;
            case YamlReadState.DocumentContent:
                ReadDocumentContent();
                break;
            case YamlReadState.DocumentEnd:
                ReadDocumentEnd();
                break;
            case YamlReadState.BlockNode:
                ReadNode(inBlock: true, mayBeIndentless: false);
                break;
            case YamlReadState.BlockSequenceFirst:
            case YamlReadState.BlockSequenceEntry:
                ReadBlockSequenceEntry();
                break;
            case YamlReadState.IndentlessSequenceEntry:
                ReadIndentlessSequenceEntry();
                break;
            case YamlReadState.BlockMappingFirst:
            case YamlReadState.BlockMappingKey:
                ReadBlockMappingKey();
                break;
            case YamlReadState.BlockMappingValue:
                ReadBlockMappingValue();
                break;
            case YamlReadState.End:
                return false;
            default:
                ReadFlow();
                break;
        }

        return true;
    }

    private void ReadNode(bool inBlock, bool mayBeIndentless)
    {
        ref YamlToken token = ref _scanner.Peek();
        if (token.Kind == YamlTokenKind.Alias)
        {
            Set(YamlEventKind.Alias, token.Start, token.End);
            _current.Anchor = token.Text.ToString();
            _scanner.Take();
            _state = _states.Pop();
            return;
        }

        _current.Start = _current.End = token.Start;
        if (token.Kind is YamlTokenKind.Anchor or YamlTokenKind.Tag)
        {
            ReadProperties();
            token = ref _scanner.Peek();
        }

        _current.IsImplicit = string.IsNullOrEmpty(_current.Tag);
        if (mayBeIndentless && token.Kind == YamlTokenKind.BlockEntry)
        {
            Begin(YamlEventKind.SequenceStart, YamlReadState.IndentlessSequenceEntry, token.End);
            return;
        }

        switch (token.Kind)
        {
            case YamlTokenKind.Scalar:
                SetScalar(token);
                _scanner.Take();
                _state = _states.Pop();
                break;
            case YamlTokenKind.FlowSequenceStart:
                _current.IsExplicit = true;
                Begin(YamlEventKind.SequenceStart, YamlReadState.FlowSequenceFirst, token.End);
                break;
            case YamlTokenKind.FlowMappingStart:
                _current.IsExplicit = true;
                Begin(YamlEventKind.MappingStart, YamlReadState.FlowMappingFirst, token.End);
                break;
            case YamlTokenKind.BlockSequenceStart when inBlock:
                Begin(YamlEventKind.SequenceStart, YamlReadState.BlockSequenceFirst, token.End);
                break;
            case YamlTokenKind.BlockMappingStart when inBlock:
                Begin(YamlEventKind.MappingStart, YamlReadState.BlockMappingFirst, token.End);
                break;
            default:
                if (_current.Anchor is null && _current.IsImplicit)
                {
                    throw Error("did not find expected node content", token.Start,
                        inBlock ? "while parsing a block node" : "while parsing a flow node", _current.Start);
                }

                _current.Kind = YamlEventKind.Scalar;
                _state = _states.Pop();
                break;
        }
    }

    private void ReadProperties()
    {
        bool hasTag = false;
        for (int count = 0; count < 2; count++)
        {
            ref YamlToken token = ref _scanner.Peek();
            if (token.Kind == YamlTokenKind.Anchor && _current.Anchor is null)
            {
                _current.Anchor = token.Text.ToString();
            }
            else if (token.Kind == YamlTokenKind.Tag && !hasTag)
            {
                hasTag = true;
                _tagHandle = token.Text;
                _tagSuffix = token.Suffix!;
                _tagMark = token.Start;
            }
            else
            {
                break;
            }

            _current.End = token.End;
            _scanner.Take();
        }

        // Only when the token behind is known to be one does the tag count, as in Go's reader.
        _scanner.Peek();
        if (hasTag)
        {
            _current.Tag = _tags.Resolve(_tagHandle, _tagSuffix)
                ?? throw Error("found undefined tag handle", _tagMark, "while parsing a node", _current.Start);
        }
    }

    private void SetScalar(in YamlToken token)
    {
        _current.Kind = YamlEventKind.Scalar;
        _current.End = token.End;
        _current.Style = token.Style;
        _current.Value = token.Text;
        _current.IsImplicit = (_current.IsImplicit && token.Style == YamlScalarStyle.Plain) || _current.Tag == "!";
    }

    private void Set(YamlEventKind kind, YamlMark start, YamlMark end)
    {
        _current.Kind = kind;
        _current.Start = start;
        _current.End = end;
    }

    private void Begin(YamlEventKind kind, YamlReadState next, YamlMark end)
    {
        _current.Kind = kind;
        _current.End = end;
        _state = next;
    }

    /// <summary>Reads a node, and then goes on in another state.</summary>
    private void ReadNodeThen(YamlReadState next, bool inBlock, bool mayBeIndentless = false)
    {
        _states.Push(next);
        ReadNode(inBlock, mayBeIndentless);
    }

    /// <summary>Gives a null where nothing stands, and then goes on in another state.</summary>
    private void EmptyThen(YamlReadState next, YamlMark mark)
    {
        Set(YamlEventKind.Scalar, mark, mark);
        _current.IsImplicit = true;
        _state = next;
    }

    /// <summary>Remembers where a collection began, once its first token is reached.</summary>
    private void EnterCollection()
    {
        _marks.Push(_scanner.Peek().Start);
        _scanner.Take();
    }

    /// <summary>Ends the collection at the token at hand.</summary>
    private void LeaveCollection(YamlEventKind kind)
    {
        ref YamlToken token = ref _scanner.Peek();
        Set(kind, token.Start, token.End);
        _scanner.Take();
        _marks.Pop();
        _state = _states.Pop();
    }

    private static YamlSyntaxException Error(string problem, YamlMark place, string context = "", YamlMark contextPlace = default) =>
        new(problem, place, place.Line, context, contextPlace);
}
