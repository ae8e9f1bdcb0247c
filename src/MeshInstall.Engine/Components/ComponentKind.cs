namespace MeshInstall.Engine.Components;

/// <summary>One row of the catalogue: everything the engine knows of a kind of component.</summary>
/// <param name="Name">The name in documents' labels and cmdlets, such as <c>Pilot</c>.</param>
/// <param name="SpecField">The field under <c>spec.components</c>.</param>
/// <param name="ChartFolder">The chart's folder, under <c>manifests/charts</c> of an Istio release.</param>
/// <param name="ValuesRoot">The path in the values where the component's own settings stand.</param>
/// <param name="WorkloadKind">The kind of its workload; empty where it has none.</param>
/// <param name="WorkloadName">The name of its workload, without revision; a gateway's own name replaces it.</param>
/// <param name="Container">The container that resources, env and probes apply to.</param>
/// <param name="IsList">Whether the field is a list of gateways.</param>
/// <param name="EnabledByDefault">Whether it is on where the document says nothing.</param>
/// <param name="EnabledPath">A values path that turns it on as well; empty where there is none.</param>
/// <param name="FlattensValues">Whether the chart takes the component's settings at the root of its values.</param>
/// <param name="DependsOn">The kinds that must be ready first.</param>
/// <param name="BuiltInChart">The folder of its built-in chart, under the module's <c>charts</c>.</param>
public sealed record ComponentKind(
    string Name,
    string SpecField,
    string ChartFolder,
    string ValuesRoot,
    string WorkloadKind,
    string WorkloadName,
    string Container,
    bool IsList,
    bool EnabledByDefault,
    string EnabledPath,
    bool FlattensValues,
    IReadOnlyList<string> DependsOn,
    string BuiltInChart)
{
    /// <summary>The names, in Chart.yaml, of Helm charts for it; the first is the one in Istio's repository of charts.</summary>
    public IReadOnlyList<string> ChartNames { get; init; } = [];

    /// <summary>The name of its chart in Istio's repository of charts.</summary>
    public string RepositoryChart => ChartNames[0];
}
