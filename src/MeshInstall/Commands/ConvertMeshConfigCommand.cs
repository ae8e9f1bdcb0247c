using System.Management.Automation;
using MeshInstall.Engine.Converting;
using MeshInstall.Pipeline;

namespace MeshInstall.Commands;

/// <summary>
/// Brings configurations of earlier Istio releases to today's shape. What is lost on the way is a warning, what only moved is verbose output.
/// </summary>
[Cmdlet(VerbsData.Convert, "MeshConfig", DefaultParameterSetName = PathSet)]
[OutputType(typeof(MeshConfig), typeof(MeshConfigChange))]
public sealed class ConvertMeshConfigCommand : PathCommand
{
    private const string InputObjectSet = "InputObject";

    /// <summary>The configuration to convert.</summary>
    [Parameter(Mandatory = true, ParameterSetName = InputObjectSet, ValueFromPipeline = true)]
    [ValidateNotNull]
    public MeshConfig InputObject { get; set; } = null!;

    /// <summary>Emits what converting changes, instead of the configuration.</summary>
    [Parameter]
    public SwitchParameter ListChange { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        if (ParameterSetName == InputObjectSet)
        {
            Emit(ConfigConverter.Convert(InputObject));
            return;
        }

        foreach (string file in Files())
        {
            try
            {
                Emit(Await(token => ConfigConverter.ConvertFileAsync(file, ConfigSources.Resolver, token)));
            }
            catch (MeshException exception)
            {
                WriteError(exception);
            }
        }
    }

    private void Emit(ConfigConversion conversion)
    {
        if (ListChange)
        {
            WriteObject(conversion.Changes, enumerateCollection: true);
            return;
        }

        foreach (MeshConfigChange change in conversion.Changes)
        {
            if (change.IsLossy)
            {
                WriteWarning(change.ToString());
            }
            else
            {
                WriteVerbose(change.ToString());
            }
        }

        WriteObject(conversion.Config);
    }
}
