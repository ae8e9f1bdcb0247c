using System.Management.Automation;
using MeshInstall.Engine.Comparing;
using MeshInstall.Engine.Configuration;
using MeshInstall.Pipeline;

namespace MeshInstall.Commands;

/// <summary>Compares two configurations and emits each field that differs, with both values, where they were written, and whom they touch.</summary>
[Cmdlet(VerbsData.Compare, "MeshConfig")]
[OutputType(typeof(MeshConfigDifference), typeof(MeshComponentDifference))]
public sealed class CompareMeshConfigCommand : MeshCommand
{
    /// <summary>The configuration to compare with.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNull]
    public MeshConfig ReferenceConfig { get; set; } = null!;

    /// <summary>The configuration that may differ.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true)]
    [Alias("InputObject")]
    [ValidateNotNull]
    public MeshConfig DifferenceConfig { get; set; } = null!;

    /// <summary>Emits one object for each component that is added, removed or changed, with the fields that concern it and who depends on it.</summary>
    [Parameter]
    public SwitchParameter ByComponent { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        if (ByComponent)
        {
            WriteObject(ComponentComparer.Compare(ReferenceConfig, DifferenceConfig), enumerateCollection: true);
        }
        else
        {
            WriteObject(ConfigComparer.Compare(ReferenceConfig, DifferenceConfig), enumerateCollection: true);
        }
    }
}
