using MeshInstall.Engine.Profiles;

namespace MeshInstall.Engine.Configuration;

/// <summary>How single layers stand to each other and act on a document.</summary>
internal static class ConfigLayers
{
    public const int ProfileRank = 0;
    public const int ClusterRank = 1;
    public const int ReleaseRank = 2;
    public const int UserRank = 3;

    private const string ProfilePath = "spec.profile";
    private const string PackagePath = "spec.installPackagePath";

    public static int Rank(MeshLayer layer) => layer.Origin.Kind switch
    {
        MeshOriginKind.Profile => ProfileRank,
        MeshOriginKind.Cluster => ClusterRank,
        MeshOriginKind.Default or MeshOriginKind.Chart => ReleaseRank,
        _ => UserRank,
    };

    /// <summary>Whether a user wrote the node; nodes without an origin were made for a user.</summary>
    public static bool IsOfUser(MeshNode node) => node.Origin is null or { Kind: MeshOriginKind.Document or MeshOriginKind.Parameter };

    public static MeshMap Apply(MeshMap document, MeshLayer layer)
    {
        MeshNode content = layer.Content.Origin is null ? layer.Content.WithOriginThroughout(layer.Origin) : layer.Content;
        return layer.Path is null
            ? MeshMerge.Merge(document, (MeshMap)content, layer.ListStrategy)
            : (MeshMap)ConfigPaths.FromSpec(layer.Path).Set(document, content);
    }

    /// <summary>The profile that the highest of these layers names; an empty name is the default one; null where none says anything.</summary>
    public static string? ProfileNamedBy(IEnumerable<MeshLayer> layers) => Find(layers, ProfilePath) is not { } named
        ? null
        : named is MeshScalar { IsNull: false } scalar && scalar.ToString() is { Length: > 0 } name ? name : ProfileCatalog.DefaultName;

    /// <summary>The folder of charts that the highest of these layers names; null where none does.</summary>
    public static string? PackageNamedBy(IEnumerable<MeshLayer> layers) =>
        Find(layers, PackagePath) is MeshScalar { Value: string { Length: > 0 } path } ? path : null;

    // Looked up in the layers themselves: what they resolve to depends on the answer.
    private static MeshNode? Find(IEnumerable<MeshLayer> layers, string path)
    {
        string field = path[(path.LastIndexOf('.') + 1)..];
        return layers.Reverse()
            .Select(layer => layer.Path is null
                ? (layer.Content as MeshMap)?.FindMap("spec")?.Find(field)
                : ConfigPaths.FromSpec(layer.Path).ToString() == path ? layer.Content : null)
            .FirstOrDefault(node => node is not null);
    }
}
