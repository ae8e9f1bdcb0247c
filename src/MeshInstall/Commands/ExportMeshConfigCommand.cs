using System.Management.Automation;
using MeshInstall.Engine.Configuration;
using MeshInstall.Pipeline;

namespace MeshInstall.Commands;

/// <summary>Writes a configuration to a file that Import-MeshConfig and istioctl read.</summary>
[Cmdlet(VerbsData.Export, "MeshConfig", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportMeshConfigCommand : MeshCommand
{
    /// <summary>The configuration.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNull]
    public MeshConfig InputObject { get; set; } = null!;

    /// <summary>The file to write.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = string.Empty;

    /// <summary>The format; by default that of the file's extension, else YAML.</summary>
    [Parameter]
    public MeshTextFormat Format { get; set; }

    /// <summary>Writes only what was said on top of the profile, not the profile itself.</summary>
    [Parameter]
    public SwitchParameter UserOnly { get; set; }

    /// <summary>Replaces a file that is there.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Emits the file that was written.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        string file = this.ResolveNew(Path);
        this.RequireNewFile(file, Force);
        ConfigView view = UserOnly ? ConfigView.User : ConfigView.Resolved;
        MeshTextFormat format = MyInvocation.BoundParameters.ContainsKey(nameof(Format)) ? Format : TextFormats.OfFile(file);
        string text = format == MeshTextFormat.Json ? ConfigWriter.ToJson(InputObject, view) : ConfigWriter.ToYaml(InputObject, view);
        if (ShouldProcess(file, "Write the configuration"))
        {
            Await(async token =>
            {
                await ConfigWriter.WriteFileAsync(file, text, token).ConfigureAwait(false);
                return true;
            });
            if (PassThru)
            {
                WriteObject(new FileInfo(file));
            }
        }
    }
}
