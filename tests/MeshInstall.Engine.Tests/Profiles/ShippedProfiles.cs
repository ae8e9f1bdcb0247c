using MeshInstall.Engine.Configuration;
using MeshInstall.Engine.Profiles;

namespace MeshInstall.Engine.Tests.Profiles;

/// <summary>The profiles of the repository, found from the test binaries.</summary>
internal static class ShippedProfiles
{
    public static ProfileCatalog Catalog { get; } = new(Find());

    public static MeshConfig Config(params MeshLayer[] layers) => new(layers, new LayeredConfigResolver(Catalog));

    public static MeshConfig Profile(string name) => new(Catalog.Load(name), new LayeredConfigResolver(Catalog));

    private static string Find()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "MeshInstall.sln")))
            {
                return Path.Combine(folder.FullName, "profiles");
            }
        }

        throw new InvalidOperationException("The tests must run inside the repository.");
    }
}
