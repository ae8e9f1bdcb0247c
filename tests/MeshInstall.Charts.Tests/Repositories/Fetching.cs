using MeshInstall.Charts.Repositories;

namespace MeshInstall.Charts.Tests.Repositories;

/// <summary>Fetching in tests: no pauses, no cache but the test's own, and nothing of this machine's settings.</summary>
internal static class Fetching
{
    public static ChartFetchOptions Options { get; } = new() { CacheFolder = string.Empty, RetryDelay = TimeSpan.Zero, EnvironmentVariable = _ => null, UseStoredCredentials = false };

    public static async Task<FetchedChart> FetchAsync(string reference, string? version = null, ChartFetchOptions? options = null)
    {
        using ChartFetcher fetcher = new(options ?? Options);
        return await fetcher.FetchAsync(ChartReference.Parse(reference), version);
    }

    public static async Task<ChartException> FailAsync(string reference, string? version = null, ChartFetchOptions? options = null) =>
        await Assert.ThrowsAsync<ChartException>(() => FetchAsync(reference, version, options));
}
