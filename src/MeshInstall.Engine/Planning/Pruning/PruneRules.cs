using MeshInstall.Engine.Inspecting;
using MeshInstall.Engine.Readiness;

namespace MeshInstall.Engine.Planning.Pruning;

/// <summary>What is never deleted, whatever the records say.</summary>
/// <param name="stream">The stream that is planned for.</param>
/// <param name="includeCrds">Whether custom resource definitions may go.</param>
internal sealed class PruneRules(ReleaseStream stream, bool includeCrds)
{
    private const string NotPruned = "install.operator.istio.io/owning-resource-not-pruned";
    private const string KeepPolicy = "helm.sh/resource-policy";

    /// <summary>Whether objects of that kind may be deleted at all.</summary>
    public bool MayDelete(MeshResource resource) => (resource.Group, resource.Kind) switch
    {
        ("", "Namespace") => false,
        ("", "PersistentVolume" or "PersistentVolumeClaim") => false,
        ("apiextensions.k8s.io", "CustomResourceDefinition") => includeCrds,
        _ => true,
    };

    /// <summary>Whether the object, as it is now, may be deleted as one that <paramref name="owned"/> names.</summary>
    public bool MayDelete(OwnedObject owned, MeshMap live) =>
        (IsDefinition(owned.Resource) || (!IsKept(live) && !IsKept(owned.Resource.Body)))
        && live.Metadata().Find("deletionTimestamp") is null or { IsNull: true }
        && IsOfRevision(live)
        && IsOfOwner(owned, live);

    /// <summary>Istio's definitions ask to be kept by Helm; who wants them gone has said so.</summary>
    private bool IsDefinition(MeshResource resource) => includeCrds && resource is { Group: "apiextensions.k8s.io", Kind: "CustomResourceDefinition" };

    private static bool IsKept(MeshMap item) =>
        string.Equals(item.Metadata().FindMap("annotations")?.FindText(KeepPolicy)?.Trim(), "keep", StringComparison.OrdinalIgnoreCase)
        || item.Label(NotPruned) == "true";

    /// <summary>What all revisions share has the label of none.</summary>
    private bool IsOfRevision(MeshMap live) => live.Label(MeshLabels.Revision) is not { Length: > 0 } revision || revision == stream.Revision;

    private bool IsOfOwner(OwnedObject owned, MeshMap live)
    {
        string? owner = Named(live.Label(MeshLabels.Owner));
        string? recorded = Named(owned.Manifest.Owner) ?? Named(owned.Resource.Body.Label(MeshLabels.Owner));
        string? space = live.Label(MeshLabels.OwnerNamespace);
        return (owner is null || recorded is null || owner == recorded) && (string.IsNullOrEmpty(space) || space == stream.Namespace);
    }

    private static string? Named(string? owner) => owner is null or "" or "unknown" ? null : owner;
}
