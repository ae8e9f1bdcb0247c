using MeshInstall.Engine.Clusters;
using MeshInstall.Engine.Events;
using MeshInstall.Engine.Releases;
using MeshInstall.Engine.Tests.Applying;
using MeshInstall.Engine.Tests.Profiles;
using static MeshInstall.Engine.Tests.Releases.ReleaseBench;

namespace MeshInstall.Engine.Tests.Releases;

public sealed class CanarySecretTests
{
    private const string Canary = "canary-7f3a9c";

    [Fact]
    public async Task Secret_values_are_in_the_data_of_the_secrets_and_nowhere_else()
    {
        using SandboxCluster cluster = await OpenAsync();
        List<string> seen = [];
        ReleaseStore store = Store(cluster);
        ReleaseRecord record = WithCanaries();
        MeshRelease release = await store.BeginAsync(record, default);
        await using (await InstallLease.AcquireAsync(cluster.Client, Space, "default", new LeaseOptions(), happened => seen.Add(Text(happened)), default))
        {
            MeshRelease finished = await store.FinishAsync(release, MeshReleaseStatus.Deployed, "done", default);
            seen.AddRange([finished.ToString(), System.Text.Json.JsonSerializer.Serialize(finished), record.ToString()]);
        }

        ReleaseRecord read = await store.ReadAsync(release, default);
        IReadOnlyList<MeshRelease> listed = await store.ListAsync(null, default);
        seen.AddRange([read.ToString(), .. listed.Select(item => item.ToString()), System.Text.Json.JsonSerializer.Serialize(listed)]);
        seen.AddRange((await Secrets(cluster)).Select(secret => secret.Without("data").ToString()));
        seen.Add((await cluster.Client.GetAsync(LeaseState.Leases, Space, "meshinstall-default", default))!.ToString());

        Assert.Contains(read.Manifests, manifest => manifest.Values.ToString().Contains(Canary, StringComparison.Ordinal));
        Assert.Contains(Canary, read.Config!.Document.ToString(), StringComparison.Ordinal);
        Assert.All(seen, text => Assert.DoesNotContain(Canary, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Errors_do_not_quote_what_a_broken_release_holds()
    {
        foreach (string json in new[] { $$"""{"format":1,"{{Canary}}":"{{Canary}}",}""", $$"""{"format":1,"namespace":"{{Canary}}","revision":"{{Canary}}","number":1,"attempt":"{{Canary}}"}""" })
        {
            byte[] packed = Gzip(json);
            ReleaseHeader header = new(Release() with { Namespace = Space, Number = 1 }, "a", string.Empty, 1, IsRecording: false);
            FormatException error = Assert.ThrowsAny<FormatException>(() => ReleaseBody.Unpack(header, packed, null));
            Assert.DoesNotContain(Canary, error.ToString(), StringComparison.Ordinal);
        }

        ReleaseRecord deep = WithCanaries() with { Manifests = [Nested(200)] };
        using SandboxCluster cluster = await OpenAsync();
        MeshException tooLarge = await Assert.ThrowsAsync<MeshException>(() => Store(cluster).BeginAsync(deep, default));
        Assert.Equal("ReleaseTooLarge", tooLarge.ErrorId);
        Assert.DoesNotContain(Canary, tooLarge.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Messages_are_one_bounded_line()
    {
        using SandboxCluster cluster = await OpenAsync();
        ReleaseStore store = Store(cluster);
        string message = "first\r\n\u001b[31msecond\u202e\ud800 " + new string('x', 100_000);
        await store.FinishAsync(await store.BeginAsync(Record(), default), MeshReleaseStatus.Failed, message, default);
        string kept = Assert.Single(await store.ListAsync(null, default)).Message;

        Assert.StartsWith("first [31msecond", kept, StringComparison.Ordinal);
        Assert.True(kept.Length <= 1024);
        Assert.DoesNotContain(kept, char.IsControl);
    }

    private static ReleaseRecord WithCanaries()
    {
        MeshMap values = MeshMap.Empty.With("password", new MeshScalar(Canary));
        MeshManifest secret = TestManifests.Component("Base", [], $$"""{"apiVersion":"v1","kind":"Secret","metadata":{"name":"cacerts","namespace":"istio-system"},"stringData":{"key":"{{Canary}}"} }""");
        MeshManifest manifest = secret with { Values = values, Warnings = [$"the password {Canary} is weak"] };
        MeshConfig config = ShippedProfiles.Config(MeshLayer.OfValue("spec.values.password", new MeshScalar(Canary), new MeshOrigin(MeshOriginKind.Parameter, "-Set values.password=" + Canary)));
        return Record(manifests: manifest) with { Config = config };
    }

    private static MeshManifest Nested(int depth)
    {
        MeshNode node = new MeshScalar(Canary);
        for (int level = 0; level < depth; level++)
        {
            node = new MeshList([node]);
        }

        MeshMap body = new MeshMap.Builder(TestManifests.Component("Base", [], TestManifests.ConfigMap("deep", "1")).Resources[0].Body).Add("data", node).Build();
        return TestManifests.Component("Base", []) with { Resources = [new MeshResource(body)] };
    }

    private static string Text(MeshEvent happened) => happened.ToString()!;

    private static byte[] Gzip(string json)
    {
        using MemoryStream packed = new();
        using (System.IO.Compression.GZipStream gzip = new(packed, System.IO.Compression.CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(System.Text.Encoding.UTF8.GetBytes(json));
        }

        return packed.ToArray();
    }
}
