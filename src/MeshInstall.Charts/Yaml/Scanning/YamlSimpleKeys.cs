namespace MeshInstall.Charts.Yaml.Scanning;

/// <summary>The possible keys, one for each level of brackets, and which of them begins at a token.</summary>
internal sealed class YamlSimpleKeys
{
    private const int MaxLength = 1024;
    private readonly YamlCursor _cursor;
    private readonly List<YamlSimpleKey> _levels = [default];

    // Which level has a key at a token; a ring, as only tokens of the queue are asked for.
    private (int Token, int Level)[] _byToken = NewRing(64);

    public YamlSimpleKeys(YamlCursor cursor) => _cursor = cursor;

    public int FlowLevel => _levels.Count - 1;

    public YamlSimpleKey Last => _levels[^1];

    /// <summary>Whether a key that is still possible begins at a token.</summary>
    public bool MayBeginAt(int token)
    {
        (int known, int level) = _byToken[token & (_byToken.Length - 1)];
        return known == token && level < _levels.Count && IsValid(level);
    }

    public bool LastIsValid() => IsValid(_levels.Count - 1);

    public void Save(bool isRequired, int token, int queued)
    {
        Remove();
        _levels[^1] = new YamlSimpleKey(IsPossible: true, isRequired, token, _cursor.Mark);
        if (queued + 2 >= _byToken.Length)
        {
            Grow();
        }

        _byToken[token & (_byToken.Length - 1)] = (token, _levels.Count - 1);
    }

    /// <summary>Gives up the key of the level at hand.</summary>
    public void Remove()
    {
        YamlSimpleKey key = Last;
        if (!key.IsPossible)
        {
            return;
        }

        if (key.IsRequired)
        {
            throw MissingColon(key);
        }

        Forget();
    }

    /// <summary>The key of the level at hand is one, or is none.</summary>
    public void Forget()
    {
        YamlSimpleKey key = Last;
        _levels[^1] = key with { IsPossible = false };
        Untrack(key.Token);
    }

    public void Push(int token) => _levels.Add(new YamlSimpleKey(IsPossible: false, IsRequired: false, token, _cursor.Mark));

    public void Pop()
    {
        if (_levels.Count > 1)
        {
            // In an empty pair of brackets this is the token of the opening one, which then is no key any more.
            Untrack(Last.Token);
            _levels.RemoveAt(_levels.Count - 1);
        }
    }

    private static (int Token, int Level)[] NewRing(int size)
    {
        (int Token, int Level)[] ring = new (int, int)[size];
        Array.Fill(ring, (-1, 0));
        return ring;
    }

    private bool IsValid(int level)
    {
        YamlSimpleKey key = _levels[level];
        if (!key.IsPossible || (key.Mark.Line == _cursor.Line && key.Mark.Column + MaxLength >= _cursor.Column))
        {
            return key.IsPossible;
        }

        if (key.IsRequired)
        {
            throw MissingColon(key);
        }

        _levels[level] = key with { IsPossible = false };
        return false;
    }

    private YamlSyntaxException MissingColon(YamlSimpleKey key) => _cursor.Error("could not find expected ':'", "while scanning a simple key", key.Mark);

    private void Untrack(int token)
    {
        ref (int Token, int Level) entry = ref _byToken[token & (_byToken.Length - 1)];
        if (entry.Token == token)
        {
            entry = (-1, 0);
        }
    }

    private void Grow()
    {
        (int Token, int Level)[] old = _byToken;
        _byToken = NewRing(old.Length * 4);
        foreach ((int token, int level) in old)
        {
            if (token >= 0)
            {
                _byToken[token & (_byToken.Length - 1)] = (token, level);
            }
        }
    }
}
