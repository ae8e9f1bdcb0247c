using MeshInstall.Engine.Configuration;

namespace MeshInstall.Engine.Releases;

/// <summary>
/// Resolves recorded layers on the profile that was recorded with them, whatever the profile of that name says today. Layers that name another
/// profile are resolved by <paramref name="profiles"/>.
/// </summary>
internal sealed class RecordedConfigResolver(IMeshConfigResolver? profiles) : IMeshConfigResolver
{
    public MeshMap Resolve(IReadOnlyList<MeshLayer> layers) => LayeredConfigResolver.Fold(Expand(layers));

    public MeshNode? Find(MeshMap document, string path) => MeshPath.Parse(path).Find(document);

    public IReadOnlyList<MeshLayer> Expand(IReadOnlyList<MeshLayer> layers)
    {
        ILookup<int, MeshLayer> ranks = layers.ToLookup(ConfigLayers.Rank);
        string? recorded = ConfigLayers.ProfileNamedBy(ranks[ConfigLayers.ProfileRank]);
        if (ConfigLayers.ProfileNamedBy(ranks[ConfigLayers.UserRank]) is { } named && !string.Equals(named, recorded, StringComparison.OrdinalIgnoreCase))
        {
            return profiles?.Expand([.. layers.Where(layer => ConfigLayers.Rank(layer) != ConfigLayers.ProfileRank)]) ?? throw ReleaseErrors.OtherProfile(named, recorded);
        }

        return [.. layers.OrderBy(ConfigLayers.Rank)];
    }
}
