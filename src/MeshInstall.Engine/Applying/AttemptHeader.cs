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
            Version = string.Empty,
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
        return new ReleaseRecord { Release = _release, Config = _plan.Config, Manifests = whole };
    }

    /// <summary>The record of what was there before, made by another installer.</summary>
    public ReleaseRecord Adoption(IReadOnlyList<MeshManifest> found) => new()
    {
        Release = _release with { Operation = MeshOperation.Adopt, RestoredFrom = null, Message = Makers() },
        Manifests = found,
    };

    private string Makers() => $"made by {string.Join(", ", _plan.Changes.Select(change => change.AdoptedFrom).Where(name => name.Length > 0).Distinct().Order(StringComparer.Ordinal))}";
}
