using MeshInstall.Charts.GoTemplates.Parsing;
using MeshInstall.Charts.GoValues;

namespace MeshInstall.Charts.GoTemplates.Executing;

/// <summary><c>and</c> or <c>or</c>: the first operand that decides, or the last one.</summary>
internal sealed class LogicExpression(Node node, bool isOr, Expression[] operands, Expression? final) : Expression(node)
{
    public override object? Evaluate(TemplateCall call)
    {
        object? last = final?.EvaluatePlain(call);
        object? value = null;
        foreach (Expression operand in operands)
        {
            call.Execution.Budget.Step();
            value = operand.EvaluatePlain(call);
            if (GoTruth.IsTrue(value) == isOr)
            {
                return value;
            }
        }

        return final is null ? value : last;
    }
}
