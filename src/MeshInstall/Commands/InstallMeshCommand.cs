using System.Management.Automation;
using MeshInstall.Completion;
using MeshInstall.Engine.Clusters;
using MeshInstall.Engine.Planning;
using MeshInstall.Pipeline;

namespace MeshInstall.Commands;

/// <summary>Installs a configuration: checks it, renders it, plans, asks, applies, and waits until every component is ready.</summary>
[Cmdlet(VerbsLifecycle.Install, "Mesh", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium, DefaultParameterSetName = KubeConfigSet)]
[OutputType(typeof(MeshInstallResult), typeof(MeshInstallSummary))]
public sealed class InstallMeshCommand : InstallCommand
{
    private const string SandboxSet = "Sandbox";
    private ClusterRendering _rendering = null!;
    private SandboxCluster? _unused;

    /// <summary>The configuration; or a plan, from Get-MeshPlan, which is refused when the cluster has changed since.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNull]
    [ValidateInput(typeof(MeshConfig), typeof(MeshPlan))]
    public object InputObject { get; set; } = null!;

    /// <summary>Only these components: kinds such as <c>Pilot</c>, or names of gateways.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ComponentCompletion))]
    public string[] Component { get; set; } = [];

    /// <summary>The charts: an Istio release, a chart, a repository, an OCI reference, or a hashtable with the chart of each component.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public object? Chart { get; set; }

    /// <summary>The version of charts of a repository or registry, or a range.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Version { get; set; }

    /// <summary>The user of the repository or registry.</summary>
    [Parameter]
    [Credential]
    [ValidateNotNull]
    public PSCredential? ChartCredential { get; set; }

    /// <summary>Installs in spite of errors in the configuration, which become warnings. The cluster may still refuse what comes of them.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Has an overlay or a setting for an object that is not there end the rendering, instead of warning.</summary>
    [Parameter]
    public SwitchParameter Strict { get; set; }

    /// <summary>Installs to a fresh in-memory cluster and connects to it, so that Get-Mesh then answers from it.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SandboxSet)]
    public SwitchParameter Sandbox { get; set; }

    /// <inheritdoc/>
    protected override void Begin() => _rendering = new ClusterRendering(this, new ChartChoice(this, Chart, Version, ChartCredential), Component, Force, Strict);

    /// <inheritdoc/>
    protected override void Process()
    {
        if (Planned() is not var (cluster, plan) || !IsAgreed(plan))
        {
            return;
        }

        if (Sandbox)
        {
            // Connected before the first write, so that what came of it can be looked at even when it fails or is stopped.
            CurrentConnection.Cluster = cluster;
            _unused = null;
        }

        Apply(cluster, plan);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _unused?.Dispose();
        }

        base.Dispose(disposing);
    }

    private ClusterConnection Target() => Sandbox ? NewSandbox() : Connection();

    /// <summary>The plan for the configuration; a plan that was given is made again, and must still be what would be done.</summary>
    private (ClusterConnection Cluster, MeshPlan Plan)? Planned()
    {
        object input = InputObject.Unwrapped();
        if (input is MeshPlan given)
        {
            ClusterConnection target = Target();
            return (target, Await(token => PlanRenewal.RenewAsync(target, given, token)));
        }

        if (_rendering.Render((MeshConfig)input, Target) is not var (cluster, config, manifests))
        {
            return null;
        }

        PlanOptions options = new() { Config = config, IsPartial = Component.Length > 0, ForceConflicts = ForceConflicts };
        return (cluster, Await(token => InstallPlanner.PlanAsync(cluster, manifests, options, token)));
    }

    private SandboxCluster NewSandbox()
    {
        _unused?.Dispose();
        return _unused = Await(token => SandboxCluster.OpenAsync(options: null, token));
    }
}
