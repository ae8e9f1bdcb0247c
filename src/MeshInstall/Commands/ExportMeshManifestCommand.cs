using System.Management.Automation;
using MeshInstall.Engine.Rendering;
using MeshInstall.Pipeline;

namespace MeshInstall.Commands;

/// <summary>Writes manifests to a file, or to a folder with one file for each object, that kubectl applies as they are.</summary>
[Cmdlet(VerbsData.Export, "MeshManifest", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportMeshManifestCommand : ExportCommand
{
    private readonly List<MeshManifest> _manifests = [];

    /// <summary>The manifests, from New-MeshManifest.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    public MeshManifest[] InputObject { get; set; } = [];

    /// <summary>Writes one file for each object, named so that they sort in apply order.</summary>
    [Parameter]
    public SwitchParameter Split { get; set; }

    /// <inheritdoc/>
    protected override void Process() => _manifests.AddRange(InputObject);

    /// <inheritdoc/>
    protected override void End()
    {
        string target = this.ResolveNew(Path);
        MeshTextFormat format = FormatOf(target);
        if (!Split && Directory.Exists(target))
        {
            throw new MeshException(
                "FileNotWritten", MeshErrorKind.Write, $"'{target}' cannot be written: it is a folder.", "Give the path of a file, or -Split to fill the folder.", target);
        }

        if (Split && File.Exists(target))
        {
            throw new MeshException(
                "FileNotWritten", MeshErrorKind.Write, $"'{target}' cannot be filled: it is a file, not a folder.", "Give the path of a folder, or leave -Split out.", target);
        }

        string folder = Split ? target : System.IO.Path.GetDirectoryName(target)!;
        IReadOnlyList<ManifestFile> files = Split
            ? ManifestWriter.ToFiles(_manifests, format, ManifestSplit.Resource)
            : [new ManifestFile(System.IO.Path.GetFileName(target), ManifestWriter.ToText(_manifests.SelectMany(manifest => manifest.Resources), format))];
        if (!ShouldProcess(target, $"Write {_manifests.Sum(manifest => manifest.Resources.Count)} objects"))
        {
            return;
        }

        PassOn(Await(token => ManifestWriter.WriteAsync(files, folder, Force, token)));
    }
}
