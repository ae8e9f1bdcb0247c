using MeshInstall.Benchmarks.Inputs;
using MeshInstall.Engine.Rendering;
using MeshInstall.Engine.Rendering.Packages;
using MeshInstall.TestClusters;

namespace MeshInstall.Benchmarks.Comparing;

/// <summary>
/// The same objects applied to a real API server on the loopback interface, by kubectl and by Install-Mesh, a first time and again; neither
/// waits for pods. Both find the namespaces there, and nothing in them. Once beside the server, and once as from another machine of its region.
/// </summary>
internal sealed class ClusterComparison
{
    private const int WarmUps = 8;
    private const int Many = 2_000;
    private static readonly TimeSpan RoundTrip = TimeSpan.FromMilliseconds(10);

    // A server goes on working for a while on definitions that came and went.
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(2);

    private readonly ComparisonTable _table;
    private readonly ExternalProgram _kubectl;
    private readonly TemporaryFolder _folder;
    private readonly RealCluster _server;

    private ClusterComparison(ComparisonTable table, ExternalProgram kubectl, TemporaryFolder folder, RealCluster server) =>
        (_table, _kubectl, _folder, _server) = (table, kubectl, folder, server);

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
            ClusterComparison comparison = new(table, kubectl, folder, server);
            if (Environment.GetEnvironmentVariable("MESHINSTALL_ISTIO") is { Length: > 0 } istio)
            {
                string charts = Path.Combine(istio, "manifests");
                await comparison.CompareAsync(await IstioAsync(charts), WarmUps, charts);
            }
            else
            {
                ComparisonTable.Skip("Istio's own charts on a real API server", "MESHINSTALL_ISTIO is needed");
            }

            ClusterWork many = new($"{Many} ConfigMaps and Services", [ManyObjects.Manifest(Many, "many")], Config: null);
            await comparison.CompareAsync(many, warmUps: 1, charts: null);
        }
    }

    private async Task CompareAsync(ClusterWork work, int warmUps, string? charts)
    {
        await ClusterReset.MakeNamespacesAsync(_server, work.Manifests);
        MeshPlan plan = await work.PlanAsync(_server.KubeConfigPath);
        ClusterReset reset = new(_server, plan.Manifests);
        for (int run = 0; run < warmUps; run++)
        {
            await reset.RunAsync();
            await work.InstallAsync(_server.KubeConfigPath);
            await work.InstallAsync(_server.KubeConfigPath);
        }

        MeshResource[] objects = [.. plan.Changes.Select(change => change.Wanted)];
        string file = _folder.Write("objects.yaml", ManifestWriter.ToText(objects, MeshTextFormat.Yaml));
        string name = $"{work.Name} ({objects.Length} objects)";
        await using DistantServer distant = new(_server.Server, RoundTrip);
        string afar = _folder.Write("afar", _server.KubeConfig.Replace(_server.Server.Authority, distant.Address.Authority, StringComparison.Ordinal));
        foreach ((string kubeConfig, string distance) in ((string, string)[])[(_server.KubeConfigPath, string.Empty), (afar, $", {RoundTrip.TotalMilliseconds} ms away")])
        {
            foreach (bool again in (bool[])[false, true])
            {
                string when = (again ? "again, nothing changed" : "the first time") + distance;
                Candidate apply = new($"kubectl apply --server-side, {name}, {when}", On(reset, again, () => _kubectl.RunAsync(
                    "apply", "--server-side", "--force-conflicts", "--kubeconfig", kubeConfig, "--cache-dir", Path.Combine(_folder.Path, "cache"), "-f", file)));
                await _table.CompareAsync(apply, new Candidate(
                    $"the engine, warm: connect, plan, lock, record, apply, {when}",
                    On(reset, again, () => Stopwatches.TimeAsync(() => work.InstallAsync(kubeConfig)))));
                if (charts is not null)
                {
                    await _table.CompareAsync(apply, new Candidate($"Shell: Install-Mesh -NoWait -Chart, {when}", On(reset, again, () =>
                        ExternalProgram.Shell(Repository.Shell).RunAsync($"Get-MeshProfile demo | Install-Mesh -NoWait -Chart '{charts}' -KubeConfig '{kubeConfig}'"))));
                }
            }
        }
    }

    private static async Task<ClusterWork> IstioAsync(string charts)
    {
        ChartPackage package = await ChartPackages.OpenAsync(new PackageReference { Address = charts }, CancellationToken.None);
        MeshConfig config = await PackageConfig.OnAsync(Configurations.Unresolved("demo"), package, Configurations.Catalog, CancellationToken.None);
        RenderOptions options = new() { ChartRoot = RepositoryFolder.Charts, Charts = package };
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
