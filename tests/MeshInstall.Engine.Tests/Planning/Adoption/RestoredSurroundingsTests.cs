using System.Text;
using MeshInstall.Engine.Applying;
using MeshInstall.Engine.Clusters;
using MeshInstall.Engine.Events;
using MeshInstall.Engine.Planning;
using MeshInstall.Engine.Readiness;
using static MeshInstall.Engine.Tests.Applying.SandboxMesh;
using static MeshInstall.Engine.Tests.Applying.TestManifests;

namespace MeshInstall.Engine.Tests.Planning.Adoption;

/// <summary>What a release changes outside its own objects, when the one before is brought back.</summary>
public sealed class RestoredSurroundingsTests
{
    private const string Network = "topology.istio.io/network";

    [Theory]
    [InlineData("east")]
    [InlineData(null)]
    public async Task The_network_of_an_adopted_namespace_is_put_back(string? former)
    {
        using SandboxCluster cluster = await SandboxCluster.OpenAsync(Fast, default);
        string labels = former is null ? string.Empty : $$""","labels":{"{{Network}}":"{{former}}"}""";
        await MakeAsync(cluster, $$$"""{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"istio-system"{{{labels}}}} }""");
        await MakeAsync(cluster, Labelled("Pilot", ConfigMap("istio", "1")));
        MeshManifest pilot = Component("Pilot", [], ConfigMap("istio", "2")) with
        {
            Values = MeshMap.Empty.With("global", MeshMap.Empty.With("network", new MeshScalar("west"))),
        };

        await CarryOutAsync(cluster, await InstallPlanner.PlanAsync(cluster, [pilot], new PlanOptions(), default));
        string? changed = await NetworkAsync(cluster);
        await CarryOutAsync(cluster, await RestorePlanner.PlanAsync(cluster, new RestoreOptions { Number = 1 }, default));

        Assert.Equal(("west", former), (changed, await NetworkAsync(cluster)));
    }

    [Fact]
    public async Task A_network_that_somebody_else_gave_a_namespace_stays()
    {
        using SandboxCluster cluster = await SandboxCluster.OpenAsync(Fast, default);
        await CarryOutAsync(cluster, await InstallPlanner.PlanAsync(cluster, [Component("Pilot", [], ConfigMap("istio", "1"))], new PlanOptions(), default));
        await CarryOutAsync(cluster, await InstallPlanner.PlanAsync(cluster, [Component("Pilot", [], ConfigMap("istio", "2"))], new PlanOptions(), default));
        await MakeAsync(cluster, $$$"""{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"istio-system","labels":{"{{{Network}}}":"mine"}} }""");

        await CarryOutAsync(cluster, await RestorePlanner.PlanAsync(cluster, new RestoreOptions { Number = 1 }, default));

        Assert.Equal("mine", await NetworkAsync(cluster));
    }

    [Fact]
    public async Task Definitions_that_a_later_release_brought_stay_and_the_plan_says_so()
    {
        using SandboxCluster cluster = await SandboxCluster.OpenAsync(Fast, default);
        await CarryOutAsync(cluster, await InstallPlanner.PlanAsync(cluster, [Component("Base", [], ConfigMap("istio", "1"))], new PlanOptions(), default));
        await CarryOutAsync(cluster, await InstallPlanner.PlanAsync(cluster, [Component("Base", [], ConfigMap("istio", "1"), Telemetries)], new PlanOptions(), default));

        MeshPlan plan = await RestorePlanner.PlanAsync(cluster, new RestoreOptions { Number = 1 }, default);
        MeshPlan forward = await RestorePlanner.PlanAsync(cluster, new RestoreOptions { Number = 2 }, default);
        await CarryOutAsync(cluster, plan);

        Assert.Contains("telemetries.telemetry.istio.io", Assert.Single(plan.Warnings), StringComparison.Ordinal);
        Assert.Empty(forward.Warnings);
        Assert.NotNull(await cluster.Client.GetAsync("apiextensions.k8s.io/v1", "CustomResourceDefinition", null, "telemetries.telemetry.istio.io", default));
    }

    private static async Task<string?> NetworkAsync(SandboxCluster cluster) =>
        (await cluster.Client.GetAsync("v1", "Namespace", null, "istio-system", default))!.Label(Network) is { Length: > 0 } network ? network : null;

    private static async Task MakeAsync(SandboxCluster cluster, string json)
    {
        MeshResource resource = new((MeshMap)MeshJson.Parse(Encoding.UTF8.GetBytes(json)));
        ResourceMapping mapping = (await cluster.Client.DiscoverAsync(resource.ApiVersion, resource.Kind, default))!;
        await cluster.Client.ApplyAsync(mapping, resource, new ApplyOptions { FieldManager = "istio-operator" }, default);
    }

    private static async Task CarryOutAsync(SandboxCluster cluster, MeshPlan plan)
    {
        List<MeshEvent> events = [];
        await foreach (MeshEvent happened in new Installer().InstallAsync(cluster, plan, new InstallOptions { ForceConflicts = true }, default))
        {
            events.Add(happened);
        }

        Assert.True(Summary(events).Succeeded);
    }
}
