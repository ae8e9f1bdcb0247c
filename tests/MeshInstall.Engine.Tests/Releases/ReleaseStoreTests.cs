using MeshInstall.Engine.Clusters;
using MeshInstall.Engine.Releases;
using MeshInstall.Engine.Tests.Applying;
using MeshInstall.Engine.Tests.Profiles;
using static MeshInstall.Engine.Tests.Releases.ReleaseBench;

namespace MeshInstall.Engine.Tests.Releases;

public sealed class ReleaseStoreTests
{
    [Fact]
    public async Task A_release_is_pending_before_anything_else_happens_and_ends_as_it_is_told()
    {
        using SandboxCluster cluster = await OpenAsync();
        ReleaseStore store = Store(cluster);
        MeshRelease begun = await store.BeginAsync(Record(manifests: SandboxMesh.Mesh()), default);
        MeshRelease pending = Assert.Single(await store.ListAsync("default", default));
        MeshRelease finished = await store.FinishAsync(begun, MeshReleaseStatus.Failed, "istiod did not become ready", default);
        MeshRelease failed = Assert.Single(await store.ListAsync(null, default));

        Assert.Equal((1, MeshReleaseStatus.Pending, MeshOperation.Install, "alice", "build7"), (pending.Number, pending.Status, pending.Operation, pending.User, pending.Host));
        Assert.Equal(["Base", "Pilot", "IngressGateways"], pending.Components);
        Assert.Equal(["test-1.0.0"], pending.Charts);
        Assert.Equal((7, "1.30.3", "sandbox", "istio-system"), (pending.Resources, pending.Version, pending.Cluster, pending.Namespace));
        Assert.Equal(begun.StartedAt, pending.StartedAt);
        Assert.Null(pending.FinishedAt);
        Assert.Equal((MeshReleaseStatus.Failed, "istiod did not become ready"), (failed.Status, failed.Message));
        Assert.Equal(finished.FinishedAt, failed.FinishedAt);
    }

    [Fact]
    public async Task What_was_installed_is_read_back_as_it_was()
    {
        using SandboxCluster cluster = await OpenAsync();
        ReleaseStore store = Store(cluster);
        MeshConfig config = ShippedProfiles.Profile("demo");
        MeshManifest[] mesh = SandboxMesh.Mesh();
        MeshRelease release = await store.BeginAsync(Record(manifests: mesh) with { Config = config }, default);
        ReleaseRecord read = await store.ReadAsync(release, default);

        Assert.Equal(release.ToString(), read.Release.ToString());
        Assert.Equal(config.Document, read.Config!.Document);
        Assert.Equal(mesh.SelectMany(manifest => manifest.Resources).Select(resource => resource.Body), read.Manifests.SelectMany(manifest => manifest.Resources).Select(resource => resource.Body));
    }

    [Fact]
    public async Task Releases_are_numbered_within_their_revision_and_listed_newest_first()
    {
        using SandboxCluster cluster = await OpenAsync();
        ReleaseStore store = Store(cluster);
        await Deploy(store);
        await Deploy(store, "canary");
        await Deploy(store);
        await Deploy(store);

        Assert.Equal([3, 2, 1], (await store.ListAsync("default", default)).Select(release => release.Number));
        Assert.Equal([1], (await store.ListAsync("canary", default)).Select(release => release.Number));
        Assert.Equal(4, (await store.ListAsync(null, default)).Count);
        Assert.Empty(await Store(cluster, "default").ListAsync(null, default));
    }

    [Fact]
    public async Task A_deployed_release_takes_the_place_of_the_one_before_and_ends_what_was_pending()
    {
        using SandboxCluster cluster = await OpenAsync();
        ReleaseStore store = Store(cluster);
        await Deploy(store);
        await store.BeginAsync(Record(), default);
        MeshRelease failed = await store.BeginAsync(Record(), default);
        Assert.Equal(
            [MeshReleaseStatus.Pending, MeshReleaseStatus.Interrupted, MeshReleaseStatus.Deployed],
            (await store.ListAsync("default", default)).Select(release => release.Status));

        await store.FinishAsync(failed, MeshReleaseStatus.Failed, "quota", default);
        await Deploy(store);
        Assert.Equal(
            [MeshReleaseStatus.Deployed, MeshReleaseStatus.Failed, MeshReleaseStatus.Interrupted, MeshReleaseStatus.Superseded],
            (await store.ListAsync("default", default)).Select(release => release.Status));
    }

    [Fact]
    public async Task Of_two_that_begin_at_once_one_is_told_of_the_conflict()
    {
        using SandboxCluster cluster = await OpenAsync();
        for (int round = 1; round <= 10; round++)
        {
            Task<MeshRelease>[] begins = [.. Enumerable.Range(0, 4).Select(_ => Store(cluster).BeginAsync(Record(), default))];
            await Task.WhenAll(begins.Select(begin => begin.ContinueWith(_ => { }, TaskScheduler.Default)));
            Assert.All(begins.Where(begin => begin.IsFaulted), begin => Assert.Equal("ReleaseConflict", Assert.IsType<MeshException>(begin.Exception!.InnerException).ErrorId));
            int[] numbers = [.. begins.Where(begin => begin.IsCompletedSuccessfully).Select(begin => begin.Result.Number)];
            Assert.NotEmpty(numbers);
            Assert.Equal(numbers.Distinct().Count(), numbers.Length);
        }
    }

    [Fact]
    public async Task A_release_of_several_secrets_is_read_back_and_deleted_whole()
    {
        using SandboxCluster cluster = await OpenAsync();
        ReleaseStore store = Store(cluster);
        MeshManifest large = Large(2_000_000);
        MeshRelease release = await Deploy(store, "default", large);
        IReadOnlyList<MeshMap> secrets = await Secrets(cluster);
        ReleaseRecord read = await store.ReadAsync(release, default);

        Assert.Equal(
            ["meshinstall.default.v1", "meshinstall.default.v1-2", "meshinstall.default.v1-3"],
            secrets.Select(secret => secret.FindMap("metadata")!.FindText("name")!).Order(StringComparer.Ordinal));
        Assert.Equal(large.Resources[0].Body, Assert.Single(Assert.Single(read.Manifests).Resources).Body);
        await store.RemoveAllAsync("default", _ => Task.CompletedTask, default);
        Assert.Empty(await Secrets(cluster));
    }

    [Fact]
    public async Task A_release_that_is_too_large_is_refused_before_anything_is_written()
    {
        using SandboxCluster cluster = await OpenAsync();
        MeshException error = await Assert.ThrowsAsync<MeshException>(() => Store(cluster).BeginAsync(Record(manifests: Large(9_000_000)), default));

        Assert.Equal(("ReleaseTooLarge", MeshErrorKind.LimitExceeded), (error.ErrorId, error.Kind));
        Assert.Empty(await Secrets(cluster));
    }

    [Fact]
    public async Task Trimming_keeps_the_newest_and_the_one_that_is_deployed()
    {
        using SandboxCluster cluster = await OpenAsync();
        ReleaseStore store = Store(cluster);
        await Deploy(store);
        await Deploy(store);
        for (int attempt = 0; attempt < 4; attempt++)
        {
            await store.FinishAsync(await store.BeginAsync(Record(), default), MeshReleaseStatus.Failed, "quota", default);
        }

        await Deploy(store, "canary");
        await store.TrimAsync("default", 3, default);
        Assert.Equal([6, 5, 4, 2], (await store.ListAsync("default", default)).Select(release => release.Number));
        await store.TrimAsync("default", 0, default);
        Assert.Equal([6, 2], (await store.ListAsync("default", default)).Select(release => release.Number));
        Assert.Single(await store.ListAsync("canary", default));
    }

    [Fact]
    public async Task Trimming_keeps_what_another_tool_had_installed()
    {
        using SandboxCluster cluster = await OpenAsync();
        ReleaseStore store = Store(cluster);
        ReleaseRecord found = Record();
        MeshRelease adopted = await store.BeginAsync(found with { Release = found.Release with { Operation = MeshOperation.Adopt } }, default);
        await store.FinishAsync(adopted, MeshReleaseStatus.Deployed, string.Empty, default);
        for (int release = 0; release < 4; release++)
        {
            await Deploy(store);
        }

        await store.TrimAsync("default", 2, default);
        Assert.Equal([5, 4, 1], (await store.ListAsync("default", default)).Select(release => release.Number));
    }

    [Fact]
    public async Task Releases_of_all_revisions_stand_in_the_order_of_their_numbers_though_the_clock_went_back()
    {
        using SandboxCluster cluster = await OpenAsync();
        ReleaseStore store = Store(cluster);
        await Deploy(store);
        await Deploy(store);
        MeshRelease first = (await store.ListAsync("default", default))[1];
        string name = (await Secrets(cluster)).Select(secret => secret.FindMap("metadata")!.FindText("name")!).Order(StringComparer.Ordinal).First();
        MeshMap later = new MeshMap.Builder().Add("op", "replace").Add("path", "/metadata/annotations/meshinstall.io~1started").Add("value", "2999-01-01T00:00:00Z").Build();
        await cluster.Client.PatchAsync(ReleaseKeys.Secrets, first.Namespace, name, new MeshList([later]), default);

        Assert.Equal([2, 1], (await store.ListAsync(null, default)).Select(release => release.Number));
    }

    [Fact]
    public async Task A_release_that_is_not_pending_any_more_cannot_be_ended()
    {
        using SandboxCluster cluster = await OpenAsync();
        ReleaseStore store = Store(cluster);
        MeshRelease overtaken = await store.BeginAsync(Record(), default);
        await store.BeginAsync(Record(), default);
        MeshException conflict = await Assert.ThrowsAsync<MeshException>(() => store.FinishAsync(overtaken, MeshReleaseStatus.Deployed, string.Empty, default));
        MeshException missing = await Assert.ThrowsAsync<MeshException>(() => store.FinishAsync(overtaken with { Number = 9 }, MeshReleaseStatus.Deployed, string.Empty, default));

        Assert.Equal(("ReleaseConflict", "ReleaseNotFound"), (conflict.ErrorId, missing.ErrorId));
    }
}
