namespace MeshInstall.Engine.Checking.Checks;

/// <summary>Whether the release of Istio supports the server's version.</summary>
internal sealed class KubernetesVersionCheck() : ClusterCheck("KubernetesVersion")
{
    public override Task<IReadOnlyList<MeshCheckResult>> RunAsync(CheckContext context, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<MeshCheckResult>>([Find(context.KubernetesVersion, context.ControlPlane?.Version)]);

    private MeshCheckResult Find(string kubernetes, string? istio)
    {
        if (MinorVersion.Find(istio) is not { } release)
        {
            return Skipped($"The tag '{istio}' does not tell the release of Istio, so what it supports is not known.", "Check Istio's page of supported releases.", kubernetes);
        }

        if (MinorVersion.Find(kubernetes) is not { } server)
        {
            return Skipped($"The server's version '{kubernetes}' is not one of Kubernetes.", "Check Istio's page of supported releases.", kubernetes);
        }

        if (SupportedKubernetes.By(release) is not var (from, to))
        {
            return Skipped($"Which versions of Kubernetes Istio {release} supports is not known here.", "Check Istio's page of supported releases.", kubernetes);
        }

        return server.CompareTo(from) < 0
            ? Warning($"Kubernetes {server} is too old for Istio {release}, which supports {from} to {to}.", $"Upgrade the cluster to {from} or later, or install an older Istio.", kubernetes)
            : server.CompareTo(to) > 0
            ? Warning($"Kubernetes {server} is newer than what Istio {release} supports, {from} to {to}.", "Install a newer Istio, or try it out where it does no harm.", kubernetes)
            : Passed($"Istio {release} supports Kubernetes {server}.", kubernetes);
    }
}
