using MeshInstall.Engine.Configuration;
using MeshInstall.Engine.Profiles;

namespace MeshInstall.Engine.Tests.Profiles;

/// <summary>The profiles of the repository.</summary>
internal static class ShippedProfiles
{
    public static ProfileCatalog Catalog { get; } = new(RepositoryFolder.Profiles);

    public static TheoryData<string> Names { get; } = [.. Catalog.Names()];

    public static MeshConfig Config(params MeshLayer[] layers) => new(layers, new LayeredConfigResolver(Catalog));

    public static MeshConfig Profile(string name) => new(Catalog.Load(name), new LayeredConfigResolver(Catalog));
}
