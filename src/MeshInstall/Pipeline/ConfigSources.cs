using MeshInstall.Engine.Configuration;
using MeshInstall.Engine.Profiles;

namespace MeshInstall.Pipeline;

/// <summary>The profiles that ship with the module, and the resolver that stands configurations on them.</summary>
internal static class ConfigSources
{
    private static readonly Lazy<ProfileCatalog> BuiltInCatalog = new(() => new ProfileCatalog(ModuleFiles.Profiles));
    private static readonly Lazy<LayeredConfigResolver> BuiltInResolver = new(() => new LayeredConfigResolver(BuiltInCatalog.Value));

    /// <summary>The built-in profiles.</summary>
    public static ProfileCatalog Profiles => BuiltInCatalog.Value;

    /// <summary>The resolver on the built-in profiles.</summary>
    public static IMeshConfigResolver Resolver => BuiltInResolver.Value;

    /// <summary>The resolver on the profiles of a catalogue.</summary>
    public static IMeshConfigResolver ResolverOn(ProfileCatalog catalog) =>
        ReferenceEquals(catalog, Profiles) ? Resolver : new LayeredConfigResolver(catalog);

    /// <summary>The profiles of a folder, or of a chart package that has some.</summary>
    /// <exception cref="MeshException">There are none.</exception>
    public static ProfileCatalog ProfilesAt(string path) => ProfileCatalog.OfPackage(path) ?? throw new MeshException(
        "ProfileFolderNotFound",
        MeshErrorKind.NotFound,
        $"'{path}' has no profiles: neither it nor its folders 'profiles' and 'manifests/profiles' hold a default.yaml.",
        "Give a folder of profiles, or the folder of an Istio release.",
        path);
}
