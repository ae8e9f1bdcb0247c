namespace MeshInstall.Engine.Tests.Generating;

/// <summary>Which control plane injects a pod, by the labels of its namespace and its own, where the unnamed one and a canary are both installed.</summary>
public sealed class InjectionSelectorTests
{
    private const string Injection = "istio-injection";
    private const string Inject = "sidecar.istio.io/inject";
    private const string Revision = "istio.io/rev";

    private static readonly string[] Namespaces =
        ["", $"{Revision}=canary", $"{Injection}=enabled", $"{Injection}=disabled", $"{Injection}=enabled,{Revision}=canary", $"{Injection}=disabled,{Revision}=canary"];

    private static readonly string[] Pods =
        ["", $"{Revision}=canary", $"{Inject}=true", $"{Inject}=false", $"{Inject}=true,{Revision}=canary", $"{Inject}=false,{Revision}=canary"];

    [SkippableTheory]
    [InlineData(ChartSet.BuiltIn, false)]
    [InlineData(ChartSet.BuiltIn, true)]
    [InlineData(ChartSet.OfIstio, false)]
    [InlineData(ChartSet.OfIstio, true)]
    public async Task Each_pod_is_injected_once_at_most_and_by_the_control_plane_its_labels_ask_for(ChartSet charts, bool everywhere)
    {
        GeneratedMesh plain = await GeneratedMesh.OfSettingsAsync(charts, everywhere ? ["values.sidecarInjectorWebhook.enableNamespacesByDefault=true"] : []);
        GeneratedMesh canary = await GeneratedMesh.OfSettingsAsync(charts, "revision=canary");
        MeshMap[] webhooks = [.. Webhooks(plain, "istio-sidecar-injector"), .. Webhooks(canary, "istio-sidecar-injector-canary")];
        List<string> wrong = [];
        int pairs = 0;

        foreach (string space in Namespaces)
        {
            foreach (string pod in Pods)
            {
                string[] called = [.. webhooks.Where(webhook => Matches(webhook, Labels(space), Labels(pod))).Select(webhook => webhook.TextAt("clientConfig.service.name")!)];
                string? expected = Expected(Labels(space), Labels(pod), everywhere);
                pairs++;
                if (!called.SequenceEqual(expected is null ? [] : [expected]))
                {
                    wrong.Add($"namespace [{space}] pod [{pod}]: expected {expected ?? "none"}, found {string.Join(" and ", called.DefaultIfEmpty("none"))}");
                }
            }
        }

        Assert.Equal(36, pairs);
        Assert.Empty(wrong);
    }

    // The pod's refusal first, then the namespace's injection label, then the namespace's revision, then the pod's own wish.
    private static string? Expected(Dictionary<string, string> space, Dictionary<string, string> pod, bool everywhere)
    {
        if (pod.GetValueOrDefault(Inject) == "false" || space.GetValueOrDefault(Injection) == "disabled")
        {
            return null;
        }

        if (space.ContainsKey(Injection))
        {
            return "istiod";
        }

        if (space.ContainsKey(Revision) || pod.ContainsKey(Revision))
        {
            return "istiod-canary";
        }

        return everywhere || pod.ContainsKey(Inject) ? "istiod" : null;
    }

    private static IEnumerable<MeshMap> Webhooks(GeneratedMesh mesh, string name) => ((MeshList)mesh.Get("MutatingWebhookConfiguration", name)["webhooks"]).Cast<MeshMap>();

    private static Dictionary<string, string> Labels(string text) => text.Split(',', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

    private static bool Matches(MeshMap webhook, Dictionary<string, string> space, Dictionary<string, string> pod) =>
        Selects(webhook.FindMap("namespaceSelector"), space) && Selects(webhook.FindMap("objectSelector"), pod);

    // Without a selector, or with an empty one, everything is selected.
    private static bool Selects(MeshMap? selector, Dictionary<string, string> labels) =>
        (selector?.FindMap("matchLabels") ?? MeshMap.Empty).All(entry => labels.GetValueOrDefault(entry.Key) == entry.Value.ToString())
        && (selector?.FindList("matchExpressions") ?? MeshList.Empty).All(term => Holds(term, labels));

    private static bool Holds(MeshNode term, Dictionary<string, string> labels)
    {
        string? value = labels.GetValueOrDefault(term.TextAt("key")!);
        bool isListed = value is not null && (term.At("values") as MeshList)?.Any(item => item.ToString() == value) == true;
        return term.TextAt("operator") switch
        {
            "In" => isListed,
            "NotIn" => !isListed,
            "Exists" => value is not null,
            "DoesNotExist" => value is null,
            var other => throw new NotSupportedException($"The operator {other}."),
        };
    }
}
