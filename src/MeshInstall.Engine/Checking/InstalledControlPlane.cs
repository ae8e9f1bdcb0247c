using MeshInstall.Engine.Clusters;
using MeshInstall.Engine.Inspecting;
using MeshInstall.Engine.Readiness;

namespace MeshInstall.Engine.Checking;

/// <summary>A control plane that is installed already.</summary>
/// <param name="Namespace">Its namespace.</param>
/// <param name="Revision">Its revision; <c>default</c> for the default one.</param>
/// <param name="Version">The tag of its image; empty where it has none.</param>
/// <param name="Installer">What installed it.</param>
internal sealed record InstalledControlPlane(string Namespace, string Revision, string Version, ControlPlaneInstaller Installer)
{
    /// <summary>The control planes of a cluster, known by the label that every chart of Istio sets.</summary>
    public static async Task<IReadOnlyList<InstalledControlPlane>> FindAsync(IClusterClient client, CancellationToken cancellationToken) =>
        [.. (await client.ListAsync("apps/v1", "Deployment", "app=istiod", cancellationToken).ConfigureAwait(false) ?? []).Select(Of)];

    /// <inheritdoc/>
    public override string ToString() => $"Istio {(Version.Length == 0 ? "of an unknown version" : Version)} of revision {Revision} in namespace {Namespace}";

    private static InstalledControlPlane Of(MeshMap deployment) => new(
        deployment.Namespace() ?? string.Empty,
        deployment.Label(MeshLabels.Revision) is { Length: > 0 } revision ? revision : "default",
        Tag(deployment),
        InstallerOf(deployment));

    private static string Tag(MeshMap deployment)
    {
        MeshMap[] containers = [.. (deployment.Spec().FindMap("template") ?? MeshMap.Empty).Spec().Maps("containers")];
        string image = (containers.FirstOrDefault(container => container.FindText("name") == "discovery") ?? containers.FirstOrDefault())?.FindText("image") ?? string.Empty;
        string name = image.Split('@')[0];
        int colon = name.LastIndexOf(':');
        return colon > name.LastIndexOf('/') ? name[(colon + 1)..] : string.Empty;
    }

    private static ControlPlaneInstaller InstallerOf(MeshMap deployment)
    {
        HashSet<string?> managers = [.. deployment.Metadata().Maps("managedFields").Select(entry => entry.FindText("manager"))];
        return managers.Contains(ApplyOptions.MeshInstallManager) ? ControlPlaneInstaller.MeshInstall
            : deployment.Metadata().Maps("ownerReferences").Any(owner => owner.FindText("kind") is "IstioRevision" or "Istio") ? ControlPlaneInstaller.Sail
            : deployment.Metadata().FindMap("annotations")?.FindText("meta.helm.sh/release-name") is not null ? ControlPlaneInstaller.Helm
            : managers.Contains("istio-operator") || deployment.Label(MeshLabels.Managed) == "Reconcile" ? ControlPlaneInstaller.Istioctl
            : ControlPlaneInstaller.Unknown;
    }
}
