namespace MeshInstall.Charts.GoTemplates.Executing;

/// <summary>Text between actions.</summary>
internal sealed class TextStatement(string text) : Statement
{
    public override Flow Execute(TemplateCall call)
    {
        call.Output.Append(text);
        return Flow.Next;
    }
}
