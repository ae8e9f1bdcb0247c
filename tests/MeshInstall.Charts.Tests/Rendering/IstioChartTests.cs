using MeshInstall.Charts.Tests.Oracle;

namespace MeshInstall.Charts.Tests.Rendering;

/// <summary>Istio's own charts, where a release of Istio is at hand beside helm.</summary>
public sealed class IstioChartTests
{
    private static readonly string[] Charts =
        ["base", "istio-control/istio-discovery", "gateways/istio-ingress", "gateways/istio-egress", "gateway", "istio-cni", "ztunnel"];

    private static readonly string[] Profiles = ["", "ambient", "demo", "preview", "remote", "stable"];

    private static readonly string? Folder = Find();

    public static TheoryData<string, string> Runs
    {
        get
        {
            TheoryData<string, string> runs = [];
            foreach (string chart in Charts)
            {
                foreach (string profile in Profiles)
                {
                    runs.Add(chart, profile);
                }
            }

            return runs;
        }
    }

    [SkippableTheory]
    [MemberData(nameof(Runs))]
    public async Task A_chart_renders_byte_for_byte_as_helm_renders_it(string chart, string profile)
    {
        HelmTool.Require();
        Skip.If(Folder is null, "No release of Istio is beside helm.");
        RenderCase run = new(Path.Combine(Folder, chart))
        {
            Name = chart == "gateway" ? "gateway" : "istio",
            Namespace = "istio-system",
            Set = profile.Length == 0 ? [] : [$"profile={profile}"],
        };
        string? difference = (await run.RunAsync()).Difference(await run.RunHelmAsync());
        Assert.True(difference is null, difference);
    }

    private static string? Find()
    {
        string? tools = Environment.GetEnvironmentVariable("MESHINSTALL_TOOLS");
        return string.IsNullOrEmpty(tools) ? null : Directory.EnumerateDirectories(tools, "istio-*").Order(StringComparer.Ordinal)
            .Select(folder => Path.Combine(folder, "manifests", "charts")).LastOrDefault(Directory.Exists);
    }
}
