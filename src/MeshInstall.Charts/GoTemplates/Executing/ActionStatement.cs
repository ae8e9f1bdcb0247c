using MeshInstall.Charts.GoValues;

namespace MeshInstall.Charts.GoTemplates.Executing;

/// <summary>Prints the value of a pipeline.</summary>
internal sealed class ActionStatement(Expression value) : Statement
{
    private const string NoValue = "<no value>";

    public override Flow Execute(TemplateCall call)
    {
        call.Execution.Budget.Step();
        object? result = value.EvaluatePlain(call);
        call.Output.Append(result switch
        {
            string text => text,
            null => NoValue,
            GoObject item => item.Print(),
            _ => GoPrint.Format(result),
        });
        return Flow.Next;
    }
}
