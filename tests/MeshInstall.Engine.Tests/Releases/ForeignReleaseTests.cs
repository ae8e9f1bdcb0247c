using System.IO.Compression;
using System.Text;
using MeshInstall.Engine.Clusters;
using MeshInstall.Engine.Releases;
using static MeshInstall.Engine.Tests.Releases.ReleaseBench;

namespace MeshInstall.Engine.Tests.Releases;

public sealed class ForeignReleaseTests
{
    public static TheoryData<string, string> Bodies => new()
    {
        { Convert.ToBase64String("plain"u8), "its data is not gzip" },
        { Packed("{\"format\":1,"), "its data is not JSON" },
        { Packed("[]"), "it holds no release" },
        { Packed("{\"format\":2}"), "it has format 2" },
        { Packed("{\"format\":1,\"namespace\":\"istio-system\",\"revision\":\"default\",\"number\":2,\"attempt\":\"a\"}"), "it holds another release" },
        { Packed(Body("\"manifests\":[{}]")), "its field 'component' is missing" },
        { Packed(Body("\"manifests\":{}")), "its field 'manifests' is missing" },
        { Packed(Body("\"config\":{\"sources\":[[\"Document\",\"x\"]],\"layers\":[{\"place\":[7,1,1],\"content\":{},\"places\":[]}]},\"manifests\":[]")), "the places of the configuration do not fit" },
        { Packed(Body("\"config\":{\"sources\":[[\"17\",\"x\"]],\"layers\":[]},\"manifests\":[]")), "there is no MeshOriginKind" },
        { Packed(new string('[', 100_000)), "nests too deeply" },
        { Packed(new string(' ', 80_000_000)), "it unpacks to more than 64 MiB" },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task What_is_no_release_is_refused_by_the_name_of_its_secret(string data, string why)
    {
        using SandboxCluster cluster = await OpenAsync();
        Seed(cluster, data);
        MeshRelease release = Assert.Single(await Store(cluster).ListAsync("default", default));
        MeshException error = await Assert.ThrowsAsync<MeshException>(() => Store(cluster).ReadAsync(release, default));

        Assert.Equal(("ReleaseInvalid", MeshErrorKind.InvalidData), (error.ErrorId, error.Kind));
        Assert.Contains("istio-system/meshinstall.default.v1", error.Message, StringComparison.Ordinal);
        Assert.Contains(why, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_release_that_lacks_a_part_is_refused()
    {
        using SandboxCluster cluster = await OpenAsync();
        MeshRelease release = await Deploy(Store(cluster), "default", Large(2_000_000));
        await cluster.Client.RemoveAsync(ReleaseKeys.Secrets, Space, "meshinstall.default.v1-2", null, default);
        MeshException error = await Assert.ThrowsAsync<MeshException>(() => Store(cluster).ReadAsync(release, default));

        Assert.Equal("ReleaseInvalid", error.ErrorId);
        Assert.Contains("part 2 of 3 is missing", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("meshinstall.default.v1", "deployed", "everything")]
    [InlineData("meshinstall.default.v1", "17", "install")]
    [InlineData("meshinstall.default.v0", "deployed", "install")]
    [InlineData("meshinstall.default.v99999999999", "deployed", "install")]
    [InlineData("another", "deployed", "install")]
    public async Task A_secret_that_only_looks_like_a_release_is_left_out_and_left_alone(string name, string status, string operation)
    {
        using SandboxCluster cluster = await OpenAsync();
        Seed(cluster, Packed("{}"), name, status, operation);
        ReleaseStore store = Store(cluster);
        Assert.Empty(await store.ListAsync(null, default));
        await Deploy(store);
        await store.TrimAsync("default", 1, default);
        await store.RemoveAllAsync("default", _ => Task.CompletedTask, default);

        Assert.Equal(name, Assert.Single(await Secrets(cluster)).FindMap("metadata")!.FindText("name"));
    }

    [Theory]
    [InlineData("Canary")]
    [InlineData("a.b")]
    [InlineData("-a")]
    [InlineData("a\n")]
    [InlineData("a,b!=c")]
    [InlineData("aaaaaaaaaabbbbbbbbbbaaaaaaaaaabbbbbbbbbbaaaaaaaaaabbbbbbbbbb1234")]
    public async Task A_revision_that_cannot_be_a_name_is_refused(string revision)
    {
        using SandboxCluster cluster = await OpenAsync();
        Assert.Equal("RevisionInvalid", (await Assert.ThrowsAsync<MeshException>(() => Store(cluster).ListAsync(revision, default))).ErrorId);
        Assert.Equal("RevisionInvalid", (await Assert.ThrowsAsync<MeshException>(() => Store(cluster).BeginAsync(Record(revision), default))).ErrorId);
    }

    [Fact]
    public async Task The_longest_revision_is_recorded_like_any_other()
    {
        using SandboxCluster cluster = await OpenAsync();
        string revision = new('a', 63);
        await Deploy(Store(cluster), revision, Large(1_500_000));

        Assert.Equal(revision, Assert.Single(await Store(cluster).ListAsync(revision, default)).Revision);
        await (await InstallLease.AcquireAsync(cluster.Client, Space, revision, new LeaseOptions(), _ => { }, default)).DisposeAsync();
    }

    private static string Body(string rest) => $$"""{"format":1,"attempt":"a","namespace":"istio-system","revision":"default","number":1,{{rest}}}""";

    private static string Packed(string json)
    {
        using MemoryStream packed = new();
        using (GZipStream gzip = new(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(json));
        }

        return Convert.ToBase64String(packed.ToArray());
    }

    private static void Seed(SandboxCluster cluster, string data, string name = "meshinstall.default.v1", string status = "deployed", string operation = "install") => cluster.Sandbox.Seed($$$"""
        {"apiVersion":"v1","kind":"Secret","type":"meshinstall.io/release.v1",
         "metadata":{"name":"{{{name}}}","namespace":"istio-system","annotations":{"meshinstall.io/attempt":"a","meshinstall.io/parts":"1"},
          "labels":{"app.kubernetes.io/managed-by":"meshinstall","meshinstall.io/revision":"default","meshinstall.io/release":"1","meshinstall.io/status":"{{{status}}}","meshinstall.io/operation":"{{{operation}}}"}},
         "data":{"release":"{{{data}}}"}}
        """);
}
