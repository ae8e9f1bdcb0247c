using MeshInstall.Engine.Clusters;
using MeshInstall.Engine.Planning;
using MeshInstall.Engine.Tests.Clusters;
using MeshInstall.TestClusters;

namespace MeshInstall.Engine.Tests.Planning;

/// <summary>A namespace of a cluster, on the sandbox or on a real API server, with short ways to write to it and to plan for it.</summary>
internal sealed class PlanCluster
{
    private PlanCluster(IClusterClient client, string space)
    {
        Client = client;
        Space = space;
    }

    public IClusterClient Client { get; }

    /// <summary>A namespace that no other test uses.</summary>
    public string Space { get; }

    public static async Task<PlanCluster> OpenAsync(ITestCluster cluster)
    {
        ClusterClient client = new(new ApiTransport(cluster.Client, cluster.Client.BaseAddress!, null, new RetryOptions(), TimeProvider.System));
        PlanCluster opened = new(client, $"plan-{Guid.NewGuid():n}"[..16]);
        await opened.ApplyAsync($$$"""{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"{{{opened.Space}}}"}}""", "kubectl");
        return opened;
    }

    /// <summary>The manifest of a component in the namespace; <c>SPACE</c> in the objects stands for it.</summary>
    public MeshManifest Component(string component, params string[] objects) => Component(component, string.Empty, objects);

    public MeshManifest Component(string component, string revision, string[] objects) => new()
    {
        Component = component,
        Name = component,
        Namespace = Space,
        Revision = revision,
        Owner = "installed-state",
        Version = "1.30.3",
        Chart = "test-1.0.0",
        Values = TestClient.Map($$$"""{"global":{"istioNamespace":"{{{Space}}}"}}"""),
        DependsOn = [],
        Resources = [.. objects.Select(Resource)],
    };

    public MeshResource Resource(string json) => TestClient.Resource(json.Replace("SPACE", Space, StringComparison.Ordinal));

    public async Task<MeshMap> ApplyAsync(string json, string manager) =>
        await Client.ApplyAsync(await Mapping(Resource(json)), Resource(json), new ApplyOptions { FieldManager = manager }, default);

    public async Task<MeshMap?> GetAsync(string json) =>
        await Client.GetAsync(await Mapping(Resource(json)), Resource(json).Namespace, Resource(json).Name, default);

    public Task<MeshPlan> PlanAsync(params MeshManifest[] manifests) => PlanAsync(new PlanOptions(), manifests);

    public Task<MeshPlan> PlanAsync(PlanOptions options, params MeshManifest[] manifests) =>
        InstallPlanner.PlanAsync(Client, "test", manifests, options, default);

    /// <summary>The single change that is not a deletion.</summary>
    public async Task<MeshChange> ChangeAsync(MeshManifest manifest) =>
        Assert.Single((await PlanAsync(new PlanOptions { IsPartial = true }, manifest)).Changes, change => change.Action != MeshAction.Delete);

    public async Task<ResourceMapping> Mapping(MeshResource resource) => (await Client.DiscoverAsync(resource.ApiVersion, resource.Kind, default))!;
}
