using MeshInstall.Engine.Configuration;
using MeshInstall.Engine.Profiles;

namespace MeshInstall.Benchmarks.Inputs;

/// <summary>The configurations that are measured.</summary>
internal static class Configurations
{
    public static IReadOnlyList<string> ProfileNames { get; } =
        ["default", "demo", "minimal", "empty", "preview", "remote", "stable", "ambient", "openshift", "openshift-ambient"];

    public static ProfileCatalog Catalog { get; } = new(RepositoryFolder.Profiles);

    /// <summary>A profile with settings on top, resolved.</summary>
    public static MeshConfig Of(string profile, params string[] settings)
    {
        MeshConfig config = Unresolved(profile, settings);
        _ = config.Document;
        return config;
    }

    /// <summary>A profile with settings on top, as it is before anyone looks.</summary>
    public static MeshConfig Unresolved(string profile, params string[] settings) => new(
        [.. Catalog.Load(profile), .. settings.Select(setting => SetExpression.Parse(setting).ToLayer())], new LayeredConfigResolver(Catalog));

    /// <summary>The settings that, on demo, turn on all six components.</summary>
    public static string[] AllComponents { get; } = ["components.cni.enabled=true", "components.ztunnel.enabled=true"];
}
