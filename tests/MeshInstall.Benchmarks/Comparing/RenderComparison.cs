using MeshInstall.Benchmarks.Inputs;
using MeshInstall.Engine.Rendering;

namespace MeshInstall.Benchmarks.Comparing;

/// <summary>Six components rendered to text against six runs of <c>helm template</c> on Istio's charts with the same values.</summary>
internal static class RenderComparison
{
    private const int WarmUps = 50;
    private const int Repeats = 20;

    public static async Task RunAsync(ComparisonTable table)
    {
        if (HelmTemplate.Find() is not { } helm)
        {
            return;
        }

        using TemporaryFolder folder = new();
        MeshConfig config = Configurations.Of("demo", Configurations.AllComponents);
        Candidate sixRuns = helm.Runs("6 x helm template", helm.Jobs(config), folder);
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
