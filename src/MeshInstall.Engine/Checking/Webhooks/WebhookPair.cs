namespace MeshInstall.Engine.Checking.Webhooks;

/// <summary>Two webhooks that both inject into the same pods.</summary>
/// <param name="First">The one.</param>
/// <param name="Second">The other.</param>
/// <param name="NamespaceLabels">Labels of a namespace that both match; all others are missing.</param>
/// <param name="PodLabels">Labels of a pod that both match; all others are missing.</param>
internal sealed record WebhookPair(
    InjectionWebhook First, InjectionWebhook Second, IReadOnlyDictionary<string, string> NamespaceLabels, IReadOnlyDictionary<string, string> PodLabels)
{
    /// <summary>Whether no expression of theirs could keep them apart.</summary>
    public bool IsCertain => !First.HasConditions && !Second.HasConditions;

    /// <inheritdoc/>
    public override string ToString() => $"{First} and {Second} both match pods {Labelled(PodLabels)} in namespaces {Labelled(NamespaceLabels)}";

    private static string Labelled(IReadOnlyDictionary<string, string> labels) => labels.Count == 0
        ? "without labels"
        : "labelled " + string.Join(',', labels.Select(label => $"{label.Key}={label.Value}").Order(StringComparer.Ordinal));
}
