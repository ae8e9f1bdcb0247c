using System.Text;
using MeshInstall.Engine.Applying;
using MeshInstall.Engine.Clusters;
using MeshInstall.Engine.Events;
using MeshInstall.Engine.Planning;
using static MeshInstall.Engine.Tests.Applying.SandboxMesh;
using static MeshInstall.Engine.Tests.Applying.TestManifests;

namespace MeshInstall.Engine.Tests.Surviving;

/// <summary>An operation on a small mesh, and what is in the cluster when it begins.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Before">What comes before it.</param>
/// <param name="PlanAsync">The plan of the operation itself.</param>
internal sealed record Operation(
    string Name, IReadOnlyList<Func<ClusterConnection, Task<MeshPlan>>> Before, Func<ClusterConnection, Task<MeshPlan>> PlanAsync)
{
    public static IReadOnlyList<Operation> All { get; } =
    [
        new("install", [], Older),
        new("upgrade", [Older], Newer),
        new("adoption", [], Newer) { PrepareAsync = MadeByAnotherToolAsync },
        new("rollback", [Older, Newer], cluster => RestorePlanner.PlanAsync(cluster, new RestoreOptions { Number = 1 }, default)),
        new("uninstall", [Older], Uninstallation),
    ];

    /// <summary>Puts into the cluster what MeshInstall did not make.</summary>
    public Func<ClusterConnection, Task> PrepareAsync { get; init; } = _ => Task.CompletedTask;

    public static Operation Of(string name) => All.Single(operation => operation.Name == name);

    public static async Task<MeshInstallSummary> RunAsync(ClusterConnection cluster, MeshPlan plan)
    {
        MeshInstallSummary? summary = null;
        await foreach (MeshEvent happened in new Installer().InstallAsync(cluster, plan, new InstallOptions(), default))
        {
            summary = (happened as InstallCompleted)?.Summary ?? summary;
        }

        Assert.NotNull(summary);
        return summary;
    }

    public override string ToString() => Name;

    /// <summary>The same mesh as istioctl makes it, with more in it than the newer one has.</summary>
    private static async Task MadeByAnotherToolAsync(ClusterConnection cluster)
    {
        ApplyOptions istioctl = new() { FieldManager = "istio-operator" };
        string space = """{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"istio-system"}}""";
        foreach (MeshManifest manifest in (MeshManifest[])[Component("Base", [], space), .. Mesh()])
        {
            foreach (MeshResource resource in manifest.Resources.Where(resource => resource.Kind != "Telemetry"))
            {
                string text = MeshJson.ToText(resource.Body);
                MeshResource labelled = new((MeshMap)MeshJson.Parse(Encoding.UTF8.GetBytes(Labelled(manifest.Component, text))));
                ResourceMapping mapping = (await cluster.Client.DiscoverAsync(resource.ApiVersion, resource.Kind, default))!;
                await cluster.Client.ApplyAsync(mapping, labelled, istioctl, default);
            }
        }
    }

    private static Task<MeshPlan> Older(ClusterConnection cluster) => InstallPlanner.PlanAsync(cluster, Mesh(), new PlanOptions(), default);

    /// <summary>An object that changes, one that is new, a component less, and a workload that can only be made again.</summary>
    private static Task<MeshPlan> Newer(ClusterConnection cluster)
    {
        MeshManifest[] mesh =
        [
            Component("Base", [], Object("ServiceAccount", "reader"), Telemetries),
            Component(
                "Pilot", ["Base"], ConfigMap("istio", "2"), ConfigMap("more", "1"), Service("istiod"),
                Deployment("istiod").Replace("\"app\":\"istiod\"", "\"app\":\"istiod\",\"istio\":\"pilot\"", StringComparison.Ordinal)),
        ];
        return InstallPlanner.PlanAsync(cluster, mesh, new PlanOptions(), default);
    }

    private static async Task<MeshPlan> Uninstallation(ClusterConnection cluster) => Assert.Single(
        await UninstallPlanner.PlanAsync(cluster, new UninstallOptions { All = true, IncludeCrds = true, AllowsUse = true }, default));
}
