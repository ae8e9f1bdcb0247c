using System.Management.Automation;
using MeshInstall.Engine.Planning;
using MeshInstall.Pipeline;

namespace MeshInstall.Commands;

/// <summary>Changes an installation by what differs from its recorded configuration: only components that the difference touches are rendered, compared and written.</summary>
[Cmdlet(VerbsData.Update, "Mesh", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium, DefaultParameterSetName = KubeConfigSet)]
[OutputType(typeof(MeshInstallResult), typeof(MeshInstallSummary))]
public sealed class UpdateMeshCommand : InstallCommand
{
    private ClusterRendering _rendering = null!;

    /// <summary>The wanted configuration.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNull]
    public MeshConfig InputObject { get; set; } = null!;

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

    /// <summary>Updates in spite of errors in the configuration, which become warnings. The cluster may still refuse what comes of them.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Has an overlay or a setting for an object that is not there end the rendering, instead of warning.</summary>
    [Parameter]
    public SwitchParameter Strict { get; set; }

    /// <inheritdoc/>
    protected override void Begin() => _rendering = new ClusterRendering(this, new ChartChoice(this, Chart, Version, ChartCredential), [], Force, Strict);

    /// <inheritdoc/>
    protected override void Process()
    {
        if (_rendering.Prepare(InputObject, Connection) is not var (cluster, config, rendering))
        {
            return;
        }

        MeshPlan plan = Await(token => UpdatePlanner.PlanAsync(cluster, config, rendering, ForceConflicts, token));
        if (IsAgreed(plan))
        {
            Apply(cluster, plan);
        }
    }
}
