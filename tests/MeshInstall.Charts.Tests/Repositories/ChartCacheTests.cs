using MeshInstall.Charts.Repositories;
using static MeshInstall.Charts.Tests.Repositories.Fetching;

namespace MeshInstall.Charts.Tests.Repositories;

public sealed class ChartCacheTests
{
    [Fact]
    public async Task What_has_not_changed_is_not_sent_again()
    {
        using TemporaryFolder folder = new();
        ChartFetchOptions options = Options with { CacheFolder = folder.Path };
        await using LoopbackServer server = new(new ChartRepository().Add("small", "1.0.0").Answer);

        await FetchAsync($"{server.Url}/charts#small", options: options);
        FetchedChart again = await FetchAsync($"{server.Url}/charts#small", options: options);

        Assert.Equal("1.0.0", again.Version);
        Assert.Equal(2, server.Count("/charts/index.yaml"));
        Assert.Equal(1, server.Count("/charts/small-1.0.0.tgz"));
        Assert.NotEmpty(server.Requests.Last().Header("If-None-Match"));
        Assert.Empty(Directory.EnumerateFiles(folder.Path, "*.tmp", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_changed_index_is_read_anew()
    {
        using TemporaryFolder folder = new();
        ChartFetchOptions options = Options with { CacheFolder = folder.Path };
        ChartRepository repository = new ChartRepository().Add("small", "1.0.0");
        await using LoopbackServer server = new(repository.Answer);

        await FetchAsync($"{server.Url}/charts#small", options: options);
        repository.Add("small", "1.1.0");

        Assert.Equal("1.1.0", (await FetchAsync($"{server.Url}/charts#small", options: options)).Version);
    }

    [Fact]
    public async Task An_exact_version_is_there_without_the_server_and_a_range_is_not()
    {
        using TemporaryFolder folder = new();
        ChartFetchOptions options = Options with { CacheFolder = folder.Path };
        LoopbackServer server = new(new ChartRepository().Add("small", "1.0.0").Add("bare", "1.0.0", digest: "").Answer);
        await FetchAsync($"{server.Url}/charts#small", options: options);
        await FetchAsync($"{server.Url}/charts#bare", options: options);
        await server.DisposeAsync();

        Assert.Equal("1.0.0", (await FetchAsync($"{server.Url}/charts#small", "1.0.0", options)).Version);
        Assert.Equal("1.0.0", (await FetchAsync($"{server.Url}/charts#bare", "1.0.0", options)).Version);
        Assert.Equal("1.0.0", (await FetchAsync($"{server.Url}/charts/bare-1.0.0.tgz", options: options)).Version);
        Assert.Equal("ChartRepositoryUnreachable", (await FailAsync($"{server.Url}/charts#small", "^1", options)).ErrorId);
        Assert.Equal("ChartRepositoryUnreachable", (await FailAsync($"{server.Url}/charts#small", null, options)).ErrorId);
    }

    [Fact]
    public async Task What_is_damaged_in_the_cache_is_fetched_again()
    {
        using TemporaryFolder folder = new();
        ChartFetchOptions options = Options with { CacheFolder = folder.Path };
        await using LoopbackServer server = new(new ChartRepository().Add("small", "1.0.0").Answer);
        await FetchAsync($"{server.Url}/charts#small", options: options);
        foreach (string file in Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories))
        {
            await File.WriteAllTextAsync(file, "damaged");
        }

        Assert.Equal("1.0.0", (await FetchAsync($"{server.Url}/charts#small", options: options)).Version);
        Assert.Equal(2, server.Count("/charts/small-1.0.0.tgz"));
    }

    [Fact]
    public async Task Many_at_once_share_one_folder()
    {
        using TemporaryFolder folder = new();
        ChartFetchOptions options = Options with { CacheFolder = folder.Path };
        await using LoopbackServer server = new(new ChartRepository().Add("small", "1.0.0").Answer);

        FetchedChart[] fetched = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => FetchAsync($"{server.Url}/charts#small", options: options)));

        Assert.All(fetched, item => Assert.Equal("1.0.0", item.Version));
        Assert.Empty(Directory.EnumerateFiles(folder.Path, "*.tmp", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_cache_that_cannot_be_written_is_no_error()
    {
        using TemporaryFolder folder = new();
        ChartFetchOptions options = Options with { CacheFolder = Path.Combine(folder.Write("file", "in the way"), "cache") };
        await using LoopbackServer server = new(new ChartRepository().Add("small", "1.0.0").Answer);

        Assert.Equal("1.0.0", (await FetchAsync($"{server.Url}/charts#small", options: options)).Version);
    }
}
