using System.Collections.Frozen;
using MeshInstall.Charts.Functions;
using MeshInstall.Charts.GoTemplates.Lexing;
using MeshInstall.Charts.GoValues.Printing;

namespace MeshInstall.Charts.GoTemplates.Parsing;

/// <summary>Parses one text with all its definitions.</summary>
internal sealed class TemplateParser
{
    private readonly string template;
    private readonly TokenReader tokens;
    private readonly Dictionary<string, ParsedDefinition> definitions = new(StringComparer.Ordinal);
    private readonly PipelineParser pipelines;
    private int rangeDepth;

    private TemplateParser(string template, string source, FrozenDictionary<string, GoFunction> functions, int maxDepth)
    {
        this.template = template;
        tokens = new TokenReader(template, source, maxDepth);
        pipelines = new PipelineParser(tokens, functions);
    }

    private enum Ending
    {
        None,
        End,
        Else,
    }

    /// <summary>The template of the text itself and each definition in it.</summary>
    /// <exception cref="TemplateSyntaxException">The text is no template.</exception>
    public static IReadOnlyCollection<ParsedDefinition> Parse(string template, string source, FrozenDictionary<string, GoFunction> functions, int maxDepth)
    {
        TemplateParser parser = new(template, source, functions, maxDepth);
        parser.ParseFile();
        return parser.definitions.Values;
    }

    private void ParseFile()
    {
        List<Node> nodes = [];
        while (tokens.Peek().Kind != TokenKind.End)
        {
            int start = tokens.Position;
            if (tokens.Next().Kind == TokenKind.LeftDelimiter && tokens.NextNonSpace().Kind == TokenKind.Define)
            {
                ParseDefinition();
                continue;
            }

            tokens.Position = start;
            Node? node = ParseTextOrAction(out Ending ending);
            nodes.Add(node ?? throw tokens.Error($"unexpected {Describe(ending)}"));
        }

        Define(new ParsedDefinition(template, new ListNode(0, nodes)));
    }

    private void ParseDefinition()
    {
        const string Context = "define clause";
        string name = ParseName(tokens.NextNonSpace(), Context);
        tokens.Expect(TokenKind.RightDelimiter, Context);
        Define(new ParsedDefinition(name, ParseSeparately(Context)));
    }

    /// <summary>A body that sees no variables and no loops of what stands around it.</summary>
    private ListNode ParseSeparately(string context)
    {
        List<string> outer = pipelines.SwapVariables(["$"]);
        int outerRanges = rangeDepth;
        rangeDepth = 0;
        ListNode list = tokens.Nest(() => ParseList(out Ending ending) is var body && ending == Ending.End
            ? body
            : throw tokens.Error($"unexpected {Describe(ending)} in {context}"));
        rangeDepth = outerRanges;
        pipelines.SwapVariables(outer);
        return list;
    }

    private void Define(ParsedDefinition definition)
    {
        if (!definitions.TryGetValue(definition.Name, out ParsedDefinition? earlier) || earlier.IsEmpty)
        {
            definitions[definition.Name] = definition;
        }
        else if (!definition.IsEmpty)
        {
            throw tokens.Error($"template: multiple definition of template {GoQuoting.Quote(definition.Name)}");
        }
    }

    private ListNode ParseList(out Ending ending)
    {
        List<Node> nodes = [];
        int position = tokens.PeekNonSpace().Start;
        while (tokens.PeekNonSpace().Kind != TokenKind.End)
        {
            if (ParseTextOrAction(out ending) is not { } node)
            {
                return new ListNode(position, nodes);
            }

            nodes.Add(node);
        }

        throw tokens.Error("unexpected EOF");
    }

    /// <summary>The next part; null at an end or an else.</summary>
    private Node? ParseTextOrAction(out Ending ending)
    {
        ending = Ending.None;
        Token token = tokens.NextNonSpace();
        if (token.Kind == TokenKind.Text)
        {
            return new TextNode(token.Start, token.Text);
        }

        if (token.Kind != TokenKind.LeftDelimiter)
        {
            throw tokens.Unexpected(token, "input");
        }

        tokens.ActionLine = token.Line;
        Node? node = ParseAction(out ending);
        tokens.ActionLine = 0;
        return node;
    }

    private Node? ParseAction(out Ending ending)
    {
        ending = Ending.None;
        int start = tokens.Position;
        Token token = tokens.NextNonSpace();
        switch (token.Kind)
        {
            case TokenKind.Block:
                return ParseBlock();
            case TokenKind.Break:
                ExpectInRange("{{break}}");
                return new BreakNode(token.Start);
            case TokenKind.Continue:
                ExpectInRange("{{continue}}");
                return new ContinueNode(token.Start);
            case TokenKind.Else:
                ending = Ending.Else;
                if (tokens.PeekNonSpace().Kind is not (TokenKind.If or TokenKind.With))
                {
                    tokens.Expect(TokenKind.RightDelimiter, "else");
                }

                return null;
            case TokenKind.EndBlock:
                ending = Ending.End;
                tokens.Expect(TokenKind.RightDelimiter, "end");
                return null;
            case TokenKind.If or TokenKind.With:
                return tokens.Nest(() => ParseCondition(token));
            case TokenKind.Range:
                return tokens.Nest(() => ParseRange(token));
            case TokenKind.Template:
                return ParseTemplateCall();
            default:
                tokens.Position = start;
                return new ActionNode(token.Start, pipelines.Parse("command", TokenKind.RightDelimiter));
        }
    }

    private ConditionNode ParseCondition(Token keyword)
    {
        bool setsDot = keyword.Kind == TokenKind.With;
        int variables = pipelines.VariableCount;
        List<Branch> branches = [];
        ListNode? otherwise = null;
        Ending ending;
        do
        {
            PipeNode pipe = pipelines.Parse(setsDot ? "with" : "if", TokenKind.RightDelimiter);
            branches.Add(new Branch(pipe, ParseList(out ending)));
        }
        while (ending == Ending.Else && TakeKeyword(keyword.Kind));
        if (ending == Ending.Else)
        {
            otherwise = ParseElse();
        }

        pipelines.ForgetVariables(variables);
        return new ConditionNode(branches[0].Pipe.Position, setsDot, branches, otherwise);
    }

    private bool TakeKeyword(TokenKind kind)
    {
        if (tokens.Peek().Kind != kind)
        {
            return false;
        }

        tokens.Next();
        return true;
    }

    private ListNode ParseElse() => ParseList(out Ending ending) is var list && ending == Ending.End
        ? list
        : throw tokens.Error($"expected end; found {Describe(ending)}");

    private RangeNode ParseRange(Token keyword)
    {
        int variables = pipelines.VariableCount;
        PipeNode pipe = pipelines.Parse("range", TokenKind.RightDelimiter);
        rangeDepth++;
        ListNode list = ParseList(out Ending ending);
        rangeDepth--;
        ListNode? otherwise = ending == Ending.Else ? ParseElse() : null;
        pipelines.ForgetVariables(variables);
        return new RangeNode(keyword.Start, pipe, list, otherwise);
    }

    private TemplateNode ParseBlock()
    {
        const string Context = "block clause";
        Token token = tokens.NextNonSpace();
        string name = ParseName(token, Context);
        PipeNode pipe = pipelines.Parse(Context, TokenKind.RightDelimiter);
        Define(new ParsedDefinition(name, ParseSeparately(Context)));
        return new TemplateNode(token.Start, name, pipe);
    }

    private TemplateNode ParseTemplateCall()
    {
        const string Context = "template clause";
        Token token = tokens.NextNonSpace();
        string name = ParseName(token, Context);
        if (tokens.PeekNonSpace().Kind != TokenKind.RightDelimiter)
        {
            return new TemplateNode(token.Start, name, pipelines.Parse(Context, TokenKind.RightDelimiter));
        }

        tokens.Next();
        return new TemplateNode(token.Start, name, null);
    }

    private string ParseName(Token token, string context) => token.Kind is not (TokenKind.String or TokenKind.RawString)
        ? throw tokens.Unexpected(token, context)
        : GoUnquoting.TryUnquote(token.Text, out string? name) ? name : throw tokens.Error("invalid syntax");

    private void ExpectInRange(string keyword)
    {
        if (tokens.NextNonSpace() is var token && token.Kind != TokenKind.RightDelimiter)
        {
            throw tokens.Unexpected(token, keyword);
        }

        if (rangeDepth == 0)
        {
            throw tokens.Error($"{keyword} outside {{{{range}}}}");
        }
    }

    private static string Describe(Ending ending) => ending == Ending.End ? "{{end}}" : "{{else}}";
}
