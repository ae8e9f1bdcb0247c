using MeshInstall.Charts.Functions;
using MeshInstall.Charts.GoTemplates.Parsing;

namespace MeshInstall.Charts.GoTemplates.Executing;

/// <summary>A constant as the argument of a method, whose parameters are known only when the template runs.</summary>
internal sealed class LiteralArgument(Node node) : Argument
{
    public override object? Evaluate(TemplateCall call, GoFunction function, GoParameter type) =>
        Literals.TryConvert(node, type, out object? value, out string error) ? value : throw call.Fail(node, error);
}
