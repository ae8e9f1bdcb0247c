using MeshInstall.Benchmarks.Inputs;
using MeshInstall.Engine.Components;
using MeshInstall.Engine.Rendering.Values;
using MeshInstall.Engine.Rendering;

namespace MeshInstall.Benchmarks.Comparing;

/// <summary>Six components rendered to text against six runs of <c>helm template</c> on Istio's charts with the same values.</summary>
internal static class RenderComparison
{
    private const int WarmUps = 50;
    private const int Repeats = 20;
    private const string ReleaseName = "istio";

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
        Candidate sixRuns = new("6 x helm template", HelmTemplate(helm, charts, config, folder));
        await table.CompareAsync(sixRuns, new Candidate("Shell: New-MeshManifest, Export-MeshManifest", Shell(folder)));
        if (ExternalProgram.FindPowerShell() is { } pwsh)
        {
            await table.CompareAsync(sixRuns, new Candidate("pwsh: the same pipeline", PowerShell(pwsh, folder)));
        }

        for (int run = 0; run < WarmUps; run++)
        {
            await RenderAsync(config);
        }

        await table.CompareAsync(sixRuns, new Candidate("the engine, warm, to YAML text", () => WarmAsync(config)));
    }

    private static Func<Task<TimeSpan>> HelmTemplate(ExternalProgram helm, string charts, MeshConfig config, TemporaryFolder folder)
    {
        MeshMap shared = ComponentValues.Shared(config);
        string[][] runs = [.. ComponentSelection.Of(config).Select(component => new[]
        {
            "template", ReleaseName, Path.Combine(charts, component.Kind.ChartFolder), "--namespace", component.Namespace, "--include-crds", "--values",
            folder.File(component.Name + ".json", MeshJson.ToText(ComponentValues.For(shared, component))),
        })];
        return () => Stopwatches.TimeAsync(async () =>
        {
            foreach (string[] run in runs)
            {
                await helm.RunAsync(run);
            }
        });
    }

    private static Func<Task<TimeSpan>> Shell(TemporaryFolder folder) => () => ExternalProgram.Shell(Repository.Shell).RunAsync(Pipeline(folder));

    private static Func<Task<TimeSpan>> PowerShell(ExternalProgram pwsh, TemporaryFolder folder) =>
        () => pwsh.RunAsync($"Import-Module {Quote(Repository.StagedModule)}; {Pipeline(folder)}");

    private static string Pipeline(TemporaryFolder folder) =>
        $"Get-MeshProfile demo | Merge-MeshConfig -Set {string.Join(", ", Configurations.AllComponents.Select(Quote))} | New-MeshManifest"
        + $" | Export-MeshManifest {Quote(Path.Combine(folder.Path, "all.yaml"))} -Force";

    private static string Quote(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    private static async Task<TimeSpan> WarmAsync(MeshConfig config) => await Stopwatches.TimeAsync(async () =>
    {
        for (int run = 0; run < Repeats; run++)
        {
            await RenderAsync(config);
        }
    }) / Repeats;

    private static async Task<int> RenderAsync(MeshConfig config)
    {
        IReadOnlyList<MeshManifest> manifests = await Installation.RenderAsync(config);
        return ManifestWriter.ToText(manifests.SelectMany(manifest => manifest.Resources), MeshTextFormat.Yaml).Length;
    }
}
