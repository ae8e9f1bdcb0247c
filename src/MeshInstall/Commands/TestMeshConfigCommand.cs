using System.Management.Automation;
using MeshInstall.Engine.Rendering.Packages;
using MeshInstall.Engine.Validation;
using MeshInstall.Pipeline;

namespace MeshInstall.Commands;

/// <summary>
/// Checks configurations without a cluster and emits what is wrong; with <c>-PassThru</c> configurations without errors go on down the pipeline.
/// </summary>
[Cmdlet(VerbsDiagnostic.Test, "MeshConfig", DefaultParameterSetName = IssuesSet)]
[OutputType(typeof(MeshValidationIssue), ParameterSetName = [IssuesSet])]
[OutputType(typeof(MeshConfig), ParameterSetName = [PassThruSet])]
[OutputType(typeof(bool), ParameterSetName = [QuietSet])]
public sealed class TestMeshConfigCommand : MeshCommand
{
    private const string IssuesSet = "Issues";
    private const string PassThruSet = "PassThru";
    private const string QuietSet = "Quiet";
    private readonly ConfigValidator _validator = new();
    private ChartChoice _choice = null!;

    /// <summary>The configuration to check.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNull]
    public MeshConfig InputObject { get; set; } = null!;

    /// <summary>The charts that the configuration is for: an Istio release, a chart, a repository, an OCI reference, or a hashtable with the chart of each component.</summary>
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

    /// <summary>Turns errors into warnings.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Emits the configuration when it has no errors; its issues go to the error and warning streams.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PassThruSet)]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Emits only whether the configuration has no errors.</summary>
    [Parameter(Mandatory = true, ParameterSetName = QuietSet)]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc/>
    protected override void Begin() => _choice = new ChartChoice(this, Chart, Version, ChartCredential);

    /// <inheritdoc/>
    protected override void Process()
    {
        (MeshConfig config, ChartPackage? charts) = Await(_choice.On(InputObject));
        IReadOnlyList<MeshValidationIssue> issues = Await(token => _validator.ValidateAsync(config, charts, token)).Forced(Force);
        bool isValid = !issues.HaveErrors();
        if (Quiet)
        {
            WriteObject(isValid);
            return;
        }

        if (!PassThru)
        {
            WriteObject(issues, enumerateCollection: true);
            return;
        }

        this.Report(issues);
        if (isValid)
        {
            WriteObject(InputObject);
        }
    }
}
