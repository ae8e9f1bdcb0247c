using MeshInstall.Engine.Clusters;
using MeshInstall.Engine.Planning.Adoption;
using MeshInstall.Engine.Readiness;
using MeshInstall.Engine.Rendering;
using MeshInstall.TestClusters;
using MeshInstall.TestClusters.Sandboxes;

namespace MeshInstall.Engine.Tests.Planning.Adoption;

public sealed class SandboxAdoptionTests(SandboxTestCluster cluster) : AdoptionContract(cluster), IClassFixture<SandboxTestCluster>;

[Trait("Category", "Cluster")]
public sealed class ClusterAdoptionTests(RealClusterFixture cluster) : AdoptionContract(cluster), IClassFixture<RealClusterFixture>;

/// <summary>What it takes to take an object over from the tool that made it, on any API server.</summary>
public abstract class AdoptionContract(ITestCluster cluster)
{
    private const string Wanted = """
        {"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"istiod","namespace":"SPACE","labels":{"app":"istiod"}},
         "spec":{"selector":{"matchLabels":{"app":"istiod"}},"template":{"metadata":{"labels":{"app":"istiod"}},"spec":{"containers":[
           {"name":"discovery","image":"istio/pilot:1.30.3","env":[{"name":"REVISION","value":"default"}]}]}}}}
        """;

    private static readonly string Theirs = Wanted
        .Replace("\"labels\":{\"app\":\"istiod\"}},\n", "\"labels\":{\"app\":\"istiod\",\"extra\":\"theirs\"}},\n", StringComparison.Ordinal)
        .Replace("""{"name":"REVISION","value":"default"}""", """{"name":"REVISION","value":"default"},{"name":"EXTRA","value":"theirs"}""", StringComparison.Ordinal);

    [SkippableTheory]
    [InlineData("istio-operator", "istioctl")]
    [InlineData("kubectl", "kubectl")]
    [InlineData("Helm", "Helm")]
    public async Task Taking_over_an_object_removes_what_its_maker_set_and_nobody_wants(string manager, string tool)
    {
        PlanCluster mesh = await PlanCluster.OpenAsync(cluster);
        await mesh.ApplyAsync(Theirs, manager);

        MeshChange change = await mesh.ChangeAsync(mesh.Component("Pilot", Wanted));
        await AdoptAsync(mesh, change.Wanted);

        Assert.Equal((tool, MeshAction.Restart), (change.AdoptedFrom, change.Action));
        Assert.Contains(change.Fields, field => field is { Path: "metadata.labels.extra", Before: "theirs", After: null });
        Assert.Contains(change.Fields, field => field.Path.EndsWith("env[EXTRA]", StringComparison.Ordinal) && field.After is null);
        await AssertIsOursAlone(mesh);
    }

    [SkippableFact]
    public async Task What_a_client_side_apply_made_is_taken_over_with_its_note_of_what_it_applied()
    {
        PlanCluster mesh = await PlanCluster.OpenAsync(cluster);
        await ClientSideApplyAsync(mesh, Theirs);

        MeshChange change = await mesh.ChangeAsync(mesh.Component("Pilot", Wanted));
        await AdoptAsync(mesh, change.Wanted);

        Assert.Equal("kubectl", change.AdoptedFrom);
        await AssertIsOursAlone(mesh);
        Assert.Null((await mesh.GetAsync(Wanted))!.Metadata().FindMap("annotations")?.Find("kubectl.kubernetes.io/last-applied-configuration"));
    }

    [SkippableFact]
    public async Task Once_taken_over_there_is_nothing_left_to_do()
    {
        PlanCluster mesh = await PlanCluster.OpenAsync(cluster);
        await mesh.ApplyAsync(Theirs, "istio-operator");
        MeshManifest manifest = mesh.Component("Pilot", Wanted);
        await AdoptAsync(mesh, (await mesh.ChangeAsync(manifest)).Wanted);

        MeshChange again = await mesh.ChangeAsync(manifest);

        Assert.Equal((MeshAction.Unchanged, string.Empty), (again.Action, again.AdoptedFrom));
    }

    [SkippableFact]
    public async Task Killed_between_the_two_writes_the_next_run_finishes_it()
    {
        PlanCluster mesh = await PlanCluster.OpenAsync(cluster);
        await mesh.ApplyAsync(Theirs, "istio-operator");
        MeshResource resource = mesh.Resource(Wanted);
        await OwnershipTransfer.EndFormerAsync(mesh.Client, await mesh.Mapping(resource), resource.Namespace, resource.Name, default);

        MeshChange change = await mesh.ChangeAsync(mesh.Component("Pilot", Wanted));
        await AdoptAsync(mesh, change.Wanted);

        Assert.Empty(change.Conflicts);
        await AssertIsOursAlone(mesh);
    }

    [SkippableFact]
    public async Task Ending_the_ownership_of_others_changes_nothing_else_and_may_be_repeated()
    {
        PlanCluster mesh = await PlanCluster.OpenAsync(cluster);
        MeshMap made = await mesh.ApplyAsync(Theirs, "istio-operator");
        MeshResource resource = mesh.Resource(Wanted);
        for (int run = 0; run < 2; run++)
        {
            await OwnershipTransfer.EndFormerAsync(mesh.Client, await mesh.Mapping(resource), resource.Namespace, resource.Name, default);
        }

        MeshMap live = (await mesh.GetAsync(Wanted))!;
        Assert.Equal(made.Spec(), live.Spec());
        Assert.Equal(made.Metadata().Find("generation"), live.Metadata().Find("generation"));
        Assert.Equal(["meshinstall Apply"], FieldManagers.Entries(live)
            .Where(entry => entry.FindText("manager") != "kube-controller-manager").Select(entry => $"{entry.FindText("manager")} {entry.FindText("operation")}"));
    }

    [SkippableFact]
    public async Task Fields_that_another_manager_changed_since_are_conflicts_that_name_it()
    {
        PlanCluster mesh = await PlanCluster.OpenAsync(cluster);
        MeshManifest manifest = mesh.Component("Pilot", Wanted);
        await AdoptAsync(mesh, OwnerLabels.Set(manifest, mesh.Resource(Wanted)));
        await mesh.ApplyAsync(Wanted.Replace("istio/pilot:1.30.3", "istio/pilot:debug", StringComparison.Ordinal), "somebody");

        MeshChange change = await mesh.ChangeAsync(manifest);

        MeshFieldConflict conflict = Assert.Single(change.Conflicts);
        Assert.Equal("somebody", conflict.Manager);
        Assert.Equal(["spec.template.spec.containers[discovery].image"], conflict.Fields);
        Assert.Equal((MeshAction.Restart, string.Empty), (change.Action, change.AdoptedFrom));
    }

    private static async Task AdoptAsync(PlanCluster mesh, MeshResource resource) =>
        await OwnershipTransfer.ApplyAsync(mesh.Client, await mesh.Mapping(resource), resource, new ApplyOptions(), default);

    private static async Task AssertIsOursAlone(PlanCluster mesh)
    {
        MeshMap live = (await mesh.GetAsync(Wanted))!;
        Assert.Null(live.Label("extra"));
        Assert.Equal(["REVISION"], live.Spec().FindMap("template")!.Spec().Maps("containers").Single().Maps("env").Select(item => item.FindText("name")));
        Assert.DoesNotContain(live.Metadata().Maps("managedFields"), entry => FieldManagers.Installer(entry.FindText("manager")) is not null);
    }

    /// <summary>As kubectl does it without --server-side: an ordinary write, and a note of what was written.</summary>
    private async Task ClientSideApplyAsync(PlanCluster mesh, string json)
    {
        MeshMap body = mesh.Resource(json).Body;
        MeshMap note = new MeshMap.Builder().Add("kubectl.kubernetes.io/last-applied-configuration", MeshJson.ToText(body)).Build();
        string text = MeshJson.ToText(body.With("metadata", body.Metadata().With("annotations", note)));
        using StringContent content = new(text, System.Text.Encoding.UTF8, "application/json");
        using HttpResponseMessage answer = await cluster.Client.PostAsync(
            new Uri($"apis/apps/v1/namespaces/{mesh.Space}/deployments?fieldManager=kubectl-client-side-apply", UriKind.Relative), content);
        answer.EnsureSuccessStatusCode();
    }
}
