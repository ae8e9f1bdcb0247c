using MeshInstall.Charts.Functions;
using MeshInstall.Charts.GoTemplates.Parsing;
using MeshInstall.Charts.GoValues;

namespace MeshInstall.Charts.GoTemplates.Executing;

/// <summary>A function with its arguments; the last one may come from the pipeline.</summary>
internal sealed class CallExpression(Node node, GoFunction function, Argument[] arguments, Expression? final) : Expression(node)
{
    private readonly GoParameter[] types = [.. Enumerable.Range(0, arguments.Length + (final is null ? 0 : 1)).Select(i => Invocation.ParameterAt(function, i))];

    public override object? Evaluate(TemplateCall call)
    {
        object? last = final?.EvaluatePlain(call);
        object?[] values = types.Length == 0 ? [] : new object?[types.Length];
        for (int i = 0; i < arguments.Length; i++)
        {
            values[i] = arguments[i].Evaluate(call, function, types[i]);
        }

        if (final is not null)
        {
            values[^1] = ArgumentConversion.Check(call, final.Node, last, function, types[^1]);
        }

        return GoNil.Strip(Invocation.Run(call, Node, function, values));
    }
}
