namespace MeshInstall.Engine.Clusters;

/// <summary>Which objects of a kind are meant.</summary>
/// <param name="Mapping">The kind.</param>
/// <param name="Namespace">The namespace; null for all.</param>
/// <param name="LabelSelector">A label selector; null for none.</param>
/// <param name="FieldSelector">A field selector; null for none.</param>
public sealed record ResourceQuery(ResourceMapping Mapping, string? Namespace = null, string? LabelSelector = null, string? FieldSelector = null)
{
    /// <summary>Whether a list holds the metadata of the objects alone, so that their bodies do not travel. Watches send whole objects all the same.</summary>
    public bool MetadataOnly { get; init; }

    /// <summary>How many objects are enough: a list is left after the page that goes beyond; null for all. Watches do not look at it.</summary>
    public int? MaxItems { get; init; }

    /// <summary>The query of exactly one object.</summary>
    public static ResourceQuery Of(ResourceMapping mapping, string? space, string name) =>
        new(mapping, mapping.Namespaced ? space : null, FieldSelector: "metadata.name=" + name);
}
