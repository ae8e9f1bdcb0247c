using MeshInstall.Engine.Components;
using MeshInstall.Engine.Configuration;
using MeshInstall.Engine.Profiles;
using MeshInstall.Engine.Rendering;
using MeshInstall.Engine.Rendering.Packages;
using MeshInstall.Engine.Rendering.Values;
using MeshInstall.TestClusters.Istio;

namespace MeshInstall.Engine.Tests.Oracle;

/// <summary>
/// Every profile of many Istio releases, from the clone that MESHINSTALL_ISTIO_CLONE names: the components that it turns on are rendered with the charts of
/// the release, and each object is what helm makes of the same chart and values.
/// </summary>
[Trait("Category", "Oracle")]
public sealed class IstioReleaseProfileTests
{
    private const string KubeVersion = "v1.32.0";

    public static TheoryData<string> Releases => ["1.22.8", "1.23.6", "1.24.6", "1.26.8", "1.28.10", "1.30.3", "HEAD"];

    [SkippableTheory]
    [MemberData(nameof(Releases))]
    public async Task Every_profile_of_a_release_renders_as_helm_renders_its_charts(string release)
    {
        Skip.IfNot(OracleTools.HasHelm, "MESHINSTALL_TOOLS names no helm.");
        string folder = await IstioRepository.UnpackAsync(release, "manifests");
        ChartPackage package = await ChartPackages.OpenAsync(new PackageReference { Address = folder }, CancellationToken.None);
        ProfileCatalog profiles = package.Profiles!;
        List<string> differences = [];
        int components = 0;

        foreach (string profile in profiles.Names())
        {
            MeshConfig config = new(profiles.Load(profile), new LayeredConfigResolver(profiles));
            MeshMap shared = ComponentValues.Shared(config);
            foreach (ComponentInstance component in ComponentSelection.Of(config).Where(component => package.Provides(component.Kind)))
            {
                components++;
                ComponentChart chart = await package.GetAsync(component.Kind, CancellationToken.None);
                MeshMap values = chart.ValuesOf(component, ComponentValues.For(shared, component));
                RenderedComponent ours = chart.Render(component, values, new ComponentRelease("istio", component.Namespace, KubeVersion, IsUpgrade: false), CancellationToken.None);
                IReadOnlyList<MeshResource> theirs = await OracleTools.RenderFolderAsync(
                    Path.Combine(folder, "manifests", "charts", component.Kind.ChartFolder), component.Namespace, values, KubeVersion);
                differences.AddRange(Compare(theirs, ours.Resources).Select(line => $"{profile} {component.Name}: {line}"));
            }
        }

        Assert.True(components > 10, $"only {components} components");
        Assert.True(differences.Count == 0, string.Join('\n', differences.Take(40)));
    }

    private static IEnumerable<string> Compare(IReadOnlyList<MeshResource> theirs, IReadOnlyList<MeshResource> ours) =>
        theirs.Select(ResourceComparison.Identity).Order().SequenceEqual(ours.Select(ResourceComparison.Identity).Order())
            ? theirs.SelectMany(expected => TreeComparison.Differences(
                ResourceComparison.Identity(expected), expected.Body, ours.Single(actual => ResourceComparison.Identity(actual) == ResourceComparison.Identity(expected)).Body))
            : [$"{theirs.Count} objects with helm, {ours.Count} here"];
}
