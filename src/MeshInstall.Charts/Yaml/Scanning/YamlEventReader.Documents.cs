namespace MeshInstall.Charts.Yaml.Scanning;

/// <summary>The stream, its documents and their directives.</summary>
internal sealed partial class YamlEventReader
{
    private const int SupportedVersion = 101;
    private YamlSlice _tagHandle;
    private string _tagSuffix = string.Empty;
    private YamlMark _tagMark;

    private void ReadStreamStart()
    {
        ref YamlToken token = ref _scanner.Peek();
        Set(YamlEventKind.StreamStart, token.Start, token.End);
        _scanner.Take();
        _state = YamlReadState.FirstDocumentStart;
    }

    private void ReadDocumentStart(bool isFirst)
    {
        while (!isFirst && NextKind == YamlTokenKind.DocumentEnd)
        {
            _scanner.Take();
        }

        ref YamlToken token = ref _scanner.Peek();
        switch (token.Kind)
        {
            case YamlTokenKind.StreamEnd:
                Set(YamlEventKind.StreamEnd, token.Start, token.End);
                _state = YamlReadState.End;
                return;
            case YamlTokenKind.VersionDirective or YamlTokenKind.TagDirective or YamlTokenKind.DocumentStart:
                break;
            default:
                if (isFirst)
                {
                    Set(YamlEventKind.DocumentStart, token.Start, token.End);
                    _states.Push(YamlReadState.DocumentEnd);
                    _state = YamlReadState.BlockNode;
                    return;
                }

                break;
        }

        YamlMark start = token.Start;
        ReadDirectives();
        token = ref _scanner.Peek();
        if (token.Kind != YamlTokenKind.DocumentStart)
        {
            throw Error("did not find expected <document start>", token.Start);
        }

        Set(YamlEventKind.DocumentStart, start, token.End);
        _current.IsExplicit = true;
        _scanner.Take();
        _states.Push(YamlReadState.DocumentEnd);
        _state = YamlReadState.DocumentContent;
    }

    private void ReadDocumentContent()
    {
        ref YamlToken token = ref _scanner.Peek();
        if (token.Kind is YamlTokenKind.VersionDirective or YamlTokenKind.TagDirective or YamlTokenKind.DocumentStart
            or YamlTokenKind.DocumentEnd or YamlTokenKind.StreamEnd)
        {
            EmptyThen(_states.Pop(), token.Start);
            return;
        }

        ReadNode(inBlock: true, mayBeIndentless: false);
    }

    private void ReadDocumentEnd()
    {
        ref YamlToken token = ref _scanner.Peek();
        Set(YamlEventKind.DocumentEnd, token.Start, token.Start);
        if (token.Kind == YamlTokenKind.DocumentEnd)
        {
            _current.End = token.End;
            _current.IsExplicit = true;
            _scanner.Take();
        }

        _tags.Clear();
        _state = YamlReadState.DocumentStart;
    }

    private void ReadDirectives()
    {
        bool hasVersion = false;
        while (true)
        {
            ref YamlToken token = ref _scanner.Peek();
            if (token.Kind == YamlTokenKind.VersionDirective)
            {
                if (hasVersion)
                {
                    throw Error("found duplicate %YAML directive", token.Start);
                }

                if (token.Version != SupportedVersion)
                {
                    throw Error("found incompatible YAML document", token.Start);
                }

                hasVersion = true;
            }
            else if (token.Kind != YamlTokenKind.TagDirective)
            {
                return;
            }
            else if (!_tags.Add(token.Text.ToString(), token.Suffix!))
            {
                throw Error("found duplicate %TAG directive", token.Start);
            }

            _scanner.Take();
        }
    }
}
