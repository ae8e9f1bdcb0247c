using System.Text.RegularExpressions;
using MeshInstall.Engine.Inspecting;
using MeshInstall.Engine.Planning;

namespace MeshInstall.Engine.Rendering;

/// <summary>The labels that tell whose an object is; istioctl sets and reads the same ones.</summary>
public static partial class OwnerLabels
{
    private const int LongestValue = 63;

    /// <summary>The object with the labels of its component, owner and revision. Setting them again changes nothing.</summary>
    public static MeshResource Set(MeshManifest manifest, MeshResource resource)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(resource);
        MeshMap metadata = resource.Body.FindMap("metadata")!;
        MeshMap.Builder labels = new(metadata.FindMap("labels") ?? MeshMap.Empty);
        labels.Add(MeshLabels.Component, manifest.Component);
        labels.Add(MeshLabels.Managed, "Reconcile");
        if (manifest.Version.Length > 0)
        {
            labels.Add(MeshLabels.Version, LabelValue(manifest.Version));
        }

        if (manifest.Owner.Length > 0)
        {
            labels.Add(MeshLabels.Owner, LabelValue(manifest.Owner)).Add(MeshLabels.OwnerNamespace, ControlPlaneNamespace(manifest));
        }

        // What all revisions share belongs to none of them, and on a namespace the label asks for injection.
        if (manifest.Component != MeshLabels.SharedComponent && resource is not { Kind: "Namespace", Group: "" })
        {
            labels.Add(MeshLabels.Revision, ReleaseStream.NameOf(manifest.Revision));
        }

        return new MeshResource(resource.Body.With("metadata", metadata.With("labels", labels.Build())));
    }

    // A component may live in a namespace of its own; what it was installed by does not.
    private static string ControlPlaneNamespace(MeshManifest manifest) =>
        manifest.Values.FindMap("global")?.FindText("istioNamespace") is { Length: > 0 } named ? named : manifest.Namespace;

    private static string LabelValue(string text)
    {
        string value = NotInLabels().Replace(text, "_");
        return (value.Length > LongestValue ? value[..LongestValue] : value).Trim('-', '_', '.');
    }

    [GeneratedRegex("[^A-Za-z0-9._-]")]
    private static partial Regex NotInLabels();
}
