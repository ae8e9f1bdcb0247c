using System.Management.Automation;
using MeshInstall.Completion;
using MeshInstall.Engine.Clusters;
using MeshInstall.Engine.Planning;
using MeshInstall.Pipeline;

namespace MeshInstall.Commands;

/// <summary>Shows what an installation would do to each object of the cluster, and changes nothing.</summary>
[Cmdlet(VerbsCommon.Get, "MeshPlan", DefaultParameterSetName = KubeConfigSet)]
[OutputType(typeof(MeshPlan))]
public sealed class GetMeshPlanCommand : ClusterCommand
{
    private readonly List<MeshManifest> _manifests = [];
    private ClusterRendering _rendering = null!;

    /// <summary>A configuration, or the manifests of components.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNull]
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

    /// <summary>Plans in spite of errors in the configuration, which become warnings.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Has an overlay or a setting for an object that is not there end the rendering, instead of warning.</summary>
    [Parameter]
    public SwitchParameter Strict { get; set; }

    /// <summary>Plans what Update-Mesh would do: only components that differ from the recorded configuration are rendered and looked at.</summary>
    [Parameter]
    public SwitchParameter Update { get; set; }

    /// <inheritdoc/>
    protected override void Begin() => _rendering = new ClusterRendering(this, new ChartChoice(this, Chart, Version, ChartCredential), Component, Force, Strict);

    /// <inheritdoc/>
    protected override void Process()
    {
        switch (InputObject.Unwrapped())
        {
            case MeshConfig config:
                Plan(config);
                break;
            case var input when input.AsManifests() is { } manifests:
                _manifests.AddRange(manifests);
                break;
            case var other:
                throw new MeshException(
                    "PlanInputInvalid",
                    MeshErrorKind.InvalidArgument,
                    $"No plan can be made of a {other.GetType().Name}.",
                    "Give a configuration, such as that of Get-MeshProfile or Import-MeshConfig, or the manifests of New-MeshManifest.",
                    other);
        }
    }

    // Components are planned together: what one of them no longer has another may have now.
    /// <inheritdoc/>
    protected override void End()
    {
        if (_manifests.Count > 0 && Update)
        {
            throw new MeshException(
                "PlanInputInvalid", MeshErrorKind.InvalidArgument, "Manifests have no configuration that could be compared with the recorded one.",
                "Leave -Update out, or give the configuration.", _manifests[0].Name);
        }

        if (_manifests.Count > 0)
        {
            Write(Connection(), _manifests, new PlanOptions { IsPartial = true });
        }
    }

    private void Plan(MeshConfig input)
    {
        if (Update)
        {
            if (_rendering.Prepare(input, Connection) is var (recorded, wanted, rendering))
            {
                Write(Await(token => UpdatePlanner.PlanAsync(recorded, wanted, rendering, forceConflicts: false, token)));
            }

            return;
        }

        if (_rendering.Render(input, Connection) is var (cluster, config, manifests))
        {
            Write(cluster, manifests, new PlanOptions { Config = config, IsPartial = Component.Length > 0 });
        }
    }

    private void Write(ClusterConnection cluster, IReadOnlyList<MeshManifest> manifests, PlanOptions options) =>
        Write(Await(token => InstallPlanner.PlanAsync(cluster, manifests, options, token)));

    private void Write(MeshPlan plan)
    {
        this.Report(plan.Manifests);
        foreach (string warning in plan.Warnings)
        {
            WriteWarning(warning);
        }

        WriteObject(plan);
    }
}
