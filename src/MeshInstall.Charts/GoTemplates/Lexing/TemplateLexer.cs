namespace MeshInstall.Charts.GoTemplates.Lexing;

/// <summary>Cuts a template into tokens: the text between actions here, what is inside them by <see cref="ActionLexer"/>.</summary>
internal sealed class TemplateLexer
{
    private const string LeftDelimiter = "{{";
    private const string LeftComment = "/*";
    private const string RightComment = "*/";
    private readonly string source;
    private readonly TokenSink tokens;

    private TemplateLexer(string source)
    {
        this.source = source;
        tokens = new TokenSink(source);
    }

    /// <summary>The tokens; the last one is <see cref="TokenKind.End"/> or, where the text is no template, <see cref="TokenKind.Error"/>.</summary>
    public static List<Token> Read(string source)
    {
        TemplateLexer lexer = new(source);
        lexer.Read();
        return lexer.tokens.Items;
    }

    private void Read()
    {
        int position = 0;
        while (position >= 0)
        {
            int start = position;
            int open = source.IndexOf(LeftDelimiter, position, StringComparison.Ordinal);
            if (open < 0)
            {
                AddText(start, source.Length);
                tokens.Add(TokenKind.End, source.Length, source.Length);
                return;
            }

            int inside = open + LeftDelimiter.Length;
            bool trims = Trimming.StartsWithLeftMarker(source, inside);
            AddText(start, trims ? Trimming.BackOverSpaces(source, start, open) : open);
            int afterMarker = trims ? inside + Trimming.MarkerLength : inside;
            position = string.CompareOrdinal(source, afterMarker, LeftComment, 0, LeftComment.Length) == 0
                ? SkipComment(afterMarker)
                : ReadAction(open, inside, afterMarker);
        }
    }

    private void AddText(int start, int end)
    {
        if (end > start)
        {
            tokens.Add(TokenKind.Text, start, end);
        }
    }

    private int SkipComment(int start)
    {
        int end = source.IndexOf(RightComment, start + LeftComment.Length, StringComparison.Ordinal);
        if (end < 0)
        {
            return tokens.Fail(start, "unclosed comment");
        }

        end += RightComment.Length;
        if (!Trimming.IsRightDelimiter(source, end, out bool trims))
        {
            return tokens.Fail(start, "comment ends before closing delimiter");
        }

        return Trimming.AfterRightDelimiter(source, end, trims);
    }

    private int ReadAction(int open, int inside, int content)
    {
        tokens.Add(TokenKind.LeftDelimiter, open, inside);
        return new ActionLexer(source, tokens).Read(content);
    }
}
