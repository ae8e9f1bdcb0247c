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
    public static string? ProfileNamedBy(IEnumerable<MeshLayer> layers)
    {
        foreach (MeshLayer layer in layers.Reverse())
        {
            MeshNode? named = layer.Path is null
                ? (layer.Content as MeshMap)?.FindMap("spec")?.Find("profile")
                : ConfigPaths.FromSpec(layer.Path).ToString() == ProfilePath ? layer.Content : null;
            if (named is not null)
            {
                return named is MeshScalar { IsNull: false } scalar && scalar.ToString() is { Length: > 0 } name ? name : ProfileCatalog.DefaultName;
            }
        }

        return null;
    }
}
