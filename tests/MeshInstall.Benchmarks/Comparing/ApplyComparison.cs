using MeshInstall.Benchmarks.Inputs;
using MeshInstall.Engine.Applying;
using MeshInstall.Engine.Clusters;
using MeshInstall.Engine.Rendering;

namespace MeshInstall.Benchmarks.Comparing;

/// <summary>Demo applied to a sandbox on the loopback interface, by kubectl and by Install-Mesh, a first time and again; neither waits for pods.</summary>
internal static class ApplyComparison
{
    private const string Namespace = """{"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "istio-system"}}""";
    private static readonly InstallOptions Options = new() { Wait = false };

    public static async Task RunAsync(ComparisonTable table)
    {
        if (ExternalProgram.FindTool("kubectl") is not { } kubectl)
        {
            ComparisonTable.Skip("kubectl apply", "MESHINSTALL_TOOLS/kubectl/kubectl is needed");
            return;
        }

        using TemporaryFolder folder = new();
        IReadOnlyList<MeshManifest> manifests = await Installation.RenderAsync(Configurations.Of("demo"));
        string file = folder.Write("demo.yaml", ManifestWriter.ToText(manifests.SelectMany(manifest => manifest.Resources), MeshTextFormat.Yaml));
        foreach (bool again in (bool[])[false, true])
        {
            string when = again ? "again, nothing changed" : "the first time";
            Candidate apply = new($"kubectl apply --server-side, {when}", On(folder, again, config =>
                kubectl.RunAsync("apply", "--server-side", "--force-conflicts", "--kubeconfig", config, "-f", file)));
            await table.CompareAsync(apply, new Candidate($"Shell: Install-Mesh -NoWait, {when}", On(folder, again, config =>
                ExternalProgram.Shell(Repository.Shell).RunAsync($"Get-MeshProfile demo | Install-Mesh -NoWait -KubeConfig '{config}'"))));
            await table.CompareAsync(apply, new Candidate($"the engine, warm, plan and apply, {when}", On(folder, again, config => EngineAsync(config, manifests))));
        }
    }

    private static Func<Task<TimeSpan>> On(TemporaryFolder folder, bool again, Func<string, Task<TimeSpan>> applyAsync) => async () =>
    {
        using SandboxCluster cluster = await Installation.OpenSandboxAsync();
        cluster.Sandbox.Seed(Namespace);
        cluster.Listen();
        string config = folder.Write("kubeconfig", cluster.Sandbox.GetKubeConfig());
        TimeSpan first = await applyAsync(config);
        return again ? await applyAsync(config) : first;
    };

    private static Task<TimeSpan> EngineAsync(string config, IReadOnlyList<MeshManifest> manifests) => Stopwatches.TimeAsync(async () =>
    {
        using KubeCluster cluster = await KubeCluster.OpenAsync(KubeConfigOptions.FromEnvironment(config), CancellationToken.None);
        await Installation.InstallAsync(cluster, manifests, Options);
    });
}
