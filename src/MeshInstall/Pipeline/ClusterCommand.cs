using System.Management.Automation;
using System.Security;
using MeshInstall.Completion;
using MeshInstall.Engine.Clusters;

namespace MeshInstall.Pipeline;

/// <summary>
/// The base of cmdlets that talk to a cluster: <c>-Cluster</c>, else <c>-KubeConfig</c> or <c>-KubeConfigContent</c> and <c>-Context</c>, else the
/// connection of Connect-MeshCluster, else the usual places of kubeconfigs.
/// </summary>
public abstract class ClusterCommand : MeshCommand
{
    /// <summary>The parameter set of <c>-KubeConfig</c> and <c>-Context</c>.</summary>
    protected const string KubeConfigSet = "KubeConfig";

    /// <summary>The parameter set of <c>-KubeConfigContent</c> and <c>-Context</c>.</summary>
    protected const string KubeConfigContentSet = "KubeConfigContent";

    /// <summary>The parameter set of <c>-Cluster</c>.</summary>
    protected const string ClusterSet = "Cluster";

    private ClusterConnection? _opened;

    /// <summary>A connection, from Connect-MeshCluster or New-MeshSandbox.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ClusterSet)]
    [ValidateNotNull]
    public MeshCluster Cluster { get; set; } = null!;

    /// <summary>The kubeconfig file.</summary>
    [Parameter(ParameterSetName = KubeConfigSet)]
    [ValidateNotNullOrEmpty]
    public string? KubeConfig { get; set; }

    /// <summary>The text of a kubeconfig. It is read in memory and never written to disk.</summary>
    [Parameter(Mandatory = true, ParameterSetName = KubeConfigContentSet)]
    [ValidateNotNull]
    public SecureString? KubeConfigContent { get; set; }

    /// <summary>The context of the kubeconfig; by default the current one.</summary>
    [Parameter(ParameterSetName = KubeConfigSet)]
    [Parameter(ParameterSetName = KubeConfigContentSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ContextCompletion))]
    public string? Context { get; set; }

    /// <summary>The connection to use; one that was opened for this call is closed with it.</summary>
    /// <exception cref="MeshException">The kubeconfig or the cluster is not usable.</exception>
    private protected ClusterConnection Connection()
    {
        if (ParameterSetName == ClusterSet)
        {
            return (ClusterConnection)Cluster;
        }

        if (KubeConfig is null && KubeConfigContent is null && Context is null && CurrentConnection.Cluster is ClusterConnection current)
        {
            return current;
        }

        return _opened ??= OpenConnection();
    }

    /// <summary>A new connection by <c>-KubeConfig</c> or <c>-KubeConfigContent</c>, and <c>-Context</c>.</summary>
    private protected ClusterConnection OpenConnection()
    {
        if (KubeConfigContent is not null)
        {
            using SecretText content = new(KubeConfigContent);
            return Await(async token => (ClusterConnection)await KubeCluster
                .OpenAsync(KubeConfigOptions.FromEnvironment(context: Context, content: content.Bytes), token).ConfigureAwait(false));
        }

        string? path = KubeConfig is null ? null : this.ResolveNew(KubeConfig);
        return Await(async token => (ClusterConnection)await KubeCluster
            .OpenAsync(KubeConfigOptions.FromEnvironment(path, Context), token).ConfigureAwait(false));
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _opened?.Dispose();
        }

        base.Dispose(disposing);
    }
}
