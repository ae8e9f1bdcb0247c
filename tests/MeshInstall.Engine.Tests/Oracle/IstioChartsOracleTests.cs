using MeshInstall.Engine.Components;
using MeshInstall.Engine.Rendering;
using MeshInstall.Engine.Rendering.Templates;
using MeshInstall.Engine.Rendering.Values;
using MeshInstall.Engine.Tests.Rendering;

namespace MeshInstall.Engine.Tests.Oracle;

/// <summary>The built-in charts against Istio's own charts rendered by helm, over the same values.</summary>
[Trait("Category", "Oracle")]
public sealed class IstioChartsOracleTests
{
    private const string KubeVersion = "v1.35.0";

    public static TheoryData<string> Names => new(OracleCases.All.Select(oracle => oracle.Name));

    [SkippableTheory]
    [MemberData(nameof(Names))]
    public async Task Built_in_charts_equal_those_of_istio(string name)
    {
        Skip.IfNot(OracleTools.ArePresent, "MESHINSTALL_TOOLS and MESHINSTALL_ISTIO name no helm and no Istio release.");
        OracleCase oracle = OracleCases.All.Single(candidate => candidate.Name == name);
        MeshConfig config = TestConfig.Of(oracle.Profile, oracle.Spec);
        MeshMap shared = ComponentValues.Shared(config);

        List<string> differences = [];
        foreach (ComponentInstance component in ComponentSelection.Of(config))
        {
            MeshMap given = ComponentValues.For(shared, component);
            IReadOnlyList<MeshResource> theirs = await OracleTools.RenderAsync(component.Kind.ChartFolder, component.Namespace, given, KubeVersion);
            differences.AddRange(Compare(component, given, theirs).Select(line => $"[{component.Name}] {line}"));
        }

        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }

    private static IEnumerable<string> Compare(ComponentInstance component, MeshMap given, IReadOnlyList<MeshResource> theirs)
    {
        try
        {
            return [.. ResourceComparison.Differences(theirs, Render(component, given)).Where(line => !IntendedDifferences.Covers(line))];
        }
        catch (MeshException error)
        {
            return [error.Message];
        }
    }

    private static IReadOnlyList<MeshResource> Render(ComponentInstance component, MeshMap given)
    {
        BuiltInCharts charts = BuiltInCharts.At(RepositoryFolder.Charts);
        BuiltInChart chart = charts.Get(component.Kind.BuiltInChart);
        MeshMap values = ChartValues.Resolve(component.Kind, chart.Values, charts.Layers.For(given), given);
        return ScribanRenderer.Render(
            chart, values, new ComponentRelease("istio", component.Namespace, KubeVersion, IsUpgrade: false), CancellationToken.None).Resources;
    }
}
