namespace MeshInstall.Charts.GoTemplates.Executing;

/// <summary>An expression so deep in others that the stack may end.</summary>
internal sealed class GuardExpression(Expression inner) : Expression(inner.Node)
{
    private static readonly Func<(Expression Inner, TemplateCall Call), object?> Work = static state => state.Inner.Evaluate(state.Call);

    public override object? Evaluate(TemplateCall call) => DeepStack.Run(Work, (inner, call));
}
