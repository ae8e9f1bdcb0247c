using MeshInstall.Charts.GoTemplates.Parsing;

namespace MeshInstall.Charts.GoTemplates.Executing;

/// <summary>What parses but can only fail; what comes before it in its pipeline is evaluated first.</summary>
internal sealed class FailingExpression(Node node, string message, Expression? before = null) : Expression(node)
{
    public override object? Evaluate(TemplateCall call)
    {
        before?.Evaluate(call);
        throw call.Fail(Node, message);
    }
}
