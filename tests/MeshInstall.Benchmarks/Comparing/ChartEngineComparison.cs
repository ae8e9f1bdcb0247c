using MeshInstall.Benchmarks.Inputs;
using MeshInstall.Charts;
using MeshInstall.Charts.Loading;
using MeshInstall.Charts.Rendering;
using MeshInstall.Engine.Components;
using MeshInstall.Engine.Rendering.Values;

namespace MeshInstall.Benchmarks.Comparing;

/// <summary>Istio's own charts through this engine, in one process, against one <c>helm template</c> process each, with the same values and to the same text.</summary>
internal static class ChartEngineComparison
{
    private const int WarmUps = 30;
    private const int Repeats = 20;
    private const string KubeVersion = "v1.35.0";

    public static async Task RunAsync(ComparisonTable table)
    {
        string? charts = Environment.GetEnvironmentVariable("MESHINSTALL_ISTIO") is { Length: > 0 } istio ? Path.Combine(istio, "manifests", "charts") : null;
        if (ExternalProgram.FindTool("helm") is not { } helm || !Directory.Exists(charts))
        {
            ComparisonTable.Skip("helm template", "MESHINSTALL_TOOLS/helm/helm and MESHINSTALL_ISTIO/manifests/charts are needed");
            return;
        }

        using TemporaryFolder folder = new();
        MeshConfig config = Configurations.Of("demo", Configurations.AllComponents);
        MeshMap shared = ComponentValues.Shared(config);
        Job[] all = [.. ComponentSelection.Of(config).Select(component => new Job(
            Path.Combine(charts, component.Kind.ChartFolder), component.Namespace, ComponentValues.For(shared, component)))];
        Job[] controlPlane = [.. all.Where(job => job.Chart.EndsWith("istio-discovery", StringComparison.Ordinal))];
        for (int run = 0; run < WarmUps; run++)
        {
            await RenderAsync(all);
        }

        Candidate sixRuns = new("6 x helm template", HelmTemplate(helm, all, folder));
        await table.CompareAsync(sixRuns, new Candidate("the chart engine, warm: loading, rendering and text of 6 charts", () => RepeatAsync(() => RenderAsync(all))));
        Chart[] loaded = await Task.WhenAll(all.Select(job => ChartLoader.LoadAsync(job.Chart, ChartLimits.Default, CancellationToken.None)));
        await table.CompareAsync(sixRuns, new Candidate("the same with the 6 charts in memory", () => RepeatAsync(() => Task.FromResult(
            all.Zip(loaded, (job, chart) => Render(job, chart)).Sum()))));
        await table.CompareAsync(
            new Candidate("helm template istiod", HelmTemplate(helm, controlPlane, folder)),
            new Candidate("the chart engine, warm: istiod", () => RepeatAsync(() => RenderAsync(controlPlane))));
    }

    private static Func<Task<TimeSpan>> HelmTemplate(ExternalProgram helm, Job[] jobs, TemporaryFolder folder)
    {
        string[][] runs = [.. jobs.Select((job, index) => new[]
        {
            "template", "istio", job.Chart, "--namespace", job.Namespace, "--include-crds", "--kube-version", KubeVersion, "--values",
            folder.File($"chart-{index}.json", MeshJson.ToText(job.Values)),
        })];
        return () => Stopwatches.TimeAsync(async () =>
        {
            foreach (string[] run in runs)
            {
                await helm.RunAsync(run);
            }
        });
    }

    private static async Task<TimeSpan> RepeatAsync(Func<Task<int>> work) => await Stopwatches.TimeAsync(async () =>
    {
        for (int run = 0; run < Repeats; run++)
        {
            await work();
        }
    }) / Repeats;

    private static async Task<int> RenderAsync(Job[] jobs)
    {
        int length = 0;
        foreach (Job job in jobs)
        {
            length += Render(job, await ChartLoader.LoadAsync(job.Chart, ChartLimits.Default, CancellationToken.None));
        }

        return length;
    }

    private static int Render(Job job, Chart chart) => ChartRenderer.Render(
        chart,
        job.Values,
        new ChartRenderOptions
        {
            Release = new ChartRelease { Name = "istio", Namespace = job.Namespace },
            Capabilities = new ChartCapabilities { KubeVersion = KubeVersion },
            IncludeCrds = true,
        },
        CancellationToken.None).ToText().Length;

    private sealed record Job(string Chart, string Namespace, MeshMap Values);
}
