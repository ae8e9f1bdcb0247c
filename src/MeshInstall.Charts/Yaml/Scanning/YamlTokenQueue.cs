namespace MeshInstall.Charts.Yaml.Scanning;

/// <summary>The tokens that are scanned and not yet read; a key that turns out late is inserted before its text.</summary>
internal sealed class YamlTokenQueue
{
    private YamlToken[] _tokens = new YamlToken[32];
    private int _head;

    public int Count { get; private set; }

    /// <summary>How many tokens were taken.</summary>
    public int Taken { get; private set; }

    /// <summary>The number that the next token gets.</summary>
    public int Next => Taken + Count;

    public ref YamlToken Head => ref _tokens[_head];

    public void Take()
    {
        Taken++;
        Count--;
        _head = Count == 0 ? 0 : _head + 1;
    }

    public void Add(in YamlToken token) => Open(Count) = token;

    /// <summary>Inserts before the token with a number; where that was taken already, the token comes last, as in Go's reader.</summary>
    public void Insert(int number, in YamlToken token)
    {
        int place = number - Taken;
        Open(place < 0 ? Count : place) = token;
    }

    private ref YamlToken Open(int place)
    {
        if (_head + Count == _tokens.Length)
        {
            MakeRoom();
        }

        int index = _head + place;
        Array.Copy(_tokens, index, _tokens, index + 1, Count - place);
        Count++;
        return ref _tokens[index];
    }

    private void MakeRoom()
    {
        YamlToken[] tokens = Count > _tokens.Length / 2 ? new YamlToken[_tokens.Length * 2] : _tokens;
        Array.Copy(_tokens, _head, tokens, 0, Count);
        _tokens = tokens;
        _head = 0;
    }
}
