using MeshInstall.Engine.Clusters;
using MeshInstall.Engine.Releases;
using MeshInstall.Engine.Tests.Clusters;
using MeshInstall.Engine.Tests.Profiles;
using MeshInstall.Engine.Rendering;
using MeshInstall.TestClusters;
using MeshInstall.TestClusters.Sandboxes;

namespace MeshInstall.Engine.Tests.Releases;

/// <summary>What the record of releases needs of an API server, held to the sandbox and to a real one alike.</summary>
public abstract class ReleaseContract(ITestCluster cluster)
{
    private readonly string _space = "releases-" + Guid.NewGuid().ToString("N")[..8];

    [SkippableFact]
    public async Task The_whole_life_of_releases()
    {
        IClusterClient client = await OpenAsync();
        ReleaseStore store = new(client, "test", _space);
        MeshConfig config = ShippedProfiles.Profile("default");
        IReadOnlyList<MeshManifest> mesh = await ManifestRenderer.RenderAsync(config, new RenderOptions { ChartRoot = RepositoryFolder.Charts }, default);
        MeshRelease first = await store.BeginAsync(ReleaseBench.Record(manifests: [.. mesh]) with { Config = config }, default);
        await store.FinishAsync(first, MeshReleaseStatus.Deployed, "all components are ready", default);
        MeshRelease second = await ReleaseBench.Deploy(store, "default", ReleaseBench.Large(2_000_000));
        await store.BeginAsync(ReleaseBench.Record(), default);
        ReleaseRecord read = await store.ReadAsync(first, default);
        ReleaseRecord large = await store.ReadAsync(second, default);

        Assert.Equal(
            [(3, MeshReleaseStatus.Pending), (2, MeshReleaseStatus.Deployed), (1, MeshReleaseStatus.Superseded)],
            (await store.ListAsync("default", default)).Select(release => (release.Number, release.Status)));
        Assert.Equal(config.Document, read.Config!.Document);
        Assert.Equal(mesh.SelectMany(manifest => manifest.Resources).Select(resource => resource.Body), read.Manifests.SelectMany(manifest => manifest.Resources).Select(resource => resource.Body));
        Assert.Single(large.Manifests);

        await store.TrimAsync("default", 1, default);
        Assert.Equal([3, 2], (await store.ListAsync("default", default)).Select(release => release.Number));
        await store.RemoveAllAsync("default", _ => Task.CompletedTask, default);
        Assert.Empty(await store.ListAsync(null, default));
    }

    [SkippableFact]
    public async Task A_list_holds_no_bodies()
    {
        IClusterClient client = await OpenAsync();
        await ReleaseBench.Deploy(new ReleaseStore(client, "test", _space));
        ResourceList list = await client.ListAsync(new ResourceQuery(ReleaseKeys.Secrets, _space, FieldSelector: "type=" + ReleaseKeys.SecretType) { MetadataOnly = true }, default);

        Assert.False(Assert.Single(list.Items).ContainsKey("data"));
    }

    [SkippableFact]
    public async Task Lost_answers_are_recognised_and_what_another_did_is_a_conflict()
    {
        MeddlingClient client = new(await OpenAsync()) { LosesAnswers = true };
        ReleaseStore store = new(client, "test", _space);
        MeshRelease overtaken = await store.BeginAsync(ReleaseBench.Record(manifests: ReleaseBench.Large(2_000_000)), default);
        await ReleaseBench.Deploy(store);

        Assert.Equal("ReleaseConflict", (await Assert.ThrowsAsync<MeshException>(() => store.FinishAsync(overtaken, MeshReleaseStatus.Deployed, string.Empty, default))).ErrorId);
        Assert.Equal([2, 1], (await store.ListAsync("default", default)).Select(release => release.Number));
    }

    [SkippableFact]
    public async Task The_lock_goes_from_one_to_the_next_and_away()
    {
        IClusterClient client = new MeddlingClient(await OpenAsync()) { LosesAnswers = true };
        InstallLease first = await InstallLease.AcquireAsync(client, _space, "default", new LeaseOptions(), _ => { }, default);
        MeshException locked = await Assert.ThrowsAsync<MeshException>(() => InstallLease.AcquireAsync(client, _space, "default", new LeaseOptions(), _ => { }, default));
        await first.DisposeAsync();
        InstallLease second = await InstallLease.AcquireAsync(client, _space, "default", new LeaseOptions(), _ => { }, default);
        await second.RemoveAsync(default);
        await second.DisposeAsync();

        Assert.Equal("InstallationLocked", locked.ErrorId);
        Assert.Null(await client.GetAsync(LeaseState.Leases, _space, "meshinstall-default", default));
    }

    [SkippableFact]
    public async Task Of_several_that_race_exactly_one_gets_the_lock()
    {
        IClusterClient client = await OpenAsync();
        for (int round = 0; round < 10; round++)
        {
            Task<InstallLease>[] races = [.. Enumerable.Range(0, 4).Select(_ => InstallLease.AcquireAsync(client, _space, "default", new LeaseOptions(), _ => { }, default))];
            await Task.WhenAll(races.Select(race => race.ContinueWith(_ => { }, TaskScheduler.Default)));
            Assert.All(races.Where(race => race.IsFaulted), race => Assert.Equal("InstallationLocked", Assert.IsType<MeshException>(race.Exception!.InnerException).ErrorId));
            await (await Assert.Single(races, race => race.IsCompletedSuccessfully)).DisposeAsync();
        }
    }

    private async Task<IClusterClient> OpenAsync()
    {
        ClusterClient client = new(new ApiTransport(cluster.Client, cluster.Client.BaseAddress!, null, new RetryOptions(), TimeProvider.System));
        MeshResource space = TestClient.Resource($$"""{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"{{_space}}"} }""");
        await client.CreateAsync((await client.DiscoverAsync("v1", "Namespace", default))!, space.Body, default);
        return client;
    }
}

public sealed class SandboxReleaseTests(SandboxTestCluster cluster) : ReleaseContract(cluster), IClassFixture<SandboxTestCluster>;

[Trait("Category", "Cluster")]
public sealed class ClusterReleaseTests(RealClusterFixture cluster) : ReleaseContract(cluster), IClassFixture<RealClusterFixture>;
