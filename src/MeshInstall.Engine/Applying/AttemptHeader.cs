using System.Reflection;
using MeshInstall.Engine.Clusters;
using MeshInstall.Engine.Components;
using MeshInstall.Engine.Releases;

namespace MeshInstall.Engine.Applying;

/// <summary>Who attempts what, from where and with which charts.</summary>
internal sealed class AttemptHeader
{
    /// <summary>The version of this MeshInstall.</summary>
    internal static readonly string ClientVersion =
        typeof(AttemptHeader).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? string.Empty;

    private readonly MeshPlan _plan;
    private readonly MeshRelease _release;

    private AttemptHeader(MeshPlan plan, MeshRelease release)
    {
        _plan = plan;
        _release = release;
    }

    public static async Task<AttemptHeader> OfAsync(IClusterClient client, MeshPlan plan, InstallOptions options, CancellationToken cancellationToken)
    {
        string user = options.User ?? await CallerName.ReadAsync(client, cancellationToken).ConfigureAwait(false) ?? Environment.UserName;
        MeshRelease release = new()
        {
            Cluster = plan.Cluster,
            Namespace = plan.Namespace,
            Revision = plan.Revision,
            Number = 0,
            Operation = plan.Operation,
            Status = MeshReleaseStatus.Pending,
            Version = Version([.. plan.Manifests, .. plan.Kept]),
            StartedAt = client.ServerTime,
            User = user,
            Host = Environment.MachineName,
            ClientVersion = ClientVersion,
            RestoredFrom = plan.RestoredFrom,
        };
        return new AttemptHeader(plan, release);
    }

    /// <summary>The record of the attempt.</summary>
    public ReleaseRecord Record()
    {
        IReadOnlyList<MeshManifest> whole = [.. _plan.Manifests.Concat(_plan.Kept).OrderBy(manifest => ComponentCatalog.PlaceOf(manifest.Component))];
        return new ReleaseRecord { Release = Describing(_release, whole), Config = _plan.Config, Manifests = whole };
    }


    /// <summary>The header of the record of what was there before, made by another installer.</summary>
    public MeshRelease Adoption(IReadOnlyList<MeshManifest> found) => Describing(_release, found) with
    {
        Operation = MeshOperation.Adopt,
        Version = Version(found),
        RestoredFrom = null,
        Message = $"made by {string.Join(", ", _plan.Changes.Select(change => change.AdoptedFrom).Where(name => name.Length > 0).Distinct().Order(StringComparer.Ordinal))}",
    };

    private static MeshRelease Describing(MeshRelease release, IReadOnlyList<MeshManifest> manifests) => release with
    {
        Components = [.. manifests.Select(manifest => manifest.Name)],
        Charts = [.. manifests.Select(manifest => manifest.Chart).Where(chart => chart.Length > 0).Distinct()],
        Resources = manifests.Sum(manifest => manifest.Resources.Count),
    };

    private static string Version(IReadOnlyList<MeshManifest> manifests) =>
        (manifests.FirstOrDefault(manifest => manifest.Component == "Pilot") ?? (manifests.Count > 0 ? manifests[0] : null))?.Version ?? string.Empty;
}
