using MeshInstall.Engine.Inspecting;

namespace MeshInstall.Engine.Planning;

/// <summary>
/// The labels by which MeshInstall and istioctl find what belongs to an installation. They are set when a manifest meets a cluster;
/// the manifest itself stays what the chart rendered.
/// </summary>
internal static class OwnerLabels
{
    /// <summary>The resource with the labels of its component, revision and owner.</summary>
    public static MeshResource Set(MeshManifest manifest, MeshResource resource)
    {
        MeshMap metadata = resource.Body.FindMap("metadata")!;
        MeshMap.Builder labels = new(metadata.FindMap("labels") ?? MeshMap.Empty);
        labels.Add(MeshLabels.Component, manifest.Component);
        labels.Add(MeshLabels.Managed, "Reconcile");
        if (manifest.Version.Length > 0)
        {
            labels.Add(MeshLabels.Version, manifest.Version);
        }

        if (manifest.Owner.Length > 0)
        {
            labels.Add(MeshLabels.Owner, manifest.Owner).Add(MeshLabels.OwnerNamespace, manifest.Namespace);
        }

        // On a namespace the revision label asks for injection, and what the base chart renders serves every revision; only a chart may
        // set it there.
        if (resource.Kind != "Namespace" && manifest.Component != MeshLabels.SharedComponent && labels.Find(MeshLabels.Revision) is null)
        {
            labels.Add(MeshLabels.Revision, manifest.Revision.Length > 0 ? manifest.Revision : "default");
        }

        return new MeshResource(resource.Body.With("metadata", metadata.With("labels", labels.Build())));
    }
}
