using System.Net;
using MeshInstall.Charts.Repositories;
using MeshInstall.Charts.Tests.Oracle;
using static MeshInstall.Charts.Tests.Repositories.Fetching;

namespace MeshInstall.Charts.Tests.Repositories;

public sealed class RegistryTests
{
    [Theory]
    [InlineData("", null, "1.10.0")]
    [InlineData("", "^1.2", "1.10.0")]
    [InlineData("", "<1.10", "1.9.3+build.5")]
    [InlineData("", "1.9.3+build.5", "1.9.3+build.5")]
    [InlineData(":1.9.3+build.5", null, "1.9.3+build.5")]
    [InlineData(":1.9.3_build.5", null, "1.9.3+build.5")]
    [InlineData(":1.2.0", "1.2.0", "1.2.0")]
    [InlineData("", ">1.0.0-0", "2.0.0-rc.1")]
    public async Task The_version_is_the_tag_or_the_highest_that_fits(string tag, string? wanted, string version)
    {
        await using LoopbackServer server = new(Versions(pageSize: 2).Answer);

        FetchedChart fetched = await FetchAsync($"oci://{server.Authority}/team/small{tag}", wanted);

        Assert.Equal(version, fetched.Version);
        Assert.StartsWith("sha256:", fetched.Digest, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_digest_names_one_chart_and_its_version_must_be_the_one_asked_for()
    {
        ChartRegistry registry = new();
        string digest = registry.Add("1.0.0");
        registry.Add("1.1.0");
        await using LoopbackServer server = new(registry.Answer);
        string reference = $"oci://{server.Authority}/team/small";

        Assert.Equal(("1.0.0", digest), (await FetchAsync($"{reference}@{digest}")) is var fetched ? (fetched.Version, fetched.Digest) : default);
        Assert.Equal("1.0.0", (await FetchAsync($"{reference}:1.0.0@{digest}")).Version);
        Assert.Equal("ChartVersionNotFound", (await FailAsync($"{reference}:1.1.0@{digest}")).ErrorId);
        Assert.Equal("ChartReferenceInvalid", (await FailAsync($"{reference}:1.0.0", "1.1.0")).ErrorId);
    }

    [Fact]
    public async Task What_is_missing_is_answered_with_what_there_is()
    {
        await using LoopbackServer server = new(Versions().Answer);
        string reference = $"oci://{server.Authority}/team/small";

        foreach (ChartException error in new[] { await FailAsync(reference, "3.0.0"), await FailAsync(reference, "^3"), await FailAsync(reference + "@sha256:" + new string('1', 64)) })
        {
            Assert.Equal("ChartVersionNotFound", error.ErrorId);
            Assert.Contains("2.0.0-rc.1, 1.10.0", error.Message, StringComparison.Ordinal);
        }

        Assert.Equal("ChartNotFound", (await FailAsync($"oci://{server.Authority}/team/none", "1.0.0")).ErrorId);
    }

    [Fact]
    public async Task An_index_of_manifests_leads_to_the_chart_in_it()
    {
        ChartRegistry registry = new();
        string digest = registry.Add("1.0.0");
        string image = registry.AddManifest("image", "{\"schemaVersion\":2,\"config\":{\"mediaType\":\"application/vnd.oci.image.config.v1+json\"},\"layers\":[]}");
        registry.AddManifest("5.0.0", $"{{\"schemaVersion\":2,\"manifests\":[{{\"digest\":\"{image}\",\"size\":1}},{{\"digest\":\"{digest}\",\"size\":1}}]}}");
        await using LoopbackServer server = new(registry.Answer);

        Assert.Equal("1.0.0", (await FetchAsync($"oci://{server.Authority}/team/small:5.0.0")).Version);
        Assert.Equal("ChartRepositoryInvalid", (await FailAsync($"oci://{server.Authority}/team/small:image")).ErrorId);
    }

    [Fact]
    public async Task The_older_media_type_of_charts_is_read_as_well()
    {
        ChartRegistry registry = new();
        registry.Add("1.0.0", "application/tar+gzip");
        await using LoopbackServer server = new(registry.Answer);
        Assert.Equal("1.0.0", (await FetchAsync($"oci://{server.Authority}/team/small:1.0.0")).Version);
    }

    [Theory]
    [InlineData("no json")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"config\":{\"mediaType\":\"application/vnd.cncf.helm.config.v1+json\"},\"layers\":[{\"mediaType\":\"application/vnd.cncf.helm.chart.content.v1.tar+gzip\",\"digest\":\"md5:1\"}]}")]
    [InlineData("{\"config\":5,\"layers\":{}}")]
    public async Task A_manifest_that_is_none_is_refused(string manifest)
    {
        ChartRegistry registry = new();
        registry.AddManifest("1.0.0", manifest);
        await using LoopbackServer server = new(registry.Answer);
        Assert.Equal("ChartRepositoryInvalid", (await FailAsync($"oci://{server.Authority}/team/small:1.0.0")).ErrorId);
    }

    [Fact]
    public async Task Content_that_does_not_fit_its_digest_is_refused()
    {
        ChartRegistry registry = new();
        string digest = registry.Add("1.0.0");
        string blob = registry.Blobs.Keys.Last();
        registry.Blobs[blob] = ChartRepository.Pack("small", "6.6.6");
        await using LoopbackServer server = new(registry.Answer);
        Assert.Equal("ChartDigestMismatch", (await FailAsync($"oci://{server.Authority}/team/small:1.0.0")).ErrorId);

        registry.Manifests[digest] = "{}"u8.ToArray();
        Assert.Equal("ChartDigestMismatch", (await FailAsync($"oci://{server.Authority}/team/small@{digest}")).ErrorId);
        await using LoopbackServer lying = new(request => registry.Answer(request).With("Docker-Content-Digest", "sha256:" + new string('2', 64)));
        Assert.Equal("ChartDigestMismatch", (await FailAsync($"oci://{lying.Authority}/team/small:1.0.0")).ErrorId);
    }

    [Fact]
    public async Task Content_on_another_server_is_fetched_without_the_token()
    {
        ChartRegistry registry = new();
        registry.Add("1.0.0");
        await using LoopbackServer store = new(registry.Answer);
        await using LoopbackServer server = new(request => request.Header("Authorization").Length == 0 ? new LoopbackResponse(401, []).With("WWW-Authenticate", "Basic realm=\"r\"")
            : request.Path.Contains("/blobs/", StringComparison.Ordinal) ? LoopbackResponse.Redirect(store.Url + request.Path, 307) : registry.Answer(request));

        await FetchAsync($"oci://{server.Authority}/team/small:1.0.0", options: Options with { Credential = new NetworkCredential("user", "secret") });

        Assert.Equal(string.Empty, Assert.Single(store.Requests).Header("Authorization"));
    }

    [Fact]
    public async Task A_digest_or_a_tag_seen_before_is_there_without_the_registry()
    {
        using TemporaryFolder folder = new();
        ChartFetchOptions options = Options with { CacheFolder = folder.Path };
        ChartRegistry registry = new();
        string digest = registry.Add("1.0.0");
        LoopbackServer server = new(registry.Answer);
        string reference = $"oci://{server.Authority}/team/small";
        await FetchAsync(reference, "1.0.0", options);
        await server.DisposeAsync();

        Assert.Equal("1.0.0", (await FetchAsync(reference, "1.0.0", options)).Version);
        Assert.Equal("1.0.0", (await FetchAsync($"{reference}@{digest}", null, options)).Version);
        Assert.Equal("ChartRepositoryUnreachable", (await FailAsync(reference, null, options)).ErrorId);
    }

    [SkippableTheory]
    [InlineData("")]
    [InlineData("^1.2")]
    [InlineData("1.9.3+build.5")]
    public async Task Helm_pulls_the_same_chart_from_the_same_registry(string wanted)
    {
        HelmTool.Require();
        await using LoopbackServer server = new(Versions(pageSize: 2).Answer);
        using TemporaryFolder folder = new();

        HelmResult helm = await HelmTool.RunAsync(folder.Path, ["pull", $"oci://{server.Authority}/team/small", "--plain-http", "--version", wanted]);

        Assert.True(helm.Succeeded, helm.Errors);
        string file = Directory.EnumerateFiles(folder.Path, "*.tgz").Single();
        FetchedChart fetched = await FetchAsync($"oci://{server.Authority}/team/small", wanted);
        Assert.Equal((await FetchAsync(file)).Version, fetched.Version);
        Assert.Contains(fetched.Digest, helm.Errors + helm.Output, StringComparison.Ordinal);
    }

    private static ChartRegistry Versions(int pageSize = 1000)
    {
        ChartRegistry registry = new() { PageSize = pageSize };
        foreach (string version in new[] { "1.2.0", "2.0.0-rc.1", "1.10.0", "1.9.3+build.5" })
        {
            registry.Add(version);
        }

        registry.AddManifest("latest", "{}");
        registry.AddManifest("v9.0.0", "{}");
        registry.AddManifest("9.0", "{}");
        return registry;
    }
}
