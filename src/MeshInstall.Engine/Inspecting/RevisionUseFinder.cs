using System.Text;
using System.Text.Json;
using MeshInstall.Engine.Clusters;
using MeshInstall.Engine.Planning;
using MeshInstall.Engine.Readiness;

namespace MeshInstall.Engine.Inspecting;

/// <summary>Finds who uses a revision: by the labels of namespaces, directly or through a tag, and by the proxies that run.</summary>
internal static class RevisionUseFinder
{
    private const string InjectionLabel = "istio-injection";
    private const string TagLabel = "istio.io/tag";
    private const string AmbientLabel = "istio.io/dataplane-mode";
    private const string InjectedLabel = "service.istio.io/canonical-name";
    private const string StatusAnnotation = "sidecar.istio.io/status";

    /// <summary>Who uses the revision; with null, who uses any.</summary>
    /// <exception cref="MeshException">The cluster cannot be read.</exception>
    public static async Task<RevisionUse> FindAsync(IClusterClient client, string? revision, CancellationToken cancellationToken)
    {
        Task<IReadOnlyList<MeshMap>> namespaces = ListAsync(client, "v1", "Namespace", null, cancellationToken);
        Task<IReadOnlyList<MeshMap>> pods = ListAsync(client, "v1", "Pod", InjectedLabel, cancellationToken);
        IReadOnlyList<MeshMap> tags = await ListAsync(client, "admissionregistration.k8s.io/v1", "MutatingWebhookConfiguration", TagLabel, cancellationToken).ConfigureAwait(false);
        HashSet<string> names = [.. tags.Where(tag => revision is null || tag.Label(MeshLabels.Revision) == revision).Select(tag => tag.Label(TagLabel)!)];
        if (revision is not null)
        {
            names.Add(revision);
        }

        return new RevisionUse(
            [.. (await namespaces.ConfigureAwait(false)).Select(item => Asks(item, revision is null ? null : names)).OfType<string>()],
            [.. (await pods.ConfigureAwait(false)).Where(pod => IsServed(pod, revision)).Select(pod => $"{pod.Namespace()}/{pod.Name()}")]);
    }

    private static async Task<IReadOnlyList<MeshMap>> ListAsync(
        IClusterClient client, string apiVersion, string kind, string? selector, CancellationToken cancellationToken) =>
        await client.ListAsync(apiVersion, kind, selector, cancellationToken).ConfigureAwait(false) ?? [];

    /// <summary>The namespace and the label that asks; null where none does. The injection label asks for what is called default.</summary>
    private static string? Asks(MeshMap space, HashSet<string>? names)
    {
        if (space.Label(InjectionLabel) is { } injection)
        {
            return injection == "enabled" && (names is null || names.Contains(ReleaseStream.DefaultRevision)) ? $"{space.Name()} ({InjectionLabel}=enabled)" : null;
        }

        if (space.Label(MeshLabels.Revision) is { Length: > 0 } asked)
        {
            return names is null || names.Contains(asked) ? $"{space.Name()} ({MeshLabels.Revision}={asked})" : null;
        }

        return names is null && space.Label(AmbientLabel) == "ambient" ? $"{space.Name()} ({AmbientLabel}=ambient)" : null;
    }

    private static bool IsServed(MeshMap pod, string? revision) =>
        pod.Label(MeshLabels.Component) is null
        && pod.Metadata().FindMap("annotations") is { } annotations
        && annotations.FindText(StatusAnnotation) is { } status
        && (revision is null || (annotations.FindText(MeshLabels.Revision) ?? Revision(status) ?? ReleaseStream.DefaultRevision) == revision);

    /// <summary>The revision in the text that the injector leaves; null where it has none.</summary>
    private static string? Revision(string status)
    {
        try
        {
            return (MeshJson.Parse(Encoding.UTF8.GetBytes(status)) as MeshMap)?.FindText("revision") is { Length: > 0 } revision ? revision : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
