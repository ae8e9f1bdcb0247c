using System.Net;
using System.Text;
using MeshInstall.Charts.Repositories;
using MeshInstall.Charts.Tests.Loading;
using MeshInstall.Charts.Tests.Oracle;
using static MeshInstall.Charts.Tests.Repositories.Fetching;

namespace MeshInstall.Charts.Tests.Repositories;

public sealed class HelmRepositoryTests
{
    private static ChartRepository Versions => new ChartRepository()
        .Add("small", "1.2.0").Add("small", "2.0.0-rc.1").Add("small", "1.10.0").Add("small", "1.9.3+build").Add("other", "5.0.0");

    [Theory]
    [InlineData(null, "1.10.0")]
    [InlineData("", "1.10.0")]
    [InlineData("1.2.0", "1.2.0")]
    [InlineData("1.2", "1.2.0")]
    [InlineData("~1.9", "1.9.3+build")]
    [InlineData("<1.9", "1.2.0")]
    [InlineData(">=1.0.0-0", "2.0.0-rc.1")]
    [InlineData("2.0.0-rc.1", "2.0.0-rc.1")]
    [InlineData("1.x || 5.x", "1.10.0")]
    public async Task The_highest_version_that_fits_is_taken(string? wanted, string version)
    {
        await using LoopbackServer server = new(Versions.Answer);

        FetchedChart fetched = await FetchAsync($"{server.Url}/charts#small", wanted);

        Assert.Equal(version, fetched.Version);
        Assert.Equal($"of-{version}", fetched.Chart.Metadata.AppVersion);
        Assert.Equal($"{server.Url}/charts/small-{version}.tgz", fetched.Source);
        Assert.Equal(Sha256.Of(ChartRepository.Pack("small", version)).Length, fetched.Digest.Length);
    }

    [Fact]
    public async Task A_version_that_is_missing_is_answered_with_those_there_are()
    {
        await using LoopbackServer server = new(Versions.Answer);

        ChartException version = await FailAsync($"{server.Url}/charts#small", "^7");
        Assert.Equal("ChartVersionNotFound", version.ErrorId);
        Assert.Contains("2.0.0-rc.1, 1.10.0, 1.9.3+build, 1.2.0", version.Message, StringComparison.Ordinal);
        ChartException chart = await FailAsync($"{server.Url}/charts#smal");
        Assert.Equal("ChartNotFound", chart.ErrorId);
        Assert.Contains("small, other", chart.Message, StringComparison.Ordinal);
        Assert.Equal("ChartVersionInvalid", (await FailAsync($"{server.Url}/charts#small", "newest")).ErrorId);
        Assert.Equal("ChartReferenceInvalid", (await FailAsync($"{server.Url}/charts")).ErrorId);
    }

    [Theory]
    [InlineData("small-1.0.0.tgz")]
    [InlineData("./small-1.0.0.tgz")]
    [InlineData("/charts/small-1.0.0.tgz")]
    [InlineData("../charts/small-1.0.0.tgz")]
    [InlineData("{url}/charts/small-1.0.0.tgz")]
    public async Task Addresses_may_be_relative_or_absolute(string address)
    {
        string url = string.Empty;
        await using LoopbackServer server = new(request => new ChartRepository().Add("small", "1.0.0", address.Replace("{url}", url, StringComparison.Ordinal)).Answer(request));
        url = server.Url;

        Assert.Equal("1.0.0", (await FetchAsync($"{server.Url}/charts/#small")).Version);
    }

    [Fact]
    public async Task A_packed_chart_is_fetched_from_its_address_alone()
    {
        await using LoopbackServer server = new(Versions.Answer);

        Assert.Equal("1.2.0", (await FetchAsync($"{server.Url}/charts/small-1.2.0.tgz")).Version);
        Assert.Equal("ChartVersionNotFound", (await FailAsync($"{server.Url}/charts/small-1.2.0.tgz", "^2")).ErrorId);
        Assert.Equal("ChartRepositoryInvalid", (await FailAsync($"{server.Url}/charts/none-1.2.0.tgz")).ErrorId);
    }

    [Fact]
    public async Task Content_that_is_not_what_the_index_says_is_refused()
    {
        await using LoopbackServer server = new(new ChartRepository().Add("small", "1.0.0", digest: new string('0', 64)).Add("odd", "1.0.0", digest: "12").Add("none", "1.0.0", digest: "").Answer);

        Assert.Equal("ChartDigestMismatch", (await FailAsync($"{server.Url}/charts#small")).ErrorId);
        Assert.Equal("ChartRepositoryInvalid", (await FailAsync($"{server.Url}/charts#odd")).ErrorId);
        Assert.Equal("1.0.0", (await FetchAsync($"{server.Url}/charts#none")).Version);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>no index</html>")]
    [InlineData("- a")]
    [InlineData("entries: {small: []}")]
    [InlineData("a: [")]
    [InlineData("{\"apiVersion\": ")]
    public async Task What_is_no_index_is_said_to_be_none(string index)
    {
        await using LoopbackServer server = new(_ => LoopbackResponse.Text(index));
        Assert.Equal("ChartRepositoryInvalid", (await FailAsync($"{server.Url}/charts#small")).ErrorId);
    }

    [Fact]
    public async Task An_index_may_be_json_and_entries_that_make_no_sense_are_passed_over()
    {
        byte[] packed = ChartRepository.Pack("small", "1.0.0");
        string index = $"{{\"apiVersion\":\"v1\",\"entries\":{{\"small\":[null,5,{{}},{{\"version\":\"none\"}},{{\"version\":\"1.0.0\",\"urls\":[\"a.tgz\"],\"digest\":\"{Sha256.Of(packed)}\"}}]}}}}";
        await using LoopbackServer server = new(request => request.Path.EndsWith(".tgz", StringComparison.Ordinal) ? LoopbackResponse.Ok(packed) : LoopbackResponse.Text(index));

        Assert.Equal("1.0.0", (await FetchAsync($"{server.Url}/charts#small", ">0")).Version);
    }

    [Fact]
    public async Task An_archive_that_is_hostile_is_refused_as_from_disk()
    {
        byte[] packed = PackedChart.Minimal().File("../x", "y").ToArchive();
        await using LoopbackServer server = new(new ChartRepository().Add("small", "1.0.0", content: packed).Answer);
        Assert.Equal("ChartArchiveUnsafe", (await FailAsync($"{server.Url}/charts#small")).ErrorId);
    }

    [SkippableTheory]
    [InlineData("")]
    [InlineData("~1.9")]
    [InlineData(">=1.0.0-0")]
    public async Task Helm_pulls_the_same_chart_from_the_same_repository(string wanted)
    {
        HelmTool.Require();
        await using LoopbackServer server = new(Versions.Answer);
        using TemporaryFolder folder = new();

        HelmResult helm = await HelmTool.RunAsync(folder.Path, ["pull", "small", "--repo", server.Url + "/charts", "--version", wanted]);

        Assert.True(helm.Succeeded, helm.Errors);
        byte[] pulled = await File.ReadAllBytesAsync(Directory.EnumerateFiles(folder.Path, "*.tgz").Single());
        Assert.Equal(Sha256.Of(pulled), (await FetchAsync($"{server.Url}/charts#small", wanted)).Digest);
    }

    [Fact]
    public async Task An_index_may_point_into_a_registry_which_is_not_given_the_credential()
    {
        ChartRegistry charts = new();
        charts.Add("1.0.0");
        await using LoopbackServer registry = new(request => request.Header("Authorization").Length > 0 ? LoopbackResponse.Text("given away", 500) : charts.Answer(request));
        await using LoopbackServer server = new(new ChartRepository().Add("small", "1.0.0", $"oci://{registry.Authority}/team/small:1.0.0").Answer);

        FetchedChart fetched = await FetchAsync($"{server.Url}/charts#small", options: Options with { Credential = new NetworkCredential("user", "secret") });

        Assert.Equal($"oci://{registry.Authority}/team/small:1.0.0", fetched.Source);
        Assert.StartsWith("Basic ", server.Requests.First().Header("Authorization"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stored_login_of_helm_is_used_for_its_repository_only()
    {
        using TemporaryFolder folder = new();
        await using LoopbackServer server = new(request => request.Header("Authorization") == "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("user:secret"))
            ? Versions.Answer(request) : new LoopbackResponse(401, []));
        string file = folder.Write("repositories.yaml", $"repositories:\n- name: a\n  url: {server.Url}/charts/\n  username: user\n  password: secret\n");
        ChartFetchOptions options = Options with { UseStoredCredentials = true, EnvironmentVariable = name => name == "HELM_REPOSITORY_CONFIG" ? file : null };

        Assert.Equal("1.10.0", (await FetchAsync($"{server.Url}/charts#small", options: options)).Version);
        ChartException denied = await FailAsync($"{server.Url}/elsewhere#small", options: options);
        Assert.Equal(("ChartRepositoryDenied", MeshErrorKind.Authentication), (denied.ErrorId, denied.Kind));
        ChartException wrong = await FailAsync($"http://user:wrong@{server.Authority}/charts#small");
        Assert.Equal(("ChartRepositoryDenied", MeshErrorKind.PermissionDenied), (wrong.ErrorId, wrong.Kind));
        Assert.DoesNotContain("wrong@", wrong.ToString(), StringComparison.Ordinal);
    }
}
