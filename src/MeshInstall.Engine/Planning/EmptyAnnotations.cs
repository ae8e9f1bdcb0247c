namespace MeshInstall.Engine.Planning;

/// <summary>
/// Annotations that a chart leaves null. Applied as they are they would be owned, and the first controller that annotates the object would take
/// that away: a change for the next plan to make, with no effect.
/// </summary>
internal static class EmptyAnnotations
{
    /// <summary>The object without them; the same where it has none.</summary>
    public static MeshResource Leave(MeshResource resource) => resource.Body.FindMap("metadata") is { } metadata && metadata.Find("annotations") is { IsNull: true }
        ? new MeshResource(resource.Body.With("metadata", metadata.Without("annotations")))
        : resource;
}
