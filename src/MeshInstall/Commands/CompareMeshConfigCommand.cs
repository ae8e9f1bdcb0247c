using System.Management.Automation;
using MeshInstall.Engine.Configuration;
using MeshInstall.Pipeline;

namespace MeshInstall.Commands;

/// <summary>Compares two configurations and emits each field that differs, with both values, where they were written, and whom they touch.</summary>
[Cmdlet(VerbsData.Compare, "MeshConfig")]
[OutputType(typeof(MeshConfigDifference))]
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

    /// <inheritdoc/>
    protected override void Process() =>
        WriteObject(ConfigComparer.Compare(ReferenceConfig, DifferenceConfig), enumerateCollection: true);
}
