namespace MeshInstall.Charts.GoTemplates.Executing;

/// <summary>A pipeline whose value goes into a variable and nowhere else.</summary>
internal sealed class EvaluateStatement(Expression value) : Statement
{
    public override Flow Execute(TemplateCall call)
    {
        call.Execution.Budget.Step();
        value.Evaluate(call);
        return Flow.Next;
    }
}
