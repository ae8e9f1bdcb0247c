using System.Management.Automation;
using MeshInstall.Engine.Files;
using MeshInstall.Engine.Planning;
using MeshInstall.Pipeline;

namespace MeshInstall.Commands;

/// <summary>Writes a plan to a JSON file, for whoever has to agree to it; values of Secrets are hidden.</summary>
[Cmdlet(VerbsData.Export, "MeshPlan", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportMeshPlanCommand : ExportCommand
{
    /// <summary>The plan, from Get-MeshPlan.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNull]
    public MeshPlan InputObject { get; set; } = null!;

    /// <inheritdoc/>
    protected override void Process()
    {
        string file = this.ResolveNew(Path);
        RequireNewFile(file);
        if (ShouldProcess(file, "Write the plan"))
        {
            Await(token => TextFile.WriteAsync(file, PlanDocument.ToJson(InputObject), token));
            PassOn([file]);
        }
    }
}
