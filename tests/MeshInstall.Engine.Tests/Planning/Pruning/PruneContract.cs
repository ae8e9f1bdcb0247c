using MeshInstall.Engine.Clusters;
using MeshInstall.Engine.Planning;
using MeshInstall.Engine.Planning.Adoption;
using MeshInstall.Engine.Releases;
using MeshInstall.TestClusters;
using MeshInstall.TestClusters.Sandboxes;

namespace MeshInstall.Engine.Tests.Planning.Pruning;

public sealed class SandboxPruneTests(SandboxTestCluster cluster) : PruneContract(cluster), IClassFixture<SandboxTestCluster>;

[Trait("Category", "Cluster")]
public sealed class ClusterPruneTests(RealClusterFixture cluster) : PruneContract(cluster), IClassFixture<RealClusterFixture>;

/// <summary>What a plan deletes, and what it never does, on any API server.</summary>
public abstract class PruneContract(ITestCluster cluster)
{
    private const string Kept = """{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"istio","namespace":"SPACE"},"data":{"mesh":"a"}}""";
    private const string Gone = """{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"gone","namespace":"SPACE"},"data":{"mesh":"a"}}""";
    private const string Quota = """{"apiVersion":"v1","kind":"ResourceQuota","metadata":{"name":"quota","namespace":"SPACE"},"spec":{"hard":{"pods":"100"}}}""";
    private const string Network = """{"apiVersion":"networking.k8s.io/v1","kind":"NetworkPolicy","metadata":{"name":"istiod","namespace":"SPACE"},"spec":{"podSelector":{}}}""";
    private const string Slice = """{"apiVersion":"discovery.k8s.io/v1","kind":"EndpointSlice","metadata":{"name":"istiod","namespace":"SPACE"},"addressType":"IPv4","endpoints":[],"ports":[]}""";

    [SkippableFact]
    public async Task What_the_last_release_had_and_the_new_manifests_do_not_is_deleted_whatever_its_kind()
    {
        PlanCluster mesh = await PlanCluster.OpenAsync(cluster);
        await InstallAsync(mesh, MeshReleaseStatus.Deployed, mesh.Component("Pilot", Kept, Gone, Quota, Network, Slice));

        MeshPlan plan = await mesh.PlanAsync(mesh.Component("Pilot", Kept));

        Assert.Equal(
            ["ConfigMap gone", "EndpointSlice istiod", "NetworkPolicy istiod", "ResourceQuota quota"],
            Deletions(plan).Order(StringComparer.Ordinal));
        Assert.Equal((1, 4), (plan.BaseRelease, plan.Delete));
        Assert.All(plan.Changes.Where(change => change.Action == MeshAction.Delete), change => Assert.Contains("Release 1", change.Reason, StringComparison.Ordinal));
        Assert.All(plan.Changes.SkipWhile(change => change.Action != MeshAction.Delete), change => Assert.Equal(MeshAction.Delete, change.Action));
    }

    [SkippableFact]
    public async Task What_a_failed_attempt_left_since_is_deleted_too()
    {
        PlanCluster mesh = await PlanCluster.OpenAsync(cluster);
        await InstallAsync(mesh, MeshReleaseStatus.Deployed, mesh.Component("Pilot", Kept));
        await InstallAsync(mesh, MeshReleaseStatus.Failed, mesh.Component("Pilot", Kept, Gone));

        Assert.Equal(["ConfigMap gone"], Deletions(await mesh.PlanAsync(mesh.Component("Pilot", Kept))));
    }

    [SkippableFact]
    public async Task A_component_that_is_turned_off_goes_but_not_with_a_partial_plan()
    {
        PlanCluster mesh = await PlanCluster.OpenAsync(cluster);
        MeshManifest pilot = mesh.Component("Pilot", Kept);
        await InstallAsync(mesh, MeshReleaseStatus.Deployed, pilot, mesh.Component("Cni", Gone));

        MeshPlan whole = await mesh.PlanAsync(pilot);
        MeshPlan partial = await mesh.PlanAsync(new PlanOptions { IsPartial = true }, pilot);

        Assert.Equal(["ConfigMap gone"], Deletions(whole));
        Assert.Contains("Cni, which is not installed any more", whole.Changes[^1].Reason, StringComparison.Ordinal);
        Assert.Empty(Deletions(partial));
        Assert.Equal(["Cni"], partial.Kept.Select(manifest => manifest.Name));
    }

    [SkippableTheory]
    [InlineData("""annotations":{"helm.sh/resource-policy":"keep"},""")]
    [InlineData("""labels":{"install.operator.istio.io/owning-resource-not-pruned":"true"},""")]
    [InlineData("""labels":{"istio.io/rev":"canary"},""")]
    [InlineData("""labels":{"install.operator.istio.io/owning-resource":"somebody-else"},""")]
    [InlineData("""labels":{"install.operator.istio.io/owning-resource-namespace":"elsewhere"},""")]
    public async Task What_is_to_be_kept_or_belongs_to_others_is_not_deleted(string metadata)
    {
        PlanCluster mesh = await PlanCluster.OpenAsync(cluster);
        await InstallAsync(mesh, MeshReleaseStatus.Deployed, mesh.Component("Pilot", Kept, Gone));
        await mesh.ApplyAsync(Gone.Replace("\"name\":\"gone\"", $"\"{metadata}\"name\":\"gone\"", StringComparison.Ordinal), "meshinstall");

        Assert.Empty(Deletions(await mesh.PlanAsync(mesh.Component("Pilot", Kept))));
    }

    [SkippableFact]
    public async Task What_another_revision_holds_too_is_not_deleted()
    {
        PlanCluster mesh = await PlanCluster.OpenAsync(cluster);
        await InstallAsync(mesh, MeshReleaseStatus.Deployed, mesh.Component("Base", Kept, Gone));
        await RecordAsync(mesh, "canary", MeshReleaseStatus.Deployed, mesh.Component("Base", "canary", [Gone]));

        Assert.Empty(Deletions(await mesh.PlanAsync(mesh.Component("Base", Kept))));
    }

    [SkippableFact]
    public async Task What_is_gone_already_is_not_deleted_again_and_namespaces_and_definitions_never_are()
    {
        PlanCluster mesh = await PlanCluster.OpenAsync(cluster);
        string definition = Applying.SandboxMesh.Telemetries.Replace("telemetry.istio.io", "SPACE.example.com", StringComparison.Ordinal);
        string name = $"CustomResourceDefinition telemetries.{mesh.Space}.example.com";
        await InstallAsync(mesh, MeshReleaseStatus.Deployed, mesh.Component("Base", Kept, Gone, definition, """{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"SPACE"}}"""));
        MeshResource gone = mesh.Resource(Gone);
        await mesh.Client.DeleteAsync(await mesh.Mapping(gone), gone.Namespace, gone.Name, default);

        Assert.Empty(Deletions(await mesh.PlanAsync(mesh.Component("Base", Kept))));
        Assert.Equal(["ConfigMap istio"], Deletions(await mesh.PlanAsync(Uninstall(mesh) with { IncludesShared = true } with { IncludesShared = true })));
        Assert.Equal(["ConfigMap istio", name], Deletions(await mesh.PlanAsync(Uninstall(mesh) with { IncludesShared = true, IncludeCrds = true })));
    }

    [SkippableFact]
    public async Task An_object_that_was_recorded_in_a_version_which_is_gone_is_still_the_same_object()
    {
        PlanCluster mesh = await PlanCluster.OpenAsync(cluster);
        const string Scaler = """{"apiVersion":"autoscaling/v2","kind":"HorizontalPodAutoscaler","metadata":{"name":"istiod","namespace":"SPACE"},"spec":{"maxReplicas":5,"minReplicas":1,"scaleTargetRef":{"apiVersion":"apps/v1","kind":"Deployment","name":"istiod"}}}""";
        MeshManifest wanted = mesh.Component("Pilot", Kept, Scaler);
        await InstallAsync(mesh, MeshReleaseStatus.Deployed, wanted);
        await RecordAsync(mesh, "default", MeshReleaseStatus.Deployed, mesh.Component("Pilot", Kept, Scaler.Replace("autoscaling/v2", "autoscaling/v2beta2", StringComparison.Ordinal)));

        Assert.Empty(Deletions(await mesh.PlanAsync(wanted)));
        MeshChange deletion = Assert.Single((await mesh.PlanAsync(mesh.Component("Pilot", Kept))).Changes, change => change.Action == MeshAction.Delete);
        Assert.Equal("autoscaling/v2", deletion.Resource.ApiVersion);
    }

    [SkippableFact]
    public async Task Without_a_release_what_istioctl_labelled_is_found_whatever_version_made_it()
    {
        PlanCluster mesh = await PlanCluster.OpenAsync(cluster);
        foreach (string json in new[] { Kept, Gone, Quota, Network })
        {
            await mesh.ApplyAsync(Labelled(json, mesh.Space, "installed-state"), "istio-operator");
        }

        await mesh.ApplyAsync(Labelled(Slice, mesh.Space, "other-owner"), "istio-operator");

        MeshPlan plan = await mesh.PlanAsync(mesh.Component("Pilot", Kept));

        Assert.Equal(["ConfigMap gone", "NetworkPolicy istiod", "ResourceQuota quota"], Deletions(plan).Order(StringComparer.Ordinal));
        Assert.Equal("istioctl", plan.Changes[0].AdoptedFrom);
    }

    private static PlanOptions Uninstall(PlanCluster mesh) =>
        new() { Operation = MeshOperation.Uninstall, Namespace = mesh.Space, Revision = "default" };

    private static string Labelled(string json, string space, string owner) => json.Replace(
        "\"namespace\":\"SPACE\"",
        $$"""
        "namespace":"SPACE","labels":{"operator.istio.io/component":"Pilot","operator.istio.io/managed":"Reconcile","operator.istio.io/version":"1.20.0","istio.io/rev":"default",
        "install.operator.istio.io/owning-resource":"{{owner}}","install.operator.istio.io/owning-resource-namespace":"{{space}}"}
        """,
        StringComparison.Ordinal);

    private static IEnumerable<string> Deletions(MeshPlan plan) => plan.Changes
        .Where(change => change.Action == MeshAction.Delete).Select(change => $"{change.Resource.Kind} {change.Resource.Name}");

    private static async Task InstallAsync(PlanCluster mesh, MeshReleaseStatus status, params MeshManifest[] manifests)
    {
        foreach (MeshChange change in (await mesh.PlanAsync(manifests)).Changes.Where(change => change.Action is MeshAction.Create or MeshAction.Update))
        {
            await OwnershipTransfer.ApplyAsync(mesh.Client, await mesh.Mapping(change.Wanted), change.Wanted, new ApplyOptions(), default);
        }

        await RecordAsync(mesh, "default", status, manifests);
    }

    private static async Task RecordAsync(PlanCluster mesh, string revision, MeshReleaseStatus status, params MeshManifest[] manifests)
    {
        ReleaseStore store = new(mesh.Client, "test", mesh.Space);
        MeshRelease release = new()
        {
            Cluster = "test",
            Namespace = mesh.Space,
            Revision = revision,
            Number = 0,
            Operation = MeshOperation.Install,
            Status = MeshReleaseStatus.Pending,
            Version = "1.30.3",
            StartedAt = DateTimeOffset.UnixEpoch,
        };
        MeshRelease begun = await store.BeginAsync(new ReleaseRecord { Release = release, Manifests = manifests }, default);
        await store.FinishAsync(begun, status, string.Empty, default);
    }
}
