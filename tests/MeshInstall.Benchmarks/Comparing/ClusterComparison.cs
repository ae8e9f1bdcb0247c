using MeshInstall.Benchmarks.Inputs;
using MeshInstall.Engine.Rendering;
using MeshInstall.Engine.Rendering.Packages;
using MeshInstall.TestClusters;

namespace MeshInstall.Benchmarks.Comparing;

/// <summary>
/// The same objects applied to a real API server on the loopback interface, by kubectl and by Install-Mesh, a first time and again; neither
/// waits for pods. Both find the namespaces there, and nothing in them.
/// </summary>
internal static class ClusterComparison
{
    private const int WarmUps = 8;
    private const int Many = 2_000;

    // A server goes on working for a while on definitions that came and went.
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(2);

    public static async Task RunAsync(ComparisonTable table)
    {
        if (ExternalProgram.FindTool("kubectl") is not { } kubectl)
        {
            ComparisonTable.Skip("kubectl apply to a real API server", "MESHINSTALL_TOOLS/kubectl/kubectl is needed");
            return;
        }

        if (!RealCluster.IsAvailable)
        {
            ComparisonTable.Skip("kubectl apply to a real API server", "etcd and kube-apiserver in KUBEBUILDER_ASSETS are needed");
            return;
        }

        using TemporaryFolder folder = new();
        RealCluster server = await RealCluster.StartAsync();
        await using (server)
        {
            if (Environment.GetEnvironmentVariable("MESHINSTALL_ISTIO") is { Length: > 0 } istio)
            {
                string charts = Path.Combine(istio, "manifests");
                await CompareAsync(table, kubectl, folder, server, await IstioAsync(charts), WarmUps, charts);
            }
            else
            {
                ComparisonTable.Skip("Istio's own charts on a real API server", "MESHINSTALL_ISTIO is needed");
            }

            ClusterWork many = new($"{Many} ConfigMaps and Services", [ManyObjects.Manifest(Many, "many")], Config: null);
            await CompareAsync(table, kubectl, folder, server, many, warmUps: 1, charts: null);
        }
    }

    private static async Task CompareAsync(
        ComparisonTable table, ExternalProgram kubectl, TemporaryFolder folder, RealCluster server, ClusterWork work, int warmUps, string? charts)
    {
        await ClusterReset.MakeNamespacesAsync(server, work.Manifests);
        MeshPlan plan = await work.PlanAsync(server.KubeConfigPath);
        ClusterReset reset = new(server, plan.Manifests);
        for (int run = 0; run < warmUps; run++)
        {
            await reset.RunAsync();
            await work.InstallAsync(server.KubeConfigPath);
            await work.InstallAsync(server.KubeConfigPath);
        }

        MeshResource[] objects = [.. plan.Changes.Select(change => change.Wanted)];
        string file = folder.File("objects.yaml", ManifestWriter.ToText(objects, MeshTextFormat.Yaml));
        string name = $"{work.Name} ({objects.Length} objects)";
        foreach (bool again in (bool[])[false, true])
        {
            string when = again ? "again, nothing changed" : "the first time";
            Candidate apply = new($"kubectl apply --server-side, {name}, {when}", On(reset, again, () => kubectl.RunAsync(
                "apply", "--server-side", "--force-conflicts", "--kubeconfig", server.KubeConfigPath, "--cache-dir", Path.Combine(folder.Path, "cache"), "-f", file)));
            await table.CompareAsync(apply, new Candidate(
                $"the engine, warm: connect, plan, lock, record, apply, {when}",
                On(reset, again, () => Stopwatches.TimeAsync(() => work.InstallAsync(server.KubeConfigPath)))));
            if (charts is not null)
            {
                await table.CompareAsync(apply, new Candidate($"Shell: Install-Mesh -NoWait -Chart, {when}", On(reset, again, () =>
                    ExternalProgram.Shell(Repository.Shell).RunAsync($"Get-MeshProfile demo | Install-Mesh -NoWait -Chart '{charts}' -KubeConfig '{server.KubeConfigPath}'"))));
            }
        }
    }

    private static async Task<ClusterWork> IstioAsync(string charts)
    {
        ChartPackage package = await ChartPackages.OpenAsync(new PackageReference { Address = charts }, CancellationToken.None);
        MeshConfig config = await PackageConfig.OnAsync(Configurations.Unresolved("demo"), package, Configurations.Catalog, CancellationToken.None);
        RenderOptions options = new() { ChartRoot = Repository.Charts, Charts = package };
        return new ClusterWork("demo of Istio's own charts", await ManifestRenderer.RenderAsync(config, options, CancellationToken.None), config);
    }

    private static Func<Task<TimeSpan>> On(ClusterReset reset, bool again, Func<Task<TimeSpan>> applyAsync) => async () =>
    {
        await reset.RunAsync();
        await Task.Delay(Rest);
        TimeSpan first = await applyAsync();
        if (!again)
        {
            return first;
        }

        await Task.Delay(Rest);
        return await applyAsync();
    };
}
