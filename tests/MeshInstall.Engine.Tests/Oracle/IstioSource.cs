using MeshInstall.TestClusters.Istio;

namespace MeshInstall.Engine.Tests.Oracle;

/// <summary>The sources of Istio that the environment names: a release as MESHINSTALL_ISTIO, a repository with all of them as MESHINSTALL_ISTIO_CLONE.</summary>
internal static class IstioSource
{
    private static readonly IstioTree? Release = Root is null ? null : new IstioTree(Root);
    private static readonly Lazy<Task<IstioTree>> LatestTree = new(UnpackLatestAsync);

    public static string? Root =>
        Environment.GetEnvironmentVariable("MESHINSTALL_ISTIO") is { Length: > 0 } root && Directory.Exists(Path.Combine(root, "manifests", "charts")) ? root : null;

    /// <summary>The repository, from which any release can be taken.</summary>
    public static string? Clone => IstioRepository.Clone;

    /// <inheritdoc cref="IstioTree.RenderCases"/>
    public static string? RenderCases => Release?.RenderCases;

    /// <inheritdoc cref="IstioTree.GenerateCases"/>
    public static string? GenerateCases => Release?.GenerateCases;

    /// <inheritdoc cref="IstioTree.Live"/>
    public static string Live => Release!.Live;

    /// <inheritdoc cref="IstioTree.Shipped"/>
    public static string Shipped => Release!.Shipped;

    /// <summary>The release, with its tests.</summary>
    public static IstioTree Released => Release!;

    /// <summary>The newest sources of the repository.</summary>
    public static Task<IstioTree> LatestAsync() => LatestTree.Value;

    private static async Task<IstioTree> UnpackLatestAsync() =>
        new(await IstioRepository.UnpackAsync("HEAD", "manifests", "operator/cmd/mesh/testdata/manifest-generate"));
}
