using System.Management.Automation;
using MeshInstall.Completion;
using MeshInstall.Engine.Rendering;
using MeshInstall.Engine.Rendering.Packages;
using MeshInstall.Engine.Validation;
using MeshInstall.Pipeline;

namespace MeshInstall.Commands;

/// <summary>Renders a configuration: one manifest per component that is on, each after those it depends on.</summary>
[Cmdlet(VerbsCommon.New, "MeshManifest")]
[OutputType(typeof(MeshManifest))]
public sealed class NewMeshManifestCommand : MeshCommand
{
    private readonly ConfigValidator _validator = new();
    private ChartChoice _choice = null!;

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

    /// <summary>The Kubernetes version to render for, such as <c>v1.35.0</c>.</summary>
    [Parameter]
    [KubeVersion]
    public string? KubeVersion { get; set; }

    /// <summary>API versions that the cluster has besides those every cluster has.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] ApiVersion { get; set; } = [];

    /// <summary>Renders as for an upgrade: charts can tell, and leave alone what the running control plane owns by then.</summary>
    [Parameter]
    public SwitchParameter Upgrade { get; set; }

    /// <summary>Renders in spite of errors in the configuration, which become warnings.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Has an overlay or a setting for an object that is not there end the rendering, instead of warning.</summary>
    [Parameter]
    public SwitchParameter Strict { get; set; }

    /// <inheritdoc/>
    protected override void Begin() => _choice = new ChartChoice(this, Chart, Version, ChartCredential);

    /// <inheritdoc/>
    protected override void Process()
    {
        (MeshConfig config, ChartPackage? charts) = Await(_choice.On(InputObject));
        if (!IsValid(config, charts))
        {
            return;
        }

        RenderOptions options = new()
        {
            ChartRoot = ModuleFiles.Charts, Charts = charts, Components = Component, ApiVersions = ApiVersion, IsUpgrade = Upgrade, IsStrict = Strict,
        };
        if (KubeVersionText.Normalize(KubeVersion) is { } version)
        {
            options = options with { KubeVersion = version };
        }

        _choice.WarnOfMissing(config, Component.Length > 0 ? null : charts);
        foreach (MeshManifest manifest in Await(token => ManifestRenderer.RenderAsync(config, options, token)))
        {
            this.Report([manifest]);
            WriteObject(manifest);
        }
    }

    // Warnings are for Test-MeshConfig, which mostly stands before in the pipeline; what stops the rendering is said here as well.
    private bool IsValid(MeshConfig config, ChartPackage? charts)
    {
        IReadOnlyList<MeshValidationIssue> errors =
            [.. Await(token => _validator.ValidateAsync(config, charts, token)).Where(issue => issue.Severity == MeshSeverity.Error)];
        this.Report(errors.Forced(Force));
        return Force || errors.Count == 0;
    }
}
