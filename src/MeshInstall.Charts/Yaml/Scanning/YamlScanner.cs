using System.Globalization;

namespace MeshInstall.Charts.Yaml.Scanning;

/// <summary>
/// Cuts a text into tokens, as Go's <c>yaml.v2</c> does: what it accepts, what it refuses and with which words are the same. Indentation becomes
/// tokens too, and a key is known as one when its colon comes.
/// </summary>
internal sealed partial class YamlScanner
{
    private const int MaxLevels = 10_000;
    private readonly YamlCursor _cursor;
    private readonly YamlTokenQueue _queue = new();
    private readonly YamlSimpleKeys _keys;
    private readonly YamlTextBuffer _buffer = new();
    private readonly YamlPropertyScanner _properties;
    private readonly YamlPlainScanner _plain;
    private readonly YamlQuotedScanner _quoted;
    private readonly YamlBlockScalarScanner _blocks;
    private readonly Stack<int> _indents = new();
    private int _indent = -1;
    private bool _keyAllowed = true;
    private bool _started;
    private bool _headIsReady;

    public YamlScanner(string text, bool takesJson)
    {
        _cursor = new YamlCursor(text, YamlTripwire.Find(text));
        _keys = new YamlSimpleKeys(_cursor);
        _properties = new YamlPropertyScanner(_cursor);
        _plain = new YamlPlainScanner(_cursor, _buffer);
        _quoted = new YamlQuotedScanner(_cursor, _buffer, takesJson);
        _blocks = new YamlBlockScalarScanner(_cursor, _buffer);
    }

    /// <summary>The next token, still to be taken.</summary>
    /// <exception cref="YamlSyntaxException">No token can stand there.</exception>
    public ref YamlToken Peek()
    {
        if (!_headIsReady)
        {
            while (_queue.Count == 0 || _keys.MayBeginAt(_queue.Taken))
            {
                FetchNext();
            }

            _headIsReady = true;
        }

        return ref _queue.Head;
    }

    public void Take()
    {
        _headIsReady = false;
        _queue.Take();
    }

    private void FetchNext()
    {
        if (!_started)
        {
            _started = true;
            _cursor.Require(1);
            _queue.Add(new YamlToken(YamlTokenKind.StreamStart, _cursor.Mark, _cursor.Mark));
            return;
        }

        SkipToToken();
        CloseBlocks(_cursor.Column);
        _cursor.Require(4);
        if (!FetchMarker() && !FetchIndicator() && !FetchScalar())
        {
            throw _cursor.Error("found character that cannot start any token", "while scanning for the next token", _cursor.Mark);
        }
    }

    private void SkipToToken()
    {
        while (true)
        {
            if (_cursor.Column == 0 && _cursor.Line == 0 && _cursor.Current == '\uFEFF')
            {
                _cursor.Skip();
            }

            bool tabsAllowed = _keys.FlowLevel > 0 || !_keyAllowed;
            char current = _cursor.Current;
            while (current == ' ' || (current == '\t' && tabsAllowed))
            {
                _cursor.Skip();
                current = _cursor.Current;
            }

            if (current == '#')
            {
                _cursor.SkipLineRest();
            }

            if (_cursor.SkipBreak() == '\0')
            {
                return;
            }

            if (_keys.FlowLevel == 0)
            {
                _keyAllowed = true;
            }
        }
    }

    private bool FetchMarker()
    {
        char current = _cursor.Current;
        if (current == '\0')
        {
            FetchStreamEnd();
            return true;
        }

        if (_cursor.Column != 0)
        {
            return false;
        }

        if (current == '%')
        {
            ResetBlocks();
            _queue.Add(_properties.Directive());
            return true;
        }

        if (_cursor.IsAtDocumentMarker())
        {
            ResetBlocks();
            Add(current == '-' ? YamlTokenKind.DocumentStart : YamlTokenKind.DocumentEnd, length: 3);
            return true;
        }

        return false;
    }

    private bool FetchScalar()
    {
        char current = _cursor.Current;
        switch (current)
        {
            case '|' or '>' when _keys.FlowLevel == 0:
                _keys.Remove();
                _keyAllowed = true;
                _queue.Add(_blocks.Scan(_indent));
                break;
            case '\'' or '"':
                SaveKey();
                _keyAllowed = false;
                _queue.Add(_quoted.Scan());
                break;
            default:
                if (!StartsPlain(current))
                {
                    return false;
                }

                SaveKey();
                _keyAllowed = false;
                _queue.Add(_plain.Scan(_indent, _keys.FlowLevel > 0, out bool endedOnNewLine));
                _keyAllowed = endedOnNewLine;
                break;
        }

        _cursor.Require(1);
        return true;
    }

    private bool StartsPlain(char current) => current switch
    {
        '-' => !YamlCursor.IsBlank(_cursor.Peek(1)),
        '?' or ':' => _keys.FlowLevel == 0 && !YamlCursor.IsBlankOrEnd(_cursor.Peek(1)),
        ',' or '[' or ']' or '{' or '}' or '#' or '&' or '*' or '!' or '|' or '>' or '\'' or '"' or '%' or '@' or '`' => false,
        _ => !YamlCursor.IsBlankOrEnd(current),
    };

    private void FetchStreamEnd()
    {
        _cursor.ForceNewLine();
        ResetBlocks();
        Add(YamlTokenKind.StreamEnd, length: 0);
    }

    /// <summary>Ends all blocks, as the document ends.</summary>
    private void ResetBlocks()
    {
        CloseBlocks(-1);
        _keys.Remove();
        _keyAllowed = false;
    }

    private void CloseBlocks(int column)
    {
        if (_keys.FlowLevel > 0)
        {
            return;
        }

        while (_indent > column)
        {
            Add(YamlTokenKind.BlockEnd, length: 0);
            _indent = _indents.Pop();
        }
    }

    /// <summary>Begins a block where the column is deeper than the block at hand.</summary>
    private void OpenBlock(YamlTokenKind kind, YamlMark mark, int beforeToken)
    {
        if (_keys.FlowLevel > 0 || _indent >= mark.Column)
        {
            return;
        }

        _indents.Push(_indent);
        _indent = mark.Column;
        if (_indents.Count > MaxLevels)
        {
            throw TooDeep("while increasing indent level");
        }

        _queue.Insert(beforeToken, new YamlToken(kind, mark, mark));
    }

    private void SaveKey()
    {
        if (_keyAllowed)
        {
            _keys.Save(_keys.FlowLevel == 0 && _indent == _cursor.Column, _queue.Next, _queue.Count);
        }
    }

    private void Add(YamlTokenKind kind, int length)
    {
        YamlMark start = _cursor.Mark;
        _cursor.Skip(length);
        _queue.Add(new YamlToken(kind, start, _cursor.Mark));
    }

    private YamlSyntaxException TooDeep(string context) =>
        _cursor.Error(string.Create(CultureInfo.InvariantCulture, $"exceeded max depth of {MaxLevels}"), context, _keys.Last.Mark);
}
