using System.Runtime.CompilerServices;
using MeshInstall.Engine.Profiles;

namespace MeshInstall.Engine.Configuration;

/// <summary>
/// Resolves layers in the order profile, cluster, release (hub and tag), then the documents and values of the user as given, and then
/// translates the fields of <c>spec</c> that charts read from their values. Safe for use by several threads.
/// </summary>
/// <remarks>
/// A user's <c>-Set</c> acts on everything below it, the profile included, so that <c>components.ingressGateways.[name:x]</c> finds the
/// gateways of the profile; istioctl knows only the user's own lists there, and fails or replaces the profile's list.
/// </remarks>
public sealed class LayeredConfigResolver : IMeshConfigResolver
{
    private readonly ProfileCatalog _profiles;
    private readonly IReadOnlyList<MeshLayer> _release;
    private readonly ConditionalWeakTable<IReadOnlyList<MeshLayer>, MeshMap> _resolved = [];

    /// <summary>A resolver on the profiles of a catalogue.</summary>
    /// <param name="profiles">Where profiles are looked up.</param>
    /// <param name="release">Layers of the release in use, such as its hub and tag; above the profile, below the user.</param>
    public LayeredConfigResolver(ProfileCatalog profiles, IReadOnlyList<MeshLayer>? release = null)
    {
        ArgumentNullException.ThrowIfNull(profiles);
        _profiles = profiles;
        _release = release ?? [];
    }

    /// <inheritdoc/>
    public MeshMap Resolve(IReadOnlyList<MeshLayer> layers)
    {
        ArgumentNullException.ThrowIfNull(layers);
        return _resolved.GetValue(layers, all => Fold(Expand(all)));
    }

    /// <inheritdoc/>
    public MeshNode? Find(MeshMap document, string path) => MeshPath.Parse(path).Find(document);

    /// <inheritdoc/>
    public IReadOnlyList<MeshLayer> Expand(IReadOnlyList<MeshLayer> layers)
    {
        ArgumentNullException.ThrowIfNull(layers);
        ILookup<int, MeshLayer> ranks = layers.ToLookup(ConfigLayers.Rank);
        IEnumerable<MeshLayer> profile = ConfigLayers.ProfileNamedBy(ranks[ConfigLayers.UserRank]) is { } name
            ? _profiles.Load(name)
            : ranks[ConfigLayers.ProfileRank].Any() ? ranks[ConfigLayers.ProfileRank] : _profiles.Load(ProfileCatalog.DefaultName);
        return
        [
            .. profile, .. ranks[ConfigLayers.ClusterRank], .. _release, .. ranks[ConfigLayers.ReleaseRank], .. ranks[ConfigLayers.UserRank],
        ];
    }

    /// <summary>The document that layers amount to which are all there is.</summary>
    internal static MeshMap Fold(IReadOnlyList<MeshLayer> layers)
    {
        MeshMap document = MeshMap.Empty;
        foreach (MeshLayer layer in layers)
        {
            document = ConfigLayers.Apply(document, layer);
        }

        return ConfigTranslation.Translate(ConfigDocument.Frame(document));
    }
}
