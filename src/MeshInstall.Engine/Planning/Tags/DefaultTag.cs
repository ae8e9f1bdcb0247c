using MeshInstall.Engine.Checking.Webhooks;
using MeshInstall.Engine.Clusters;
using MeshInstall.Engine.Inspecting;
using MeshInstall.Engine.Readiness;

namespace MeshInstall.Engine.Planning.Tags;

/// <summary>
/// Decides who injects and validates for what names no revision. The first revision of a cluster gets that tag, so that namespaces labelled
/// <c>istio-injection=enabled</c> are served, unless webhooks of others serve them; an installation of the default revision takes it back.
/// A tag that a user made is never touched: what it injects, the default revision leaves to it.
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
        if (tags.FirstOrDefault(TagLabels.IsUsers) is { } users)
        {
            if (!isDefault || !TagLabels.IsActive(users))
            {
                return manifests;
            }

            warnings.Add($"{users.Name()}, which a user made, injects{For(users)} what names no revision; the webhooks of the default revision are out of action as long as it is there.");
            return [.. manifests.Select(manifest => manifest == pilot ? TagManifest.WithoutInjection(pilot, injector) : manifest)];
        }

        bool injects = isDefault ? tags.Length > 0
            : tags.Length > 0 ? tags.Any(tag => tag.Label(MeshLabels.Revision) == stream.Revision)
            : !live.Any(item => InstalledControlPlane.RevisionOf(item) == ReleaseStream.DefaultRevision && TagLabels.IsActive(item)) && !IsServed(pilot, injector, webhooks, stream, warnings);
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
            // What was found in a cluster, and is no chart's, comes back as it was.
            (false, _) => [hasValidator || pilot.Chart.Length == 0 ? pilot : TagManifest.WithValidator(pilot)],
            (true, false) => [pilot, TagManifest.Of(pilot, injector, InjectorName(tags, stream), hasValidator)],
            (true, true) => [TagManifest.WithoutInjection(pilot, injector), TagManifest.Of(pilot, injector, InjectorName(tags, stream), hasValidator)],
        };
        return [.. manifests.SelectMany(manifest => manifest == pilot ? parts : [manifest])];
    }

    /// <summary>Whether webhooks that bear none of Istio's labels inject what the tag would.</summary>
    private static bool IsServed(MeshManifest pilot, MeshResource injector, IReadOnlyList<MeshMap> webhooks, ReleaseStream stream, List<string> warnings)
    {
        string name = InjectorName([], stream);
        MeshMap tag = TagManifest.Of(pilot, injector, name, hasValidator: true).Resources.Single(resource => TagLabels.IsInjector(resource.Body)).Body;
        if (WebhookOverlap.Find([tag, .. webhooks]).FirstOrDefault(pair => pair.IsCertain && pair.First.Configuration == name) is not { } pair)
        {
            return false;
        }

        warnings.Add($"{pair.Second.Configuration} injects what names no revision, so that this revision injects only what names it.");
        return true;
    }

    private static string For(MeshMap tag) => tag.Label(MeshLabels.Revision) is { Length: > 0 } revision ? $" for revision {revision}" : string.Empty;

    private static bool IsOwnInjector(MeshResource resource) =>
        TagLabels.IsInjector(resource.Body) && resource.Body.Label(TagLabels.Tag) is null && resource.Body.Maps("webhooks").Any();

    private static string InjectorName(MeshMap[] tags, ReleaseStream stream) => tags.Length > 0
        ? tags[0].Name()
        : stream.Namespace == "istio-system" ? "istio-revision-tag-default" : $"istio-revision-tag-default-{stream.Namespace}";
}
