namespace MeshInstall.Engine.Checking.Checks;

/// <summary>What is installed already, by what, and whether the step from there is one that Istio supports.</summary>
internal sealed class InstallationCheck() : ClusterCheck("Installation")
{
    public override async Task<IReadOnlyList<MeshCheckResult>> RunAsync(CheckContext context, CancellationToken cancellationToken)
    {
        MeshManifest? wanted = context.ControlPlane;
        List<MeshCheckResult> results = [];
        foreach (InstalledControlPlane installed in await InstalledControlPlane.FindAsync(context.Client, cancellationToken).ConfigureAwait(false))
        {
            MeshCheckResult[] findings = [.. wanted is null ? [] : Find(installed, wanted)];
            results.AddRange(findings.Length > 0 ? findings : [Passed(Place(installed, wanted), Target(installed))]);
        }

        return results.Count > 0 ? results : [Passed("Istio is not installed yet.", "Istio")];
    }

    private IEnumerable<MeshCheckResult> Find(InstalledControlPlane installed, MeshManifest wanted)
    {
        bool isSame = IsSame(installed, wanted);
        if (isSame && installed.Namespace != wanted.Namespace)
        {
            yield return Failed(
                $"{installed} has the revision that is to be installed in namespace {wanted.Namespace}; two of one revision exclude each other.",
                "Install to the same namespace, or under a revision of its own, or remove the one there.",
                Target(installed));
        }
        else if (isSame && installed.Installer is ControlPlaneInstaller.Sail)
        {
            yield return Failed(
                $"{installed} belongs to the Sail operator, which puts back what others change.",
                "Remove its Istio object first, or install under a revision of its own.",
                Target(installed));
        }
        else if (isSame && installed.Installer is ControlPlaneInstaller.Helm)
        {
            yield return Warning(
                $"{installed} is a release of Helm; it is taken over, and Helm does not know.",
                "Do not go on with Helm for it after; 'helm uninstall' would remove what is installed now.",
                Target(installed));
        }

        if (MinorVersion.Find(installed.Version) is { } from && MinorVersion.Find(wanted.Version) is { } to && from.Major == to.Major)
        {
            int step = to.Minor - from.Minor;
            if (step > 1)
            {
                yield return Warning(
                    $"{installed} is {step} minor releases older than {wanted.Version}; Istio supports steps of one.",
                    $"Install {new MinorVersion(from.Major, from.Minor + 1)} first.",
                    Target(installed));
            }
            else if (step < 0)
            {
                yield return Warning(
                    $"{installed} is newer than {wanted.Version}; Istio does not support a step back {(step < -1 ? "of more than one minor release" : "beyond the release an upgrade began from")}.",
                    "Restore what was recorded before the upgrade, or install the newer version.",
                    Target(installed));
            }
        }
    }

    private static bool IsSame(InstalledControlPlane installed, MeshManifest wanted) =>
        installed.Revision == (wanted.Revision.Length == 0 ? "default" : wanted.Revision);

    private static string Place(InstalledControlPlane installed, MeshManifest? wanted)
    {
        string by = installed.Installer switch
        {
            ControlPlaneInstaller.MeshInstall => "MeshInstall installed",
            ControlPlaneInstaller.Istioctl => "istioctl installed",
            ControlPlaneInstaller.Helm => "Helm installed",
            ControlPlaneInstaller.Sail => "The Sail operator installed",
            _ => "Something else installed",
        };
        return wanted is null ? $"{by} {installed}."
            : !IsSame(installed, wanted) ? $"{by} {installed}; it stays beside what is to be installed."
            : installed.Installer == ControlPlaneInstaller.MeshInstall ? $"{by} {installed}; it is updated."
            : $"{by} {installed}; it is adopted and updated.";
    }

    private static string Target(InstalledControlPlane installed) => $"{installed.Namespace}/{installed.Revision}";
}
