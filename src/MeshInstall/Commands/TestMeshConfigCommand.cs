using System.Management.Automation;
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

    /// <summary>The configuration to check.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNull]
    public MeshConfig InputObject { get; set; } = null!;

    /// <summary>Emits the configuration when it has no errors; its issues go to the error and warning streams.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PassThruSet)]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Emits only whether the configuration has no errors.</summary>
    [Parameter(Mandatory = true, ParameterSetName = QuietSet)]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        IReadOnlyList<MeshValidationIssue> issues = _validator.Validate(InputObject);
        bool isValid = issues.All(issue => issue.Severity != MeshSeverity.Error);
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
