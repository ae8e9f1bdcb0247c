using MeshInstall.Charts.Loading;
using MeshInstall.Charts.Rendering;
using MeshInstall.Charts.Yaml;

namespace MeshInstall.Engine.Tests.Oracle;

/// <summary>Istio's own charts with the values of Istio's own tests: what the templates write is what those tests expect, byte by byte.</summary>
[Trait("Category", "Oracle")]
public sealed class IstioRenderGoldenTests
{
    private const string KubeVersion = "v1.32.0";

    public static TheoryData<string> Names => IstioSource.RenderCases is { } cases
        ? new(Directory.EnumerateFiles(Path.Combine(cases, "input"), "*.yaml").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal))
        : new("(no clone of Istio)");

    [SkippableTheory]
    [MemberData(nameof(Names))]
    public async Task A_chart_of_Istio_writes_what_its_own_test_expects(string name)
    {
        Skip.If(IstioSource.RenderCases is null, "MESHINSTALL_ISTIO names no clone of Istio with its tests.");
        string expected = await File.ReadAllTextAsync(Path.Combine(IstioSource.RenderCases, "output", name + ".golden.yaml"));
        string input = await File.ReadAllTextAsync(Path.Combine(IstioSource.RenderCases, "input", name + ".yaml"));
        MeshMap values = (YamlReader.ReadSingle(input, name) as MeshMap)?.FindMap("spec")?.FindMap("values") ?? MeshMap.Empty;
        (string folder, string release, string ns) = Of(name);

        RenderedChart rendered = ChartRenderer.Render(
            await ChartLoader.LoadAsync(Path.Combine(IstioSource.Live, "charts", folder)),
            values,
            new ChartRenderOptions
            {
                Release = new ChartRelease { Name = release, Namespace = ns, IsUpgrade = name.Contains("-webhook-upgrade", StringComparison.Ordinal) },
                Capabilities = new ChartCapabilities { KubeVersion = KubeVersion },
            },
            CancellationToken.None);

        if (string.IsNullOrWhiteSpace(expected))
        {
            Assert.Contains("-pdb-", name, StringComparison.Ordinal);
            Assert.DoesNotContain(rendered.Documents, document => document.Kind == "PodDisruptionBudget");
            return;
        }

        MeshResource wanted = new((MeshMap)YamlReader.ReadSingle(expected, name)!);
        RenderedDocument document = Assert.Single(rendered.Documents, document => document.Kind == wanted.Kind && document.Name == wanted.Name);
        Assert.Equal(expected.Trim(), document.Text.Trim());
    }

    private static (string Folder, string Release, string Namespace) Of(string name) => name switch
    {
        _ when name.StartsWith("base-", StringComparison.Ordinal) => ("base", "istio-base", "istio-system"),
        _ when name.StartsWith("istiod-", StringComparison.Ordinal) => ("istio-control/istio-discovery", "istiod", "istio-system"),
        _ when name.StartsWith("ztunnel-", StringComparison.Ordinal) => ("ztunnel", "ztunnel", "istio-system"),
        _ when name.StartsWith("gateway-network-gateway", StringComparison.Ordinal) => ("gateway", "istio-eastwest", "istio-system"),
        _ => ("gateway", "istio-ingress", "istio-ingress"),
    };
}
