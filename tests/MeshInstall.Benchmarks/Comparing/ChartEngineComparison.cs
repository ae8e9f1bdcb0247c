using MeshInstall.Benchmarks.Inputs;
using MeshInstall.Charts;
using MeshInstall.Charts.Loading;
using MeshInstall.Charts.Rendering;

namespace MeshInstall.Benchmarks.Comparing;

/// <summary>Istio's own charts through this engine, in one process, against one <c>helm template</c> process each, with the same values and to the same text.</summary>
internal static class ChartEngineComparison
{
    private const int WarmUps = 30;
    private const int Repeats = 20;

    public static async Task RunAsync(ComparisonTable table)
    {
        if (HelmTemplate.Find() is not { } helm)
        {
            return;
        }

        using TemporaryFolder folder = new();
        HelmJob[] all = helm.Jobs(Configurations.Of("demo", Configurations.AllComponents));
        HelmJob[] controlPlane = [.. all.Where(job => job.Chart.EndsWith("istio-discovery", StringComparison.Ordinal))];
        for (int run = 0; run < WarmUps; run++)
        {
            await RenderAsync(all);
        }

        Candidate sixRuns = helm.Runs("6 x helm template", all, folder);
        await table.CompareAsync(sixRuns, new Candidate("the chart engine, warm: loading, rendering and text of 6 charts", () => RepeatAsync(() => RenderAsync(all))));
        Chart[] loaded = await Task.WhenAll(all.Select(job => ChartLoader.LoadAsync(job.Chart, ChartLimits.Default, CancellationToken.None)));
        await table.CompareAsync(sixRuns, new Candidate("the same with the 6 charts in memory", () => RepeatAsync(() => Task.FromResult(
            all.Zip(loaded, (job, chart) => Render(job, chart)).Sum()))));
        await table.CompareAsync(
            helm.Runs("helm template istiod", controlPlane, folder),
            new Candidate("the chart engine, warm: istiod", () => RepeatAsync(() => RenderAsync(controlPlane))));
    }

    private static async Task<TimeSpan> RepeatAsync(Func<Task<int>> work) => await Stopwatches.TimeAsync(async () =>
    {
        for (int run = 0; run < Repeats; run++)
        {
            await work();
        }
    }) / Repeats;

    private static async Task<int> RenderAsync(HelmJob[] jobs)
    {
        int length = 0;
        foreach (HelmJob job in jobs)
        {
            length += Render(job, await ChartLoader.LoadAsync(job.Chart, ChartLimits.Default, CancellationToken.None));
        }

        return length;
    }

    private static int Render(HelmJob job, Chart chart) => ChartRenderer.Render(
        chart,
        job.Values,
        new ChartRenderOptions
        {
            Release = new ChartRelease { Name = HelmTemplate.ReleaseName, Namespace = job.Namespace },
            Capabilities = new ChartCapabilities { KubeVersion = HelmTemplate.KubeVersion },
            IncludeCrds = true,
        },
        CancellationToken.None).ToText().Length;
}
