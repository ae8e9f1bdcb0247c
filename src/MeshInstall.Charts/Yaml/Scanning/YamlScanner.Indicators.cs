namespace MeshInstall.Charts.Yaml.Scanning;

/// <summary>The tokens of one character.</summary>
internal sealed partial class YamlScanner
{
    private bool FetchIndicator()
    {
        bool inFlow = _keys.FlowLevel > 0;
        switch (_cursor.Current)
        {
            case '[':
                OpenFlow(YamlTokenKind.FlowSequenceStart);
                return true;
            case '{':
                OpenFlow(YamlTokenKind.FlowMappingStart);
                return true;
            case ']':
                CloseFlow(YamlTokenKind.FlowSequenceEnd);
                return true;
            case '}':
                CloseFlow(YamlTokenKind.FlowMappingEnd);
                return true;
            case ',':
                _keys.Remove();
                _keyAllowed = true;
                Add(YamlTokenKind.FlowEntry, length: 1);
                return true;
            case '-' when YamlCursor.IsBlankOrEnd(_cursor.Peek(1)):
                FetchBlockEntry(inFlow);
                return true;
            case '?' when inFlow || YamlCursor.IsBlankOrEnd(_cursor.Peek(1)):
                FetchKey(inFlow);
                return true;
            case ':' when inFlow || YamlCursor.IsBlankOrEnd(_cursor.Peek(1)):
                FetchValue(inFlow);
                return true;
            case '*' or '&':
                SaveKey();
                _keyAllowed = false;
                _queue.Add(_properties.Anchor());
                return true;
            case '!':
                SaveKey();
                _keyAllowed = false;
                _queue.Add(_properties.Tag());
                return true;
            default:
                return false;
        }
    }

    private void OpenFlow(YamlTokenKind kind)
    {
        SaveKey();
        _keys.Push(_queue.Next);
        if (_keys.FlowLevel > MaxLevels)
        {
            throw TooDeep("while increasing flow level");
        }

        _keyAllowed = true;
        Add(kind, length: 1);
    }

    private void CloseFlow(YamlTokenKind kind)
    {
        _keys.Remove();
        _keys.Pop();
        _keyAllowed = false;
        Add(kind, length: 1);
    }

    private void FetchBlockEntry(bool inFlow)
    {
        // Between brackets the grammar refuses it, with a better place.
        if (!inFlow)
        {
            RequireKeyAllowed("block sequence entries are not allowed in this context");
            OpenBlock(YamlTokenKind.BlockSequenceStart, _cursor.Mark, _queue.Next);
        }

        _keys.Remove();
        _keyAllowed = true;
        Add(YamlTokenKind.BlockEntry, length: 1);
    }

    private void FetchKey(bool inFlow)
    {
        if (!inFlow)
        {
            RequireKeyAllowed("mapping keys are not allowed in this context");
            OpenBlock(YamlTokenKind.BlockMappingStart, _cursor.Mark, _queue.Next);
        }

        _keys.Remove();
        _keyAllowed = !inFlow;
        Add(YamlTokenKind.Key, length: 1);
    }

    private void FetchValue(bool inFlow)
    {
        if (_keys.LastIsValid())
        {
            YamlSimpleKey key = _keys.Last;
            _queue.Insert(key.Token, new YamlToken(YamlTokenKind.Key, key.Mark, key.Mark));
            OpenBlock(YamlTokenKind.BlockMappingStart, key.Mark, key.Token);
            _keys.Forget();
            _keyAllowed = false;
        }
        else
        {
            if (!inFlow)
            {
                RequireKeyAllowed("mapping values are not allowed in this context");
                OpenBlock(YamlTokenKind.BlockMappingStart, _cursor.Mark, _queue.Next);
            }

            _keyAllowed = !inFlow;
        }

        Add(YamlTokenKind.Value, length: 1);
    }

    private void RequireKeyAllowed(string problem)
    {
        if (!_keyAllowed)
        {
            throw _cursor.Error(problem, string.Empty, _cursor.Mark);
        }
    }
}
