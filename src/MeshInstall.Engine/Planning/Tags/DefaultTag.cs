using MeshInstall.Engine.Clusters;
using MeshInstall.Engine.Inspecting;
using MeshInstall.Engine.Readiness;

namespace MeshInstall.Engine.Planning.Tags;

/// <summary>
/// Decides who injects and validates for what names no revision. The first revision of a cluster gets that tag, so that namespaces labelled
/// <c>istio-injection=enabled</c> are served; an installation of the default revision takes it back. A tag that a user made is never touched.
/// </summary>
internal static class DefaultTag
{
    private static readonly ResourceMapping Webhooks =
        new("admissionregistration.k8s.io", "v1", "MutatingWebhookConfiguration", "mutatingwebhookconfigurations", Namespaced: false);

    /// <summary>The webhook configurations of the cluster, where the manifests have some to set beside them.</summary>
    public static async Task<IReadOnlyList<MeshMap>> ReadAsync(IClusterClient client, IReadOnlyList<MeshManifest> manifests, CancellationToken cancellationToken) =>
        manifests.Any(manifest => manifest.Resources.Any(resource => resource.Kind == Webhooks.Kind))
            ? (await client.ListAsync(new ResourceQuery(Webhooks), cancellationToken).ConfigureAwait(false)).Items
            : [];

    /// <summary>The manifests with the tag where it is theirs to have.</summary>
    public static IReadOnlyList<MeshManifest> Add(
        IReadOnlyList<MeshManifest> manifests, IReadOnlyList<MeshMap> webhooks, ReleaseStream stream, List<string> warnings)
    {
        if (manifests.FirstOrDefault(manifest => manifest.Component == "Pilot") is not { } pilot
            || pilot.Values.FindMap("global")?.FindBoolean("operatorManageWebhooks") == true
            || manifests.Any(manifest => manifest.Name == TagManifest.Name || manifest.Resources.Any(resource => TagLabels.IsDefaultTag(resource.Body)))
            || pilot.Resources.FirstOrDefault(IsOwnInjector) is not { } injector)
        {
            return manifests;
        }

        MeshMap[] live = [.. webhooks.Where(TagLabels.IsInjector)];
        MeshMap[] tags = [.. live.Where(TagLabels.IsDefaultTag)];
        bool isDefault = stream.Revision == ReleaseStream.DefaultRevision;
        if (tags.Any(TagLabels.IsUsers))
        {
            // Whoever made the tag put the webhooks of the default revision out of action for it.
            bool isOut = isDefault && live.Any(item => item.Name() == injector.Name && !TagLabels.IsActive(item));
            return isOut ? [.. manifests.Select(manifest => manifest == pilot ? TagManifest.WithoutInjection(pilot, injector) : manifest)] : manifests;
        }

        bool injects = isDefault ? tags.Length > 0
            : tags.Length > 0 ? tags.Any(tag => tag.Label(MeshLabels.Revision) == stream.Revision)
            : !live.Any(item => Revision(item) == ReleaseStream.DefaultRevision && TagLabels.IsActive(item));
        if (!injects && !isDefault)
        {
            return manifests;
        }

        if (isDefault && tags.FirstOrDefault(tag => tag.Label(MeshLabels.Revision) is { Length: > 0 } other && other != stream.Revision) is { } elsewhere)
        {
            warnings.Add($"Injection and validation of what names no revision move from revision {elsewhere.Label(MeshLabels.Revision)} to the default revision.");
        }

        bool hasValidator = manifests.SelectMany(manifest => manifest.Resources).Any(TagManifest.IsDefaultValidator);
        MeshManifest[] parts = (injects, isDefault) switch
        {
            (false, _) => [hasValidator ? pilot : TagManifest.WithValidator(pilot)],
            (true, false) => [pilot, TagManifest.Of(pilot, injector, InjectorName(tags, stream), hasValidator)],
            (true, true) => [TagManifest.WithoutInjection(pilot, injector), TagManifest.Of(pilot, injector, InjectorName(tags, stream), hasValidator)],
        };
        return [.. manifests.SelectMany(manifest => manifest == pilot ? parts : [manifest])];
    }

    private static bool IsOwnInjector(MeshResource resource) =>
        TagLabels.IsInjector(resource.Body) && resource.Body.Label(TagLabels.Tag) is null && resource.Body.Maps("webhooks").Any();

    private static string Revision(MeshMap item) => item.Label(MeshLabels.Revision) is { Length: > 0 } revision ? revision : ReleaseStream.DefaultRevision;

    private static string InjectorName(MeshMap[] tags, ReleaseStream stream) => tags.Length > 0
        ? tags[0].Name()
        : stream.Namespace == "istio-system" ? "istio-revision-tag-default" : $"istio-revision-tag-default-{stream.Namespace}";
}
