using System.Management.Automation;
using MeshInstall.Engine.Exporting;
using MeshInstall.Engine.Rendering;
using MeshInstall.Pipeline;

namespace MeshInstall.Commands;

/// <summary>
/// Writes manifests to a file, or to a folder with one file for each object, that kubectl applies as they are; or the values that Helm needs for them.
/// </summary>
[Cmdlet(VerbsData.Export, "MeshManifest", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportMeshManifestCommand : ExportCommand
{
    private readonly List<MeshManifest> _manifests = [];

    /// <summary>The manifests, from New-MeshManifest.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    public MeshManifest[] InputObject { get; set; } = [];

    /// <summary>What is written; by default the objects, in the format of the path's extension, else YAML.</summary>
    [Parameter]
    public MeshManifestFormat Format { get; set; }

    /// <summary>Writes one file for each object, named so that they sort in apply order.</summary>
    [Parameter]
    public SwitchParameter Split { get; set; }

    /// <summary>Writes a kustomization beside the files of the objects, so that <c>kubectl apply -k</c> takes the folder; implies <c>-Split</c>.</summary>
    [Parameter]
    public SwitchParameter Kustomize { get; set; }

    /// <summary>Leaves out the namespaces that the components live in.</summary>
    [Parameter]
    public SwitchParameter NoNamespace { get; set; }

    private bool FillsFolder => Split || Kustomize || Format == MeshManifestFormat.HelmValues;

    /// <inheritdoc/>
    protected override void Process() => _manifests.AddRange(InputObject);

    /// <inheritdoc/>
    protected override void End()
    {
        string target = this.ResolveNew(Path);
        RequireFitting(target);
        IReadOnlyList<ManifestFile> files = Files(target);
        if (ShouldProcess(target, files.Count == 1 ? "Write 1 file" : $"Write {files.Count} files"))
        {
            PassOn(Await(token => ManifestWriter.WriteAsync(files, FillsFolder ? target : System.IO.Path.GetDirectoryName(target)!, Force, token)));
        }
    }

    private IReadOnlyList<ManifestFile> Files(string target)
    {
        if (Format == MeshManifestFormat.HelmValues)
        {
            return HelmValuesFiles.Of(_manifests);
        }

        bool json = MyInvocation.BoundParameters.ContainsKey(nameof(Format)) ? Format == MeshManifestFormat.Json : IsJson(target);
        MeshTextFormat format = json ? MeshTextFormat.Json : MeshTextFormat.Yaml;
        IReadOnlyList<MeshManifest> manifests = NoNamespace ? _manifests : ExportedNamespaces.Before(_manifests);
        if (!FillsFolder)
        {
            return [new ManifestFile(System.IO.Path.GetFileName(target), ManifestWriter.ToText(manifests.SelectMany(manifest => manifest.Resources), format))];
        }

        IReadOnlyList<ManifestFile> files = ManifestWriter.ToFiles(manifests, format, ManifestSplit.Resource);
        return Kustomize ? [.. files, Kustomization.Of(files)] : files;
    }

    private void RequireFitting(string target)
    {
        if (Format == MeshManifestFormat.HelmValues && Kustomize)
        {
            throw new MeshException(
                "ExportNotPossible",
                MeshErrorKind.InvalidArgument,
                "Values for Helm are no objects, so that no kustomization can list them.",
                "Give either -Format HelmValues or -Kustomize.",
                target);
        }

        if (!FillsFolder && Directory.Exists(target))
        {
            throw new MeshException(
                "FileNotWritten", MeshErrorKind.Write, $"'{target}' cannot be written: it is a folder.", "Give the path of a file, or -Split to fill the folder.", target);
        }

        if (FillsFolder && File.Exists(target))
        {
            throw new MeshException(
                "FileNotWritten", MeshErrorKind.Write, $"'{target}' cannot be filled: it is a file, not a folder.", "Give the path of a folder.", target);
        }
    }
}
