using System.Collections.Frozen;
using MeshInstall.Charts.Functions;

namespace MeshInstall.Charts.GoTemplates;

/// <summary>The templates of one render by name, as one <c>template.Template</c> of Go with all it is associated with.</summary>
internal sealed class TemplateSet(FrozenDictionary<string, GoFunction> functions, ChartLimits limits)
{
    public FrozenDictionary<string, GoFunction> Functions { get; } = functions;

    public ChartLimits Limits { get; } = limits;

    /// <summary>Parses a template and adds it with all it defines; later definitions of a name win unless they are empty.</summary>
    /// <exception cref="ChartException">It does not parse.</exception>
    public void Add(string name, string text) => throw new NotSupportedException($"{name} {text.Length}: not built yet.");

    /// <summary>Runs a template.</summary>
    /// <exception cref="ChartException">It failed, or went over a bound.</exception>
    public string Execute(string name, object? data, TemplateServices services, CancellationToken cancellationToken) =>
        throw new NotSupportedException($"{name} {data} {services} {cancellationToken}: not built yet.");
}
