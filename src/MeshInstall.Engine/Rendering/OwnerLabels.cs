using System.Text.RegularExpressions;

namespace MeshInstall.Engine.Rendering;

/// <summary>The labels that tell whose an object is; istioctl sets and reads the same ones.</summary>
public static partial class OwnerLabels
{
    /// <summary>The component an object belongs to.</summary>
    public const string Component = "operator.istio.io/component";

    /// <summary>The version that made the object.</summary>
    public const string Version = "operator.istio.io/version";

    /// <summary>That the object is kept as it was rendered.</summary>
    public const string Managed = "operator.istio.io/managed";

    /// <summary>The name of the configuration.</summary>
    public const string Owner = "install.operator.istio.io/owning-resource";

    /// <summary>The namespace of the configuration.</summary>
    public const string OwnerNamespace = "install.operator.istio.io/owning-resource-namespace";

    /// <summary>The revision; <c>default</c> for the default one.</summary>
    public const string Revision = "istio.io/rev";

    private const int LongestValue = 63;

    /// <summary>The labels of a component's objects.</summary>
    public static IReadOnlyDictionary<string, string> For(string component, string owner, string ownerNamespace, string revision, string version) =>
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [Component] = component,
            [Managed] = "Reconcile",
            [Version] = LabelValue(version),
            [Owner] = LabelValue(owner),
            [OwnerNamespace] = ownerNamespace,
            [Revision] = revision.Length == 0 ? "default" : revision,
        };

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
