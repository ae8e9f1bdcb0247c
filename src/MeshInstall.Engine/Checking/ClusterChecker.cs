using System.Runtime.CompilerServices;
using MeshInstall.Engine.Checking.Checks;
using MeshInstall.Engine.Clusters;

namespace MeshInstall.Engine.Checking;

/// <summary>Finds out, without changing anything, what stands in the way of an installation.</summary>
public static class ClusterChecker
{
    // The order of the results; the checks themselves run at the same time.
    private static readonly IReadOnlyList<ClusterCheck> Checks =
    [
        new KubernetesVersionCheck(),
        new TimeSkewCheck(),
        new PermissionCheck(),
        new NamespaceCheck(),
        new NodeCheck(),
        new GatewayApiCheck(),
        new CalicoCheck(),
        new CiliumCheck(),
        new InstallationCheck(),
        new WebhookCheck(),
    ];

    /// <summary>The findings, each as soon as it and those before it are known; every check has at least one.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="manifests">What is to be installed.</param>
    /// <param name="cancellationToken">Stops the checks.</param>
    /// <exception cref="MeshException">The cluster cannot be talked to: ClusterUnreachable, ClusterTlsFailed, ClusterAuthenticationFailed, ClusterDisconnected.</exception>
    public static IAsyncEnumerable<MeshCheckResult> RunAsync(
        ClusterConnection cluster, IReadOnlyList<MeshManifest> manifests, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        ArgumentNullException.ThrowIfNull(manifests);
        return RunAsync(new CheckContext(cluster.Client, cluster.Name, cluster.Version, manifests, TimeProvider.System), cancellationToken);
    }

    internal static async IAsyncEnumerable<MeshCheckResult> RunAsync(CheckContext context, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task<IReadOnlyList<MeshCheckResult>>[] running = [.. Checks.Select(check => Task.Run(() => FindAsync(check, context, stop.Token), stop.Token))];
        try
        {
            foreach (Task<IReadOnlyList<MeshCheckResult>> check in running)
            {
                foreach (MeshCheckResult result in await check.ConfigureAwait(false))
                {
                    yield return result;
                }
            }
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll(running).ContinueWith(static all => all.Exception, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default)
                .ConfigureAwait(false);
        }
    }

    private static async Task<IReadOnlyList<MeshCheckResult>> FindAsync(ClusterCheck check, CheckContext context, CancellationToken cancellationToken)
    {
        try
        {
            return await check.RunAsync(context, cancellationToken).ConfigureAwait(false);
        }
        catch (MeshException error) when (error.ErrorId == "ClusterAccessDenied")
        {
            return [check.Skipped(error.Message, error.RecommendedAction, $"{error.Target}")];
        }
        catch (MeshException error) when (error.Kind is MeshErrorKind.Unavailable or MeshErrorKind.InvalidData or MeshErrorKind.LimitExceeded or MeshErrorKind.NotFound)
        {
            return [check.Failed($"The check could not be carried out: {error.Message}", error.RecommendedAction, $"{error.Target}")];
        }
    }
}
