using MeshInstall.Engine.Inspecting;
using MeshInstall.Engine.Planning.Adoption;

namespace MeshInstall.Engine.Checking.Checks;

/// <summary>What is installed already, by what, and whether the step from there is one that Istio supports.</summary>
internal sealed class InstallationCheck() : ClusterCheck("Installation")
{
    public override async Task<IReadOnlyList<MeshCheckResult>> RunAsync(CheckContext context, CancellationToken cancellationToken)
    {
        List<MeshCheckResult> results = [];
        foreach (InstalledControlPlane installed in await InstalledControlPlane.FindAsync(context.Client, cancellationToken).ConfigureAwait(false))
        {
            MeshCheckResult[] findings = [.. Takeover(installed, context), .. Step(installed, context)];
            results.AddRange(findings.Length > 0 ? findings : [Passed(Place(installed, context), Target(installed))]);
        }

        return results.Count > 0 ? results : [Passed("Istio is not installed yet.", "Istio")];
    }

    private IEnumerable<MeshCheckResult> Takeover(InstalledControlPlane installed, CheckContext context)
    {
        if (context.Stream is not { } stream || installed.Revision != stream.Revision)
        {
            yield break;
        }

        if (installed.Namespace != stream.Namespace && context.Has("Pilot"))
        {
            yield return Failed(
                $"{installed} has the revision that is to be installed in namespace {stream.Namespace}; two of one revision exclude each other.",
                "Install to the same namespace, or under a revision of its own, or remove the one there.",
                Target(installed));
        }
        else if (installed.Installer == FieldManagers.Sail)
        {
            yield return Failed(
                $"{installed} belongs to the Sail operator, which puts back what others change.",
                "Remove its Istio object first, or install under a revision of its own.",
                Target(installed));
        }
        else if (FieldManagers.IsReconciler(installed.Installer))
        {
            yield return Warning(
                $"{installed} was installed by {installed.Installer}, which would put back what it wants.",
                "Take the installation out of its hands first, or install under a revision of its own.",
                Target(installed));
        }
        else if (installed.Installer == FieldManagers.Helm)
        {
            yield return Warning(
                $"{installed} is a release of Helm; it is taken over, and Helm does not know.",
                "Do not go on with Helm for it after; 'helm uninstall' would remove what is installed now.",
                Target(installed));
        }
    }

    private IEnumerable<MeshCheckResult> Step(InstalledControlPlane installed, CheckContext context)
    {
        string? wanted = context.ControlPlane?.Version;
        if (MinorVersion.Find(installed.Version) is not { } from || MinorVersion.Find(wanted) is not { } to || from.Major != to.Major)
        {
            yield break;
        }

        int step = to.Minor - from.Minor;
        if (step > 1)
        {
            yield return Warning(
                $"{installed} is {step} minor releases older than {wanted}; Istio supports steps of one.",
                $"Install {new MinorVersion(from.Major, from.Minor + 1)} first.",
                Target(installed));
        }
        else if (step < 0)
        {
            yield return Warning(
                $"{installed} is newer than {wanted}; Istio does not support a step back {(step < -1 ? "of more than one minor release" : "beyond the release an upgrade began from")}.",
                "Restore what was recorded before the upgrade, or install the newer version.",
                Target(installed));
        }
    }

    private static string Place(InstalledControlPlane installed, CheckContext context)
    {
        string by = installed.Installer switch
        {
            FieldManagers.Sail => "The Sail operator installed",
            InstallerDetection.Unknown => "Something else installed",
            var tool => $"{tool} installed",
        };
        return context.Stream is not { } stream ? $"{by} {installed}."
            : installed.Revision != stream.Revision ? $"{by} {installed}; it stays beside what is to be installed."
            : installed.Installer == InstallerDetection.MeshInstall ? $"{by} {installed}; it is updated."
            : $"{by} {installed}; it is adopted and updated.";
    }

    private static string Target(InstalledControlPlane installed) => $"{installed.Namespace}/{installed.Revision}";
}
