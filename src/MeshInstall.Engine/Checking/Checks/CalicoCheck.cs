using MeshInstall.Engine.Checking.NetworkPlugins;

namespace MeshInstall.Engine.Checking.Checks;

/// <summary>Whether Calico balances connections before a proxy sees them.</summary>
internal sealed class CalicoCheck() : ClusterCheck("Calico")
{
    public override async Task<IReadOnlyList<MeshCheckResult>> RunAsync(CheckContext context, CancellationToken cancellationToken) =>
        await CalicoSettings.FindAsync(context.Client, cancellationToken).ConfigureAwait(false) switch
        {
            null => [Passed("The cluster does not run Calico, or with its defaults.", CalicoSettings.Target)],
            [] => [Passed("Calico leaves connections to the proxies.", CalicoSettings.Target)],
            var conflicts => [.. conflicts.Select(conflict => Warning(conflict.Message, conflict.Action, conflict.Target))],
        };
}
