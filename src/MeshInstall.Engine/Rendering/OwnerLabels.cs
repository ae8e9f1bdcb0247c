using System.Text.RegularExpressions;
using MeshInstall.Engine.Inspecting;

namespace MeshInstall.Engine.Rendering;

/// <summary>The labels that tell whose an object is; istioctl sets and reads the same ones.</summary>
public static partial class OwnerLabels
{
    private const int LongestValue = 63;

    /// <summary>The labels of a component's objects.</summary>
    public static IReadOnlyDictionary<string, string> For(string component, string owner, string ownerNamespace, string revision, string version)
    {
        Dictionary<string, string> labels = new(StringComparer.Ordinal)
        {
            [MeshLabels.Component] = component,
            [MeshLabels.Managed] = "Reconcile",
            [MeshLabels.Version] = LabelValue(version),
            [MeshLabels.Owner] = LabelValue(owner),
            [MeshLabels.OwnerNamespace] = ownerNamespace,
        };

        // What all revisions share belongs to none of them.
        if (component != MeshLabels.SharedComponent)
        {
            labels[MeshLabels.Revision] = revision.Length == 0 ? "default" : revision;
        }

        return labels;
    }

    /// <summary>The object with the labels added to its own.</summary>
    public static MeshResource Add(MeshResource resource, IReadOnlyDictionary<string, string> labels)
    {
        ArgumentNullException.ThrowIfNull(resource);
        ArgumentNullException.ThrowIfNull(labels);
        MeshMap metadata = resource.Body.FindMap("metadata")!;
        MeshMap.Builder merged = new(metadata.FindMap("labels") ?? MeshMap.Empty);
        foreach ((string name, string value) in labels)
        {
            merged.Add(name, value);
        }

        return new MeshResource(resource.Body.With("metadata", metadata.With("labels", merged.Build())));
    }

    private static string LabelValue(string text)
    {
        string value = NotInLabels().Replace(text, "_");
        return (value.Length > LongestValue ? value[..LongestValue] : value).Trim('-', '_', '.');
    }

    [GeneratedRegex("[^A-Za-z0-9._-]")]
    private static partial Regex NotInLabels();
}
