using System.Collections.Frozen;
using MeshInstall.Charts.Functions;
using MeshInstall.Charts.GoTemplates.Executing;
using MeshInstall.Charts.GoTemplates.Parsing;

namespace MeshInstall.Charts.GoTemplates.Compiling;

/// <summary>Turns pipelines into expressions. What Go finds out only when it runs a template stays an error of running it.</summary>
internal sealed class ExpressionCompiler(FrozenDictionary<string, GoFunction> functions, VariableScope scope)
{
    private const int GuardEvery = 16;
    private int depth;

    /// <summary>A pipeline; its variables exist from then on.</summary>
    public Expression CompilePipe(PipeNode pipe, bool isRange = false)
    {
        // Each stage is evaluated inside the next one.
        Expression? value = null;
        for (int i = 0; i < pipe.Commands.Count; i++)
        {
            value = CompileCommand(pipe.Commands[i], value);
            value = i % GuardEvery == GuardEvery - 1 ? new GuardExpression(value) : value;
        }

        if (pipe.Variables.Count == 0)
        {
            return value!;
        }

        if (!pipe.IsAssignment)
        {
            int[] slots = new int[pipe.Variables.Count];
            for (int i = 0; i < slots.Length; i++)
            {
                slots[i] = scope.Declare(pipe.Variables[i].Name, isRange && i == slots.Length - 1);
            }

            return new PipelineExpression(pipe, value!, slots);
        }

        int[] assigned = SlotsOf(pipe);
        return Array.IndexOf(assigned, -1) is var missing && missing >= 0
            ? new FailingExpression(pipe, $"undefined variable: {pipe.Variables[missing].Name}", value)
            : new PipelineExpression(pipe, value!, assigned);
    }

    /// <summary>The slots of a pipeline's variables, which exist already; -1 for one that does not.</summary>
    public int[] SlotsOf(PipeNode pipe)
    {
        int[] slots = new int[pipe.Variables.Count];
        int firstDeclared = scope.Count - slots.Length;
        for (int i = 0; i < slots.Length; i++)
        {
            slots[i] = pipe.IsAssignment ? scope.Find(pipe.Variables[i].Name) : firstDeclared + i;
        }

        return slots;
    }

    private Expression CompileCommand(CommandNode command, Expression? final)
    {
        Node first = command.Arguments[0];
        Node[] arguments = [.. command.Arguments.Skip(1)];
        switch (first)
        {
            case IdentifierNode identifier:
                return CompileCall(command, identifier.Name, arguments, final);
            case FieldNode field:
                return new FieldExpression(field, new DotExpression(field), [.. field.Names], MethodArguments(arguments), final, scope.IsDotElement);
            case ChainNode chain:
                return CompileChain(chain, arguments, final);
            case VariableNode { Fields.Count: > 0 } variable:
                return CompileVariable(variable, arguments, final);
        }

        if (arguments.Length > 0 || final is not null)
        {
            return new FailingExpression(first, $"can't give argument to non-function {first}", final);
        }

        return first switch
        {
            PipeNode pipe => CompileParentheses(pipe),
            VariableNode variable => CompileVariable(variable, [], null),
            DotNode => new DotExpression(first),
            _ => CompileIdeal(first),
        };
    }

    private static Expression CompileIdeal(Node node) => Literals.TryIdeal(node, out object? value, out string error)
        ? new ConstantExpression(node, value)
        : new FailingExpression(node, error);

    private Expression CompileParentheses(PipeNode pipe)
    {
        depth++;
        Expression value = DeepStack.Run(() => CompilePipe(pipe));
        depth--;
        value = value is PipelineExpression or FailingExpression or CallExpression or LogicExpression or ConstantExpression or GuardExpression
            ? value
            : new PipelineExpression(pipe, value, []);
        return depth > 0 && depth % GuardEvery == 0 ? new GuardExpression(value) : value;
    }

    private FieldExpression CompileChain(ChainNode chain, Node[] arguments, Expression? final) =>
        new(chain, CompileOperand(chain.Inner), [.. chain.Fields], MethodArguments(arguments), final, isElement: false);

    private Expression CompileVariable(VariableNode variable, Node[] arguments, Expression? final)
    {
        int slot = scope.Find(variable.Name);
        if (slot < 0)
        {
            return new FailingExpression(variable, $"undefined variable: {variable.Name}", final);
        }

        VariableExpression value = new(variable, slot);
        return variable.Fields.Count == 0
            ? value
            : new FieldExpression(variable, value, [.. variable.Fields], MethodArguments(arguments), final, scope.IsElement(slot));
    }

    private Expression CompileCall(Node node, string name, Node[] arguments, Expression? final)
    {
        GoFunction function = functions[name];
        if (Invocation.CountError(function, name, arguments.Length, final is not null) is { } error)
        {
            return new FailingExpression(node, error, final);
        }

        if (BuiltinFunctions.IsLogic(function))
        {
            return new LogicExpression(node, name == "or", [.. arguments.Select(CompileLogicOperand)], final);
        }

        Argument[] compiled = new Argument[arguments.Length];
        for (int i = 0; i < compiled.Length; i++)
        {
            compiled[i] = CompileArgument(arguments[i], Invocation.ParameterAt(function, i));
        }

        return BuiltinFunctions.IsCall(function)
            ? new CallExpression(node, BuiltinFunctions.NamedCall(arguments.Length > 0 ? arguments[0].ToString() : null), compiled, final)
            : new CallExpression(node, function, compiled, final);
    }

    private Expression CompileLogicOperand(Node node) => node is NilNode ? new ConstantExpression(node, null) : CompileOperand(node);

    private Argument CompileArgument(Node node, GoParameter type) => !Literals.IsLiteral(node) ? new ValueArgument(CompileOperand(node))
        : Literals.TryConvert(node, type, out object? value, out string error) ? new FixedArgument(value)
        : new ValueArgument(new FailingExpression(node, error));

    private Argument[] MethodArguments(Node[] nodes) =>
        [.. nodes.Select(node => Literals.IsLiteral(node) ? (Argument)new LiteralArgument(node) : new ValueArgument(CompileOperand(node)))];

    private Expression CompileOperand(Node node) => node switch
    {
        DotNode => new DotExpression(node),
        FieldNode field => new FieldExpression(field, new DotExpression(field), [.. field.Names], [], null, scope.IsDotElement),
        VariableNode variable => CompileVariable(variable, [], null),
        PipeNode pipe => CompileParentheses(pipe),
        IdentifierNode identifier => CompileCall(identifier, identifier.Name, [], null),
        ChainNode chain => CompileChain(chain, [], null),
        _ => CompileIdeal(node),
    };
}
