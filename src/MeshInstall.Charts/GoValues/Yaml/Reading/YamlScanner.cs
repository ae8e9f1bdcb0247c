using MeshInstall.Charts.Functions;

namespace MeshInstall.Charts.GoValues.Yaml.Reading;

/// <summary>Cuts YAML text into tokens, with libyaml's rules for indentation and for keys that are only known as such at their colon.</summary>
internal sealed class YamlScanner
{
    private const int MaxDepth = 10_000;
    private const int LongestSimpleKey = 1024;
    private readonly YamlSource _source;
    private readonly YamlScalarScanner _scalars;
    private readonly YamlTagScanner _tags;
    private readonly List<YamlToken> _tokens = [];
    private readonly List<SimpleKey> _keys = [default];
    private readonly Dictionary<int, int> _keyLevels = [];
    private readonly Stack<int> _indents = new();
    private int _head;
    private int _taken;
    private int _indent = -1;
    private bool _keyAllowed = true;
    private bool _ended;

    public YamlScanner(string text)
    {
        _source = new YamlSource(text);
        _scalars = new YamlScalarScanner(_source);
        _tags = new YamlTagScanner(_source);
    }

    private int FlowLevel => _keys.Count - 1;

    /// <summary>The next token; it stays the next one until it is taken.</summary>
    /// <exception cref="GoFunctionException">The text is no YAML.</exception>
    public YamlToken Peek()
    {
        while (_head == _tokens.Count || (_keyLevels.TryGetValue(_taken, out int level) && IsPossible(level)))
        {
            if (_ended)
            {
                break;
            }

            FetchNext();
        }

        return _tokens[_head];
    }

    public void Take()
    {
        _taken++;
        if (++_head == _tokens.Count)
        {
            _tokens.Clear();
            _head = 0;
        }
    }

    private bool IsPossible(int level)
    {
        if (level >= _keys.Count)
        {
            return false;
        }

        SimpleKey key = _keys[level];
        if (!key.IsPossible)
        {
            return false;
        }

        if (key.Line == _source.Line && key.Index + LongestSimpleKey >= _source.Index)
        {
            return true;
        }

        if (key.IsRequired)
        {
            throw _source.Error("could not find expected ':'", key.Line);
        }

        _keys[level] = key with { IsPossible = false };
        return false;
    }

    private void SaveKey()
    {
        if (!_keyAllowed)
        {
            return;
        }

        RemoveKey();
        int number = _taken + _tokens.Count - _head;
        _keys[^1] = new SimpleKey(true, FlowLevel == 0 && _indent == _source.Column, number, _source.Line, _source.Column, _source.Index);
        _keyLevels[number] = FlowLevel;
    }

    private void RemoveKey()
    {
        SimpleKey key = _keys[^1];
        if (!key.IsPossible)
        {
            return;
        }

        if (key.IsRequired)
        {
            throw _source.Error("could not find expected ':'", key.Line);
        }

        _keys[^1] = key with { IsPossible = false };
        _keyLevels.Remove(key.Token);
    }

    private void RollIndent(int column, int? token, YamlTokenKind kind, int line)
    {
        if (FlowLevel > 0 || _indent >= column)
        {
            return;
        }

        _indents.Push(_indent);
        _indent = column;
        if (_indents.Count > MaxDepth)
        {
            throw _source.Error($"exceeded max depth of {MaxDepth}", line);
        }

        YamlToken start = new(kind, line);
        Insert(token ?? -1, start);
    }

    /// <summary>Puts a token before the one of that number; at the end where that one is taken already, as libyaml does.</summary>
    private void Insert(int number, YamlToken token)
    {
        if (number < _taken)
        {
            _tokens.Add(token);
        }
        else
        {
            _tokens.Insert(_head + number - _taken, token);
        }
    }

    private void UnrollIndent(int column)
    {
        while (FlowLevel == 0 && _indent > column)
        {
            Add(YamlTokenKind.BlockEnd);
            _indent = _indents.Pop();
        }
    }

    private void Add(YamlTokenKind kind) => _tokens.Add(new YamlToken(kind, _source.Line));

    private void FetchNext()
    {
        SkipToToken();
        UnrollIndent(_source.Column);
        char character = _source.Current;
        if (character == '\0')
        {
            FetchEnd();
        }
        else if (_source.Column == 0 && character == '%')
        {
            Reset();
            _tokens.Add(_tags.ReadDirective());
        }
        else if (_source.IsDocumentMark('-') || _source.IsDocumentMark('.'))
        {
            Reset();
            Add(character == '-' ? YamlTokenKind.DocumentStart : YamlTokenKind.DocumentEnd);
            _source.Skip(3);
        }
        else if (!FetchCollection(character) && !FetchIndicator(character) && !FetchProperty(character))
        {
            FetchScalar(character);
        }
    }

    private void FetchEnd()
    {
        _source.EndLine();
        Reset();
        Add(YamlTokenKind.StreamEnd);
        _ended = true;
    }

    private void Reset()
    {
        UnrollIndent(-1);
        RemoveKey();
        _keyAllowed = false;
    }

    private bool FetchCollection(char character)
    {
        switch (character)
        {
            case '[' or '{':
                SaveKey();
                _keys.Add(new SimpleKey { Token = _taken + _tokens.Count - _head });
                if (FlowLevel > MaxDepth)
                {
                    throw _source.Error($"exceeded max depth of {MaxDepth}", _source.Line);
                }

                _keyAllowed = true;
                Add(character == '[' ? YamlTokenKind.FlowSequenceStart : YamlTokenKind.FlowMappingStart);
                break;
            case ']' or '}':
                RemoveKey();
                if (FlowLevel > 0)
                {
                    _keyLevels.Remove(_keys[^1].Token);
                    _keys.RemoveAt(_keys.Count - 1);
                }

                _keyAllowed = false;
                Add(character == ']' ? YamlTokenKind.FlowSequenceEnd : YamlTokenKind.FlowMappingEnd);
                break;
            case ',':
                RemoveKey();
                _keyAllowed = true;
                Add(YamlTokenKind.FlowEntry);
                break;
            default:
                return false;
        }

        _source.Skip();
        return true;
    }

    private bool FetchIndicator(char character)
    {
        switch (character)
        {
            case '-' when _source.IsBlankOrEnd(1):
                StartBlock(YamlTokenKind.BlockSequenceStart, "block sequence entries are not allowed in this context");
                RemoveKey();
                _keyAllowed = true;
                Add(YamlTokenKind.BlockEntry);
                break;
            case '?' when FlowLevel > 0 || _source.IsBlankOrEnd(1):
                StartBlock(YamlTokenKind.BlockMappingStart, "mapping keys are not allowed in this context");
                RemoveKey();
                _keyAllowed = FlowLevel == 0;
                Add(YamlTokenKind.Key);
                break;
            case ':' when FlowLevel > 0 || _source.IsBlankOrEnd(1):
                FetchValue();
                break;
            default:
                return false;
        }

        _source.Skip();
        return true;
    }

    private void StartBlock(YamlTokenKind kind, string problem)
    {
        if (FlowLevel > 0)
        {
            return;
        }

        if (!_keyAllowed)
        {
            throw _source.Error(problem, _source.Line);
        }

        RollIndent(_source.Column, null, kind, _source.Line);
    }

    private void FetchValue()
    {
        if (IsPossible(FlowLevel))
        {
            SimpleKey key = _keys[^1];
            Insert(key.Token, new YamlToken(YamlTokenKind.Key, key.Line));
            RollIndent(key.Column, key.Token, YamlTokenKind.BlockMappingStart, key.Line);
            _keys[^1] = key with { IsPossible = false };
            _keyLevels.Remove(key.Token);
            _keyAllowed = false;
        }
        else
        {
            StartBlock(YamlTokenKind.BlockMappingStart, "mapping values are not allowed in this context");
            _keyAllowed = FlowLevel == 0;
        }

        Add(YamlTokenKind.Value);
    }

    private bool FetchProperty(char character)
    {
        if (character is not ('*' or '&' or '!'))
        {
            return false;
        }

        SaveKey();
        _keyAllowed = false;
        _tokens.Add(character == '!' ? _tags.ReadTag() : _tags.ReadAnchor(character == '*' ? YamlTokenKind.Alias : YamlTokenKind.Anchor));
        return true;
    }

    private void FetchScalar(char character)
    {
        if (character is '|' or '>' && FlowLevel == 0)
        {
            RemoveKey();
            _keyAllowed = true;
            _tokens.Add(_scalars.ReadBlock(_indent));
            return;
        }

        bool quoted = character is '\'' or '"';
        if (!quoted && !StartsPlain(character))
        {
            throw _source.Error("found character that cannot start any token", _source.Line);
        }

        SaveKey();
        _keyAllowed = false;
        if (quoted)
        {
            _tokens.Add(_scalars.ReadQuoted());
            return;
        }

        _tokens.Add(_scalars.ReadPlain(_indent + 1, FlowLevel > 0, out bool endsOnNewLine));
        _keyAllowed = endsOnNewLine;
    }

    private bool StartsPlain(char character) => character switch
    {
        '-' => _source.Next() is not (' ' or '\t'),
        '?' or ':' => FlowLevel == 0 && !_source.IsBlankOrEnd(1),
        ' ' or '\t' or ',' or '[' or ']' or '{' or '}' or '#' or '&' or '*' or '!' or '|' or '>' or '\'' or '"' or '%' or '@' or '`' => false,
        _ => true,
    };

    private void SkipToToken()
    {
        while (true)
        {
            while (_source.Current == ' ' || ((FlowLevel > 0 || !_keyAllowed) && _source.Current == '\t'))
            {
                _source.Skip();
            }

            _source.SkipComment();
            if (!_source.IsBreak)
            {
                return;
            }

            _source.ReadBreak();
            _keyAllowed |= FlowLevel == 0;
        }
    }

    /// <summary>A place where a key may have started that is known as one only at its colon.</summary>
    private readonly record struct SimpleKey(bool IsPossible, bool IsRequired, int Token, int Line, int Column, int Index);
}
