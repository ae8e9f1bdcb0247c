using MeshInstall.Charts.GoTemplates.Executing;

namespace MeshInstall.Charts.GoTemplates.Compiling;

/// <summary>A template ready to run. Renders share it; nothing of it ever changes.</summary>
/// <param name="Name">The name it is called by.</param>
/// <param name="Source">The text it stands in.</param>
/// <param name="Body">What it does.</param>
/// <param name="VariableCount">How many variables one call of it needs, the dollar sign included.</param>
/// <param name="IsEmpty">Whether there is nothing in it, so that it does not replace another.</param>
internal sealed record CompiledTemplate(string Name, TemplateSource Source, Statement Body, int VariableCount, bool IsEmpty)
{
    /// <summary>The variables of one call, the first of which is the dot it was called with.</summary>
    public object?[] CreateVariables(object? dot)
    {
        object?[] variables = new object?[VariableCount];
        variables[0] = dot;
        return variables;
    }
}
