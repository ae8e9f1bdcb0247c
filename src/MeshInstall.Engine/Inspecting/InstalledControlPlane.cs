using MeshInstall.Engine.Clusters;
using MeshInstall.Engine.Planning;
using MeshInstall.Engine.Readiness;

namespace MeshInstall.Engine.Inspecting;

/// <summary>What the objects of a control plane tell about it; whoever asks what is installed gets it from here.</summary>
/// <param name="Namespace">Its namespace; empty where nothing is in one.</param>
/// <param name="Revision">Its revision; <c>default</c> for the default one.</param>
/// <param name="Version">Its version, without the variant of the image; empty where it is not known.</param>
/// <param name="Installer">What installed it: see <see cref="InstallerDetection"/>.</param>
internal sealed record InstalledControlPlane(string Namespace, string Revision, string Version, string Installer)
{
    private const string Component = "Pilot";

    /// <summary>The control planes that run in the cluster, whoever installed them.</summary>
    /// <exception cref="MeshException">The cluster cannot be read.</exception>
    public static async Task<IReadOnlyList<InstalledControlPlane>> FindAsync(IClusterClient client, CancellationToken cancellationToken) =>
        [.. (await client.ListAsync("apps/v1", "Deployment", $"{MeshLabels.Component}={Component}", cancellationToken).ConfigureAwait(false) ?? []).Select(item => Of([item]))];

    /// <summary>The control plane of a revision by its objects; where no workload of it is there, any other object tells.</summary>
    public static InstalledControlPlane Of(IReadOnlyList<MeshMap> objects)
    {
        MeshMap[] workloads = [.. objects.Where(item => item.FindText("kind") is "Deployment" or "DaemonSet")];
        MeshMap telling = workloads.FirstOrDefault(item => item.Label(MeshLabels.Component) == Component)
            ?? workloads.FirstOrDefault() ?? (objects is [var first, ..] ? first : MeshMap.Empty);
        return new InstalledControlPlane(
            telling.Namespace() ?? objects.Select(item => item.Namespace()).FirstOrDefault(space => space is not null) ?? string.Empty,
            RevisionOf(telling),
            InstalledVersion.Of(telling),
            InstallerDetection.Of(telling));
    }

    /// <summary>The revision that an object is labelled with; <c>default</c> without one.</summary>
    public static string RevisionOf(MeshMap item) => ReleaseStream.NameOf(item.Label(MeshLabels.Revision));

    /// <inheritdoc/>
    public override string ToString() => $"Istio {(Version.Length == 0 ? "of an unknown version" : Version)} of revision {Revision} in namespace {Namespace}";
}
