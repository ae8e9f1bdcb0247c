using MeshInstall.TestClusters.Istio;

namespace MeshInstall.Tests.Lifecycle;

/// <summary>The charts and profiles of two of Istio's releases.</summary>
/// <param name="OlderFolder">Those of the older one.</param>
/// <param name="NewerFolder">Those of the newer one.</param>
internal sealed record IstioCharts(string OlderFolder, string NewerFolder)
{
    /// <summary>The two releases.</summary>
    public const string Older = "1.29.6", Newer = "1.30.3";

    /// <summary>Takes the releases out of Istio's repository; skips the test where there is none.</summary>
    public static async Task<IstioCharts> UnpackAsync() => new(await ManifestsAsync(Older), await ManifestsAsync(Newer));

    private static async Task<string> ManifestsAsync(string release) =>
        Path.Combine(await IstioRepository.UnpackAsync(release, "manifests"), "manifests");
}
