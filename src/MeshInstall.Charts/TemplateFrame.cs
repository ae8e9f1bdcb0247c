namespace MeshInstall.Charts;

/// <summary>One place in the chain of template calls that led to an error.</summary>
/// <param name="Template">The template's file, such as <c>istiod/templates/deployment.yaml</c>.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
/// <param name="Definition">The name of the <c>define</c> that was executing; the file's name outside of one.</param>
/// <param name="Expression">The expression as written there, shortened.</param>
public sealed record TemplateFrame(string Template, int Line, int Column, string Definition, string Expression)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Template}:{Line}:{Column}: in \"{Definition}\" at <{Expression}>";
}
