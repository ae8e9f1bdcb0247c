using MeshInstall.Engine.Inspecting;
using MeshInstall.Engine.Readiness;

namespace MeshInstall.Engine.Checking.Webhooks;

/// <summary>A webhook that injects proxies.</summary>
/// <param name="Configuration">The name of the configuration that it is in.</param>
/// <param name="Name">Its name.</param>
/// <param name="Namespaces">The namespaces that it is for.</param>
/// <param name="Pods">The pods that it is for.</param>
/// <param name="HasConditions">Whether it has expressions that may except further pods.</param>
internal sealed record InjectionWebhook(string Configuration, string Name, LabelConstraints Namespaces, LabelConstraints Pods, bool HasConditions)
{
    // Installers switch a webhook off by a selector on this label, which nothing is to carry.
    private const string Deactivated = "istio.io/deactivated";

    /// <summary>The webhooks of MutatingWebhookConfigurations that inject Istio's proxies and are not switched off.</summary>
    public static IEnumerable<InjectionWebhook> Of(MeshMap configuration) => configuration.Maps("webhooks")
        .Where(webhook => IsIstio(configuration, webhook) && webhook.Maps("rules").Any(SeesNewPods))
        .Select(webhook => new InjectionWebhook(
            configuration.Name(),
            webhook.FindText("name") ?? string.Empty,
            LabelConstraints.Of(webhook.FindMap("namespaceSelector")),
            LabelConstraints.Of(webhook.FindMap("objectSelector")),
            webhook.Maps("matchConditions").Any()))
        .Where(webhook => webhook.Namespaces.For(Deactivated).AllowsAbsent && webhook.Pods.For(Deactivated).AllowsAbsent);

    /// <inheritdoc/>
    public override string ToString() => $"{Configuration}/{Name}";

    private static bool IsIstio(MeshMap configuration, MeshMap webhook) =>
        configuration.Label(MeshLabels.Revision) is not null
        || configuration.Label("app") == "sidecar-injector"
        || webhook.FindText("name")?.EndsWith("istio.io", StringComparison.Ordinal) == true
        || !LabelConstraints.Of(webhook.FindMap("namespaceSelector")).For(MeshLabels.Revision).Equals(LabelValues.Anything);

    private static bool SeesNewPods(MeshMap rule) =>
        Has(rule, "operations", "CREATE") && Has(rule, "apiGroups", string.Empty) && (Has(rule, "resources", "pods") || Has(rule, "resources", "*/*"));

    private static bool Has(MeshMap rule, string list, string wanted) =>
        rule.FindList(list)?.Any(item => item is MeshScalar { Value: string text } && (text == wanted || text == "*")) == true;
}
