namespace MeshInstall.Charts.GoTemplates.Executing;

/// <summary><c>break</c> or <c>continue</c>.</summary>
internal sealed class JumpStatement(Flow flow) : Statement
{
    public override Flow Execute(TemplateCall call) => flow;
}
