using MeshInstall.Charts.Functions;

namespace MeshInstall.Charts.GoTemplates.Executing;

/// <summary>An argument of a function or method, read as its parameter's type asks for.</summary>
internal abstract class Argument
{
    public abstract object? Evaluate(TemplateCall call, GoFunction function, GoParameter type);
}
