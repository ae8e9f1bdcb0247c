using MeshInstall.Charts.GoTemplates.Parsing;

namespace MeshInstall.Charts.GoTemplates.Executing;

/// <summary>The dot.</summary>
internal sealed class DotExpression(Node node) : Expression(node)
{
    public override object? Evaluate(TemplateCall call) => call.Dot;
}
