using System.Management.Automation;
using MeshInstall.Engine.Configuration;
using MeshInstall.Engine.Files;
using MeshInstall.Pipeline;

namespace MeshInstall.Commands;

/// <summary>Writes a configuration to a file that Import-MeshConfig and istioctl read.</summary>
[Cmdlet(VerbsData.Export, "MeshConfig", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportMeshConfigCommand : ExportCommand
{
    /// <summary>The configuration.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNull]
    public MeshConfig InputObject { get; set; } = null!;

    /// <summary>The format; by default that of the file's extension, else YAML.</summary>
    [Parameter]
    public MeshTextFormat Format { get; set; }

    /// <summary>Writes only what was said on top of the profile, not the profile itself.</summary>
    [Parameter]
    public SwitchParameter UserOnly { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        string file = this.ResolveNew(Path);
        RequireNewFile(file);
        ConfigView view = UserOnly ? ConfigView.User : ConfigView.Resolved;
        bool json = MyInvocation.BoundParameters.ContainsKey(nameof(Format)) ? Format == MeshTextFormat.Json : IsJson(file);
        string text = json ? ConfigWriter.ToJson(InputObject, view) : ConfigWriter.ToYaml(InputObject, view);
        if (ShouldProcess(file, "Write the configuration"))
        {
            Await(token => TextFile.WriteAsync(file, text, token));
            PassOn([file]);
        }
    }
}
