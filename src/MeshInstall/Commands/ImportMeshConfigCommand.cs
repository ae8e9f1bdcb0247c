using System.Management.Automation;
using MeshInstall.Engine.Configuration;
using MeshInstall.Pipeline;

namespace MeshInstall.Commands;

/// <summary>Reads IstioOperator documents, YAML or JSON, each to a configuration.</summary>
[Cmdlet(VerbsData.Import, "MeshConfig", DefaultParameterSetName = PathSet)]
[OutputType(typeof(MeshConfig))]
public sealed class ImportMeshConfigCommand : PathCommand
{
    /// <inheritdoc/>
    protected override void Process()
    {
        foreach (string file in Files())
        {
            try
            {
                MeshLayer layer = Await(token => ConfigReader.ReadFileAsync(file, cancellationToken: token));
                WriteObject(new MeshConfig([layer], ConfigSources.Resolver));
            }
            catch (MeshException exception)
            {
                WriteError(exception);
            }
        }
    }
}
