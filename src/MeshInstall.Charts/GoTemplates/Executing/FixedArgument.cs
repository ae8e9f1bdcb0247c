using MeshInstall.Charts.Functions;

namespace MeshInstall.Charts.GoTemplates.Executing;

/// <summary>A constant as the argument of a function, converted already.</summary>
internal sealed class FixedArgument(object? value) : Argument
{
    public override object? Evaluate(TemplateCall call, GoFunction function, GoParameter type) => value;
}
