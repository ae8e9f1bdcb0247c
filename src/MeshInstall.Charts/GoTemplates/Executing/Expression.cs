using MeshInstall.Charts.GoTemplates.Parsing;
using MeshInstall.Charts.GoValues;

namespace MeshInstall.Charts.GoTemplates.Executing;

/// <summary>Something that has a value. Expressions are shared by every render and hold no state of one.</summary>
internal abstract class Expression(Node node)
{
    /// <summary>Where it stands, for errors.</summary>
    public Node Node { get; } = node;

    /// <summary>The value; <see cref="GoNil.Interface"/> where a map or list holds nothing.</summary>
    public abstract object? Evaluate(TemplateCall call);

    /// <summary>The value as a pipeline passes it on: without <see cref="GoNil.Interface"/>.</summary>
    public object? EvaluatePlain(TemplateCall call) => GoNil.Strip(Evaluate(call));
}
