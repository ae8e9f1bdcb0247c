using MeshInstall.Charts.GoTemplates.Parsing;

namespace MeshInstall.Charts.GoTemplates.Executing;

/// <summary>A pipeline in parentheses, or one that puts its value into variables.</summary>
internal sealed class PipelineExpression(PipeNode node, Expression inner, int[] slots) : Expression(node)
{
    public override object? Evaluate(TemplateCall call)
    {
        object? value = inner.EvaluatePlain(call);
        foreach (int slot in slots)
        {
            call.Variables[slot] = value;
        }

        return value;
    }
}
