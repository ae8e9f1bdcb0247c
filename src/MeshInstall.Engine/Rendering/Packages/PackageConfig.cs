using MeshInstall.Engine.Components;
using MeshInstall.Engine.Configuration;
using MeshInstall.Engine.Profiles;

namespace MeshInstall.Engine.Rendering.Packages;

/// <summary>Stands configurations on the release that a package of charts is of.</summary>
public static class PackageConfig
{
    // What the charts of a source tree carry until they are packaged.
    private const string Unreleased = "1.0.0";

    /// <summary>
    /// The configuration on the package's profile of the same name, where it has one. Without profiles it keeps its own, and the tag of its
    /// images becomes the version that the charts install, below what the user says.
    /// </summary>
    /// <param name="config">The configuration.</param>
    /// <param name="package">The charts.</param>
    /// <param name="builtIn">The profiles for packages without any.</param>
    /// <param name="cancellationToken">Ends the loading of charts.</param>
    /// <exception cref="MeshException">A profile or a chart does not load.</exception>
    public static async Task<MeshConfig> OnAsync(MeshConfig config, ChartPackage package, ProfileCatalog builtIn, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(config);
        ArgumentNullException.ThrowIfNull(package);
        MeshLayer[] own = [.. config.Layers.Where(layer => ConfigLayers.Rank(layer) != ConfigLayers.ProfileRank)];
        if (package.Profiles is { } profiles)
        {
            string profile = ConfigLayers.ProfileNamedBy(own) ?? ConfigLayers.ProfileNamedBy(config.Layers) ?? ProfileCatalog.DefaultName;
            return profiles.Names().Contains(profile)
                ? new MeshConfig([.. profiles.Load(profile), .. own], new LayeredConfigResolver(profiles))
                : config;
        }

        return await VersionAsync(package, cancellationToken).ConfigureAwait(false) is { } version
            ? config.WithResolver(new LayeredConfigResolver(builtIn, [TagLayer(version.Chart, version.Tag)]))
            : config;
    }

    /// <summary>The folder of charts that a configuration names in <c>spec.installPackagePath</c>; null where it names none.</summary>
    public static string? PackagePathOf(MeshConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        return ConfigLayers.PackageNamedBy(config.Layers);
    }

    private static MeshLayer TagLayer(string chart, string tag)
    {
        MeshOrigin origin = new(MeshOriginKind.Chart, $"chart {chart}");
        return MeshLayer.OfValue("spec.tag", new MeshScalar(tag, origin), origin);
    }

    private static async Task<(string Chart, string Tag)?> VersionAsync(ChartPackage package, CancellationToken cancellationToken)
    {
        foreach (ComponentKind kind in ComponentCatalog.All.Where(package.Provides).OrderBy(kind => kind.Name != "Pilot"))
        {
            ComponentChart chart = await package.GetAsync(kind, cancellationToken).ConfigureAwait(false);
            return chart.AppVersion is "" or Unreleased ? null : (chart.ToString(), chart.AppVersion);
        }

        return null;
    }
}
