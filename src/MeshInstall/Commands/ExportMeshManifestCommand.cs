using System.Management.Automation;
using MeshInstall.Engine.Rendering;
using MeshInstall.Pipeline;

namespace MeshInstall.Commands;

/// <summary>Writes manifests to a file, or to a folder with one file for each object, that kubectl applies as they are.</summary>
[Cmdlet(VerbsData.Export, "MeshManifest", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportMeshManifestCommand : MeshCommand
{
    private readonly List<MeshManifest> _manifests = [];

    /// <summary>The manifests, from New-MeshManifest.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    public MeshManifest[] InputObject { get; set; } = [];

    /// <summary>The file to write; the folder, with <c>-Split</c>.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = string.Empty;

    /// <summary>The format; by default that of the file's extension, else YAML.</summary>
    [Parameter]
    public MeshTextFormat Format { get; set; }

    /// <summary>Writes one file for each object, named so that they sort in apply order.</summary>
    [Parameter]
    public SwitchParameter Split { get; set; }

    /// <summary>Replaces files that are there.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Emits the files that were written.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void Process() => _manifests.AddRange(InputObject);

    /// <inheritdoc/>
    protected override void End()
    {
        string target = this.ResolveNew(Path);
        MeshTextFormat format = MyInvocation.BoundParameters.ContainsKey(nameof(Format)) ? Format : TextFormats.OfFile(target);
        string folder = Split ? target : System.IO.Path.GetDirectoryName(target)!;
        IReadOnlyList<ManifestFile> files = Split
            ? ManifestWriter.ToFiles(_manifests, format, ManifestSplit.Resource)
            : [new ManifestFile(System.IO.Path.GetFileName(target), ManifestWriter.ToText(_manifests.SelectMany(manifest => manifest.Resources), format))];
        if (!ShouldProcess(target, $"Write {_manifests.Sum(manifest => manifest.Resources.Count)} objects"))
        {
            return;
        }

        IReadOnlyList<string> written = Await(token => ManifestWriter.WriteAsync(files, folder, Force, token));
        if (PassThru)
        {
            WriteObject(written.Select(path => new FileInfo(path)), enumerateCollection: true);
        }
    }
}
