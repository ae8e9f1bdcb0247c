using System.Management.Automation;
using MeshInstall.Engine.Comparing;
using MeshInstall.Pipeline;

namespace MeshInstall.Commands;

/// <summary>
/// Compares two sets of manifests without a cluster and emits each object that differs: what is done to it, which fields change, and who depends
/// on its component.
/// </summary>
[Cmdlet(VerbsData.Compare, "MeshManifest", DefaultParameterSetName = DifferencesSet)]
[OutputType(typeof(MeshManifestDifference), ParameterSetName = [DifferencesSet])]
[OutputType(typeof(bool), ParameterSetName = [QuietSet])]
public sealed class CompareMeshManifestCommand : MeshCommand
{
    private const string DifferencesSet = "Differences";
    private const string QuietSet = "Quiet";
    private readonly List<object> _others = [];

    /// <summary>What to compare with: manifests, resources, or paths of files and folders.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNull]
    [AllowEmptyCollection]
    public object[] ReferenceManifest { get; set; } = [];

    /// <summary>What may differ: manifests, resources, or paths of files and folders.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true)]
    [Alias("InputObject")]
    [ValidateNotNull]
    [AllowEmptyCollection]
    public object[] DifferenceManifest { get; set; } = [];

    /// <summary>Emits objects that are equal as well.</summary>
    [Parameter(ParameterSetName = DifferencesSet)]
    public SwitchParameter IncludeEqual { get; set; }

    /// <summary>Emits only whether the two sets are equal.</summary>
    [Parameter(Mandatory = true, ParameterSetName = QuietSet)]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc/>
    protected override void Process() => _others.AddRange(DifferenceManifest);

    /// <inheritdoc/>
    protected override void End()
    {
        List<ComparedResource> reference = [.. ReferenceManifest.SelectMany(Objects)];
        List<ComparedResource> other = [.. _others.SelectMany(Objects)];
        List<ComparedResource> namespaces = [.. ComparedSet.NamespacesOf(Manifests(ReferenceManifest), other)];
        other.AddRange(ComparedSet.NamespacesOf(Manifests(_others), reference));
        reference.AddRange(namespaces);
        IReadOnlyList<MeshManifestDifference> differences = ManifestComparer.Compare(reference, other, IncludeEqual);
        if (Quiet)
        {
            WriteObject(differences.Count == 0);
            return;
        }

        WriteObject(differences, enumerateCollection: true);
    }

    private static MeshManifest[] Manifests(IEnumerable<object> items) =>
        [.. items.Select(item => item.Unwrapped()).OfType<MeshManifest>()];

    private IEnumerable<ComparedResource> Objects(object item) => item.Unwrapped() switch
    {
        MeshManifest manifest => ComparedSet.Of(manifest),
        MeshResource resource => [ComparedSet.Of(resource)],
        FileSystemInfo file => Read(file.FullName),
        string path => this.ResolveExisting([path], isLiteral: false).SelectMany(Read),
        System.Collections.IEnumerable items => items.Cast<object>().SelectMany(Objects),
        var other => throw new MeshException(
            "ManifestNotComparable",
            MeshErrorKind.InvalidArgument,
            $"A {other.GetType().Name} cannot be compared with manifests.",
            "Give what New-MeshManifest or Expand-MeshChart emits, or paths of files.",
            other),
    };

    private IEnumerable<ComparedResource> Read(string path) =>
        Await(token => ManifestFileReader.ReadAsync(path, token)).Select(ComparedSet.Of);
}
