using System.Collections.Frozen;
using MeshInstall.Charts.Functions;
using MeshInstall.Charts.GoTemplates.Lexing;
using MeshInstall.Charts.GoValues.Printing;

namespace MeshInstall.Charts.GoTemplates.Parsing;

/// <summary>Parses pipelines, and knows which variables exist where.</summary>
internal sealed class PipelineParser(TokenReader tokens, FrozenDictionary<string, GoFunction> functions)
{
    private List<string> variables = ["$"];

    public int VariableCount => variables.Count;

    /// <summary>Takes other variables; gives back those before.</summary>
    public List<string> SwapVariables(List<string> others)
    {
        List<string> before = variables;
        variables = others;
        return before;
    }

    /// <summary>Forgets the variables declared since there were <paramref name="count"/>.</summary>
    public void ForgetVariables(int count) => variables.RemoveRange(count, variables.Count - count);

    /// <summary>Parses up to and with the token that ends the pipeline.</summary>
    public PipeNode Parse(string context, TokenKind end)
    {
        int position = tokens.PeekNonSpace().Start;
        List<VariableNode> declared = ParseDeclarations(context, out bool isAssignment);
        List<CommandNode> commands = [];
        while (true)
        {
            int start = tokens.Position;
            Token token = tokens.NextNonSpace();
            if (token.Kind == end)
            {
                break;
            }

            if (!StartsOperand(token.Kind))
            {
                throw tokens.Unexpected(token, context);
            }

            tokens.Position = start;
            commands.Add(ParseCommand());
        }

        Check(commands, context);
        return new PipeNode(position, isAssignment, declared, commands);
    }

    private List<VariableNode> ParseDeclarations(string context, out bool isAssignment)
    {
        List<VariableNode> declared = [];
        isAssignment = false;
        while (tokens.PeekNonSpace() is { Kind: TokenKind.Variable } variable)
        {
            int start = tokens.Position;
            tokens.Next();
            Token next = tokens.PeekNonSpace();
            bool isComma = next is { Kind: TokenKind.Character, Text: "," };
            if (!isComma && next.Kind is not (TokenKind.Assign or TokenKind.Declare))
            {
                tokens.Position = start;
                break;
            }

            tokens.Next();
            declared.Add(new VariableNode(variable.Start, variable.Text, []));
            variables.Add(variable.Text);
            if (!isComma)
            {
                isAssignment = next.Kind == TokenKind.Assign;
                break;
            }

            if (context != "range" || declared.Count > 1)
            {
                throw tokens.Error($"too many declarations in {context}");
            }

            if (tokens.PeekNonSpace().Kind is not (TokenKind.Variable or TokenKind.RightDelimiter or TokenKind.RightParenthesis))
            {
                throw tokens.Error("range can only initialize variables");
            }
        }

        return declared;
    }

    private void Check(List<CommandNode> commands, string context)
    {
        if (commands.Count == 0)
        {
            throw tokens.Error($"missing value for {context}");
        }

        for (int i = 1; i < commands.Count; i++)
        {
            if (commands[i].Arguments[0] is BoolNode or DotNode or NilNode or NumberNode or StringNode)
            {
                throw tokens.Error($"non executable command in pipeline stage {i + 1}");
            }
        }
    }

    private CommandNode ParseCommand()
    {
        int position = tokens.PeekNonSpace().Start;
        List<Node> operands = [];
        while (true)
        {
            tokens.PeekNonSpace();
            if (ParseOperand() is { } operand)
            {
                operands.Add(operand);
            }

            Token token = tokens.Next();
            if (token.Kind == TokenKind.Space)
            {
                continue;
            }

            if (token.Kind is TokenKind.RightDelimiter or TokenKind.RightParenthesis)
            {
                tokens.Position--;
            }
            else if (token.Kind != TokenKind.Pipe)
            {
                throw tokens.Unexpected(token, "operand");
            }

            return operands.Count == 0 ? throw tokens.Error("empty command") : new CommandNode(position, operands);
        }
    }

    private Node? ParseOperand()
    {
        Node? term = ParseTerm();
        if (term is null || tokens.Peek().Kind != TokenKind.Field)
        {
            return term;
        }

        List<string> fields = [];
        while (tokens.Peek().Kind == TokenKind.Field)
        {
            fields.Add(tokens.Next().Text[1..]);
        }

        return term switch
        {
            FieldNode field => new FieldNode(term.Position, [.. field.Names, .. fields]),
            VariableNode variable => new VariableNode(term.Position, variable.Name, [.. variable.Fields, .. fields]),
            BoolNode or StringNode or NumberNode or NilNode or DotNode => throw tokens.Error($"unexpected . after term {GoQuoting.Quote(term.ToString())}"),
            _ => new ChainNode(term.Position, term, fields),
        };
    }

    private Node? ParseTerm()
    {
        int start = tokens.Position;
        Token token = tokens.NextNonSpace();
        switch (token.Kind)
        {
            case TokenKind.Identifier:
                return functions.ContainsKey(token.Text)
                    ? new IdentifierNode(token.Start, token.Text)
                    : throw tokens.Error($"function {GoQuoting.Quote(token.Text)} not defined", token);
            case TokenKind.Dot:
                return new DotNode(token.Start);
            case TokenKind.Nil:
                return new NilNode(token.Start);
            case TokenKind.Variable:
                return variables.Contains(token.Text)
                    ? new VariableNode(token.Start, token.Text, [])
                    : throw tokens.Error($"undefined variable {GoQuoting.Quote(token.Text)}", token);
            case TokenKind.Field:
                return new FieldNode(token.Start, [token.Text[1..]]);
            case TokenKind.Bool:
                return new BoolNode(token.Start, token.Text == "true");
            case TokenKind.CharacterConstant or TokenKind.Complex or TokenKind.Number:
                return NumberReader.Read(token.Start, token.Text, token.Kind, out string error) ?? throw tokens.Error(error, token);
            case TokenKind.LeftParenthesis:
                return tokens.Nest(() => Parse("parenthesized pipeline", TokenKind.RightParenthesis));
            case TokenKind.String or TokenKind.RawString:
                return GoUnquoting.TryUnquote(token.Text, out string? text)
                    ? new StringNode(token.Start, token.Text, text)
                    : throw tokens.Error("invalid syntax", token);
            default:
                tokens.Position = start;
                return null;
        }
    }

    private static bool StartsOperand(TokenKind kind) => kind is TokenKind.Bool or TokenKind.CharacterConstant or TokenKind.Complex or TokenKind.Dot
        or TokenKind.Field or TokenKind.Identifier or TokenKind.Number or TokenKind.Nil or TokenKind.RawString or TokenKind.String
        or TokenKind.Variable or TokenKind.LeftParenthesis;
}
