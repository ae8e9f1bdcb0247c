using MeshInstall.Engine.Checking.NetworkPlugins;

namespace MeshInstall.Engine.Checking.Checks;

/// <summary>Whether Cilium is set up so that traffic reaches the proxies, and Istio's CNI plugin stays in place.</summary>
internal sealed class CiliumCheck() : ClusterCheck("Cilium")
{
    public override async Task<IReadOnlyList<MeshCheckResult>> RunAsync(CheckContext context, CancellationToken cancellationToken) =>
        await CiliumSettings.FindAsync(context.Client, context.Has, cancellationToken).ConfigureAwait(false) switch
        {
            null => [Passed("The cluster does not run Cilium.", CiliumSettings.Target)],
            [] => [Passed("Cilium leaves traffic to the proxies.", CiliumSettings.Target)],
            var conflicts => [.. conflicts.Select(conflict => Warning(conflict.Message, conflict.Action, conflict.Target))],
        };
}
