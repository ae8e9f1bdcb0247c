using System.Management.Automation;
using MeshInstall.Completion;
using MeshInstall.Engine.Clusters;
using MeshInstall.Engine.Configuration;
using MeshInstall.Engine.Rendering;
using MeshInstall.Engine.Rendering.Packages;
using MeshInstall.Engine.Validation;
using MeshInstall.Pipeline;

namespace MeshInstall.Commands;

/// <summary>Installs a configuration: checks it, renders it, plans, asks, applies, and waits until every component is ready.</summary>
[Cmdlet(VerbsLifecycle.Install, "Mesh", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium, DefaultParameterSetName = KubeConfigSet)]
[OutputType(typeof(MeshInstallResult), typeof(MeshInstallSummary))]
public sealed class InstallMeshCommand : InstallCommand
{
    private const string SandboxSet = "Sandbox";
    private readonly ConfigValidator _validator = new();
    private ChartChoice _choice = null!;
    private SandboxCluster? _unused;

    /// <summary>The configuration.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNull]
    public MeshConfig InputObject { get; set; } = null!;

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
    protected override void Begin() => _choice = new ChartChoice(this, Chart, Version, ChartCredential);

    /// <inheritdoc/>
    protected override void Process()
    {
        (MeshConfig chosen, ChartPackage? charts) = Await(_choice.On(InputObject));
        IReadOnlyList<MeshValidationIssue> issues = Await(token => _validator.ValidateAsync(chosen, charts, token)).Forced(Force);
        this.Report(issues);
        if (issues.HaveErrors())
        {
            return;
        }

        ClusterConnection cluster = Sandbox ? NewSandbox() : Connection();
        MeshConfig config = chosen.WithLayers(ClusterDetection.Layers(cluster.Version));
        RenderOptions options = new()
        {
            ChartRoot = ModuleFiles.Charts, Charts = charts, Components = Component, KubeVersion = cluster.Version, IsStrict = Strict,
        };
        _choice.WarnOfMissing(config, Component.Length > 0 ? null : charts);
        if (Plan(cluster, Await(token => ManifestRenderer.RenderAsync(config, options, token))) is not { } plan)
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

    private SandboxCluster NewSandbox()
    {
        _unused?.Dispose();
        return _unused = Await(token => SandboxCluster.OpenAsync(options: null, token));
    }
}
