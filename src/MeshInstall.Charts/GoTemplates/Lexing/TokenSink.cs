namespace MeshInstall.Charts.GoTemplates.Lexing;

/// <summary>Collects tokens and counts their lines.</summary>
internal sealed class TokenSink(string source)
{
    private int counted;
    private int line = 1;

    public List<Token> Items { get; } = [];

    public void Add(TokenKind kind, int start, int end) => Items.Add(new Token(kind, start, source[start..end], LineAt(start)));

    /// <summary>Ends the tokens with an error; gives back -1, no further position.</summary>
    public int Fail(int start, string message)
    {
        Items.Add(new Token(TokenKind.Error, start, message, LineAt(start)));
        return -1;
    }

    private int LineAt(int position)
    {
        if (position > counted)
        {
            line += source.AsSpan(counted, position - counted).Count('\n');
            counted = position;
        }

        return line;
    }
}
