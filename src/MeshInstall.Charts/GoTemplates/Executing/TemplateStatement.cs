using MeshInstall.Charts.GoTemplates.Compiling;
using MeshInstall.Charts.GoTemplates.Parsing;
using MeshInstall.Charts.GoValues.Printing;

namespace MeshInstall.Charts.GoTemplates.Executing;

/// <summary>Runs another template where it stands.</summary>
internal sealed class TemplateStatement(TemplateNode node, Expression? dot) : Statement
{
    public override Flow Execute(TemplateCall call)
    {
        call.Execution.Budget.Step();
        CompiledTemplate template = call.Execution.Templates.Find(node.Name)
            ?? throw call.Fail(node, $"template {GoQuoting.Quote(node.Name)} not defined");
        object? value = dot?.EvaluatePlain(call);
        call.Current = node;
        call.Execution.Call(template, value, call.Output);
        return Flow.Next;
    }
}
