using MeshInstall.Charts.GoTemplates.Lexing;

namespace MeshInstall.Charts.GoTemplates.Parsing;

/// <summary>Hands out the tokens of a template one by one, and back again.</summary>
internal sealed class TokenReader(string template, string source, int maxDepth)
{
    private readonly List<Token> tokens = TemplateLexer.Read(source);
    private int furthest;
    private int depth;

    /// <summary>The index of the next token, to go back to.</summary>
    public int Position { get; set; }

    /// <summary>The line on which the action started that is being parsed; 0 outside of one.</summary>
    public int ActionLine { get; set; }

    public Token Peek() => At(Position);

    public Token Next()
    {
        Token token = At(Position);
        Position = Math.Min(Position + 1, tokens.Count);
        return token;
    }

    public Token NextNonSpace()
    {
        Token token = Next();
        while (token.Kind == TokenKind.Space)
        {
            token = Next();
        }

        return token;
    }

    public Token PeekNonSpace()
    {
        while (Peek().Kind == TokenKind.Space)
        {
            Position++;
        }

        return Peek();
    }

    public Token Expect(TokenKind kind, string context) => NextNonSpace() is var token && token.Kind == kind ? token : throw Unexpected(token, context);

    public TemplateSyntaxException Unexpected(Token token, string context)
    {
        if (token.Kind != TokenKind.Error)
        {
            return Error($"unexpected {token} in {context}", token);
        }

        bool startedEarlier = ActionLine != 0 && ActionLine != token.Line;
        string joint = token.Text.EndsWith(" action", StringComparison.Ordinal) ? string.Empty : " in action";
        return Error(startedEarlier ? $"{token.Text}{joint} started at {template}:{ActionLine}" : token.Text);
    }

    /// <summary>An error at a token, or where reading has come to.</summary>
    public TemplateSyntaxException Error(string reason, Token? at = null)
    {
        Token last = at ?? tokens[Math.Min(furthest, tokens.Count - 1)];
        int lineStart = last.Start == 0 ? 0 : source.LastIndexOf('\n', last.Start - 1) + 1;
        return new TemplateSyntaxException(template, last.Line, last.Start - lineStart + 1, reason);
    }

    /// <summary>Goes one level deeper into nested blocks or parentheses.</summary>
    public T Nest<T>(Func<T> read)
    {
        if (++depth > maxDepth)
        {
            throw Error($"max expression depth exceeded: blocks and parentheses nest more than {maxDepth} deep");
        }

        T result = DeepStack.Run(read);
        depth--;
        return result;
    }

    private Token At(int index)
    {
        index = Math.Min(index, tokens.Count - 1);
        furthest = Math.Max(furthest, index);
        return tokens[index];
    }
}
