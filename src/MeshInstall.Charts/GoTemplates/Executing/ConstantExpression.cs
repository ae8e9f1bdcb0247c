using MeshInstall.Charts.GoTemplates.Parsing;

namespace MeshInstall.Charts.GoTemplates.Executing;

/// <summary>A constant.</summary>
internal sealed class ConstantExpression(Node node, object? value) : Expression(node)
{
    public override object? Evaluate(TemplateCall call) => value;
}
