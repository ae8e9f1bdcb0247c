using System.Management.Automation;
using MeshInstall.Completion;
using MeshInstall.Engine.Rendering;
using MeshInstall.Pipeline;

namespace MeshInstall.Commands;

/// <summary>Renders a configuration: one manifest per component that is on, each after those it depends on.</summary>
[Cmdlet(VerbsCommon.New, "MeshManifest")]
[OutputType(typeof(MeshManifest))]
public sealed class NewMeshManifestCommand : MeshCommand
{
    /// <summary>The configuration.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNull]
    public MeshConfig InputObject { get; set; } = null!;

    /// <summary>Only these components: kinds such as <c>Pilot</c>, or names of gateways.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ComponentCompletion))]
    public string[] Component { get; set; } = [];

    /// <summary>The Kubernetes version to render for, such as <c>v1.35.0</c>.</summary>
    [Parameter]
    [ValidatePattern(@"^v?\d+\.\d+(\.\d+)?([-+].*)?$")]
    public string? KubeVersion { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        RenderOptions options = new() { ChartRoot = ModuleFiles.Charts, Components = Component };
        if (KubeVersion is not null)
        {
            options = options with { KubeVersion = KubeVersion.StartsWith('v') ? KubeVersion : "v" + KubeVersion };
        }

        foreach (MeshManifest manifest in Await(token => ManifestRenderer.RenderAsync(InputObject, options, token)))
        {
            foreach (string warning in manifest.Warnings)
            {
                WriteWarning($"{manifest.Name}: {warning}");
            }

            WriteObject(manifest);
        }
    }
}
