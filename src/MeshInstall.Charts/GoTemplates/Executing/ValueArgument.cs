using MeshInstall.Charts.Functions;

namespace MeshInstall.Charts.GoTemplates.Executing;

/// <summary>An argument whose value is known only when the template runs.</summary>
internal sealed class ValueArgument(Expression expression) : Argument
{
    public override object? Evaluate(TemplateCall call, GoFunction function, GoParameter type) =>
        ArgumentConversion.Check(call, expression.Node, expression.Evaluate(call), function, type);
}
