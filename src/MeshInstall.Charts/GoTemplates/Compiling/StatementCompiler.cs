using System.Collections.Frozen;
using MeshInstall.Charts.Functions;
using MeshInstall.Charts.GoTemplates.Executing;
using MeshInstall.Charts.GoTemplates.Parsing;

namespace MeshInstall.Charts.GoTemplates.Compiling;

/// <summary>Turns one parsed template into statements.</summary>
internal sealed class StatementCompiler
{
    private const int GuardEvery = 16;
    private readonly VariableScope scope = new();
    private readonly ExpressionCompiler expressions;
    private int depth;

    private StatementCompiler(FrozenDictionary<string, GoFunction> functions) => expressions = new ExpressionCompiler(functions, scope);

    public static CompiledTemplate Compile(ParsedDefinition definition, TemplateSource source, FrozenDictionary<string, GoFunction> functions)
    {
        StatementCompiler compiler = new(functions);
        Statement body = compiler.CompileList(definition.Root);
        return new CompiledTemplate(definition.Name, source, body, compiler.scope.Most, definition.IsEmpty);
    }

    private Statement CompileList(ListNode list)
    {
        List<Statement> statements = new(list.Nodes.Count);
        foreach (Node node in list.Nodes)
        {
            statements.Add(Compile(node));
        }

        return SequenceStatement.Of(statements);
    }

    private Statement Compile(Node node) => node switch
    {
        TextNode text => new TextStatement(text.Text),
        ActionNode action when action.Pipe.Variables.Count > 0 => new EvaluateStatement(expressions.CompilePipe(action.Pipe)),
        ActionNode action => new ActionStatement(expressions.CompilePipe(action.Pipe)),
        ConditionNode condition => Nest(() => CompileCondition(condition)),
        RangeNode range => Nest(() => CompileRange(range)),
        TemplateNode template => new TemplateStatement(template, template.Pipe is null ? null : expressions.CompilePipe(template.Pipe)),
        BreakNode => new JumpStatement(Flow.Break),
        ContinueNode => new JumpStatement(Flow.Continue),
        _ => throw new NotSupportedException(node.GetType().Name),
    };

    private Statement Nest(Func<Statement> compile)
    {
        depth++;
        Statement statement = DeepStack.Run(compile);
        depth--;
        return depth > 0 && depth % GuardEvery == 0 ? new GuardStatement(statement) : statement;
    }

    private ConditionStatement CompileCondition(ConditionNode node)
    {
        // Variables of a condition live on in the conditions after it, those of a body do not.
        int outer = scope.Count;
        Expression[] conditions = new Expression[node.Branches.Count];
        Statement[] bodies = new Statement[node.Branches.Count];
        for (int i = 0; i < conditions.Length; i++)
        {
            conditions[i] = expressions.CompilePipe(node.Branches[i].Pipe);
            bodies[i] = CompileBody(node.Branches[i].List, node.SetsDot ? false : null);
        }

        Statement? otherwise = node.Else is null ? null : CompileBody(node.Else, null);
        scope.ForgetFrom(outer);
        return new ConditionStatement(node.SetsDot, conditions, bodies, otherwise);
    }

    private RangeStatement CompileRange(RangeNode node)
    {
        int outer = scope.Count;
        Expression source = expressions.CompilePipe(node.Pipe, isRange: true);
        int[] slots = expressions.SlotsOf(node.Pipe);
        Statement body = CompileBody(node.List, true);
        Statement? otherwise = node.Else is null ? null : CompileBody(node.Else, null);
        scope.ForgetFrom(outer);
        return new RangeStatement(node, source, slots.Length > 1 ? slots[0] : -1, slots.Length > 0 ? slots[^1] : -1, body, otherwise);
    }

    private Statement CompileBody(ListNode list, bool? isDotElement)
    {
        int outer = scope.Count;
        bool outerDot = scope.IsDotElement;
        scope.IsDotElement = isDotElement ?? outerDot;
        Statement body = CompileList(list);
        scope.IsDotElement = outerDot;
        scope.ForgetFrom(outer);
        return body;
    }
}
