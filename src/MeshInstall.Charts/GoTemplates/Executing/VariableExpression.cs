using MeshInstall.Charts.GoTemplates.Parsing;

namespace MeshInstall.Charts.GoTemplates.Executing;

/// <summary>A variable.</summary>
internal sealed class VariableExpression(Node node, int slot) : Expression(node)
{
    public override object? Evaluate(TemplateCall call) => call.Variables[slot];
}
