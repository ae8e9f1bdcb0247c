namespace MeshInstall.Charts.GoTemplates.Executing;

/// <summary>A statement so deep in others that the stack may end.</summary>
internal sealed class GuardStatement(Statement inner) : Statement
{
    private static readonly Func<(Statement Inner, TemplateCall Call), Flow> Work = static state => state.Inner.Execute(state.Call);

    public override Flow Execute(TemplateCall call) => DeepStack.Run(Work, (inner, call));
}
