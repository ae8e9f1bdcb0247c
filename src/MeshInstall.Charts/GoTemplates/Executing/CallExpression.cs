using MeshInstall.Charts.Functions;
using MeshInstall.Charts.GoTemplates.Parsing;
using MeshInstall.Charts.GoValues;

namespace MeshInstall.Charts.GoTemplates.Executing;

/// <summary>A function with its arguments; the last one may come from the pipeline.</summary>
internal sealed class CallExpression(Node node, GoFunction function, Argument[] arguments, Expression? final) : Expression(node)
{
    private readonly int count = arguments.Length + (final is null ? 0 : 1);

    public override object? Evaluate(TemplateCall call)
    {
        object? last = final?.EvaluatePlain(call);
        object?[] values = count == 0 ? [] : new object?[count];
        for (int i = 0; i < arguments.Length; i++)
        {
            values[i] = arguments[i].Evaluate(call, Invocation.ParameterAt(function, i));
        }

        if (final is not null)
        {
            values[^1] = ArgumentConversion.Check(call, final.Node, last, Invocation.ParameterAt(function, count - 1));
        }

        return GoNil.Strip(Invocation.Run(call, Node, function, values));
    }
}
