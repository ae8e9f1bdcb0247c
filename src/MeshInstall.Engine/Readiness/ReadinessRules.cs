using MeshInstall.Engine.Readiness.Diagnosis;
using MeshInstall.Engine.Readiness.Rules;

namespace MeshInstall.Engine.Readiness;

/// <summary>
/// The table of readiness: for each kind a pure function of the object, and for some of the objects it depends on. Kinds without a rule follow
/// the general conditions.
/// </summary>
public static class ReadinessRules
{
    private static readonly Dictionary<string, Func<MeshMap, ReadinessState>> Rules = new(StringComparer.Ordinal)
    {
        ["Namespace"] = ObjectRules.Namespace,
        ["CustomResourceDefinition.apiextensions.k8s.io"] = ObjectRules.CustomResourceDefinition,
        ["APIService.apiregistration.k8s.io"] = ObjectRules.ApiService,
        ["Service"] = ServiceRules.Service,
        ["EndpointSlice.discovery.k8s.io"] = ServiceRules.EndpointSlice,
        ["Ingress.networking.k8s.io"] = ServiceRules.Ingress,
        ["PersistentVolumeClaim"] = ObjectRules.PersistentVolumeClaim,
        ["HorizontalPodAutoscaler.autoscaling"] = ObjectRules.HorizontalPodAutoscaler,
        ["PodDisruptionBudget.policy"] = ObjectRules.PodDisruptionBudget,
        ["MutatingWebhookConfiguration.admissionregistration.k8s.io"] = item => WebhookRules.Configuration(item, null),
        ["ValidatingWebhookConfiguration.admissionregistration.k8s.io"] = item => WebhookRules.Configuration(item, null),
        ["ValidatingAdmissionPolicy.admissionregistration.k8s.io"] = ObjectRules.ValidatingAdmissionPolicy,
        ["Deployment.apps"] = WorkloadRules.Deployment,
        ["DaemonSet.apps"] = WorkloadRules.DaemonSet,
        ["StatefulSet.apps"] = WorkloadRules.StatefulSet,
        ["ReplicaSet.apps"] = WorkloadRules.ReplicaSet,
        ["Job.batch"] = JobRules.Job,
        ["CronJob.batch"] = JobRules.CronJob,
        ["Pod"] = PodRules.Pod,
        ["GatewayClass.gateway.networking.k8s.io"] = GatewayRules.GatewayClass,
        ["Gateway.gateway.networking.k8s.io"] = GatewayRules.Gateway,
        ["HTTPRoute.gateway.networking.k8s.io"] = GatewayRules.Route,
        ["GRPCRoute.gateway.networking.k8s.io"] = GatewayRules.Route,
        ["TLSRoute.gateway.networking.k8s.io"] = GatewayRules.Route,
        ["TCPRoute.gateway.networking.k8s.io"] = GatewayRules.Route,
        ["NetworkAttachmentDefinition.k8s.cni.cncf.io"] = _ => ReadinessState.Ready(),
    };

    private static readonly Dictionary<string, DependentRule> Dependent = new(StringComparer.Ordinal)
    {
        ["MutatingWebhookConfiguration.admissionregistration.k8s.io"] = new(WebhookRules.Configuration, WebhookRules.Services),
        ["ValidatingWebhookConfiguration.admissionregistration.k8s.io"] = new(WebhookRules.Configuration, WebhookRules.Services),
    };

    /// <summary>What the object, as it is in the cluster, says of its health on its own.</summary>
    public static ReadinessState Evaluate(MeshMap item) => Evaluate(item, null);

    /// <summary>What the object says of its health together with those it depends on.</summary>
    /// <param name="item">The object, as it is in the cluster.</param>
    /// <param name="related">What <see cref="RelatedTo"/> asked for, as far as it is there; null to judge the object on its own.</param>
    internal static ReadinessState Evaluate(MeshMap item, IReadOnlyList<MeshMap>? related)
    {
        ArgumentNullException.ThrowIfNull(item);
        string key = Key(item);
        ReadinessState state = GeneralRules.Unsettled(item)
            ?? (related is not null && Dependent.TryGetValue(key, out DependentRule? dependent) ? dependent.Evaluate(item, related)
                : Rules.TryGetValue(key, out Func<MeshMap, ReadinessState>? rule) ? rule(item)
                : GeneralRules.Conditions(item));
        string line = OneLine.Of(state.Message);
        return state with { Message = line.Length == 0 && state.Health != MeshHealth.Ready ? "it does not say why" : line };
    }

    /// <summary>The objects without which it cannot be told whether this one is ready; none for most kinds.</summary>
    internal static IReadOnlyList<RelatedQuery> RelatedTo(MeshMap item) =>
        Dependent.TryGetValue(Key(item), out DependentRule? dependent) ? dependent.Related(item) : [];

    /// <summary>Whether objects of the kind can be there and not ready; a look at the others is of no use.</summary>
    public static bool CanBeUnready(string group, string kind) =>
        Rules.ContainsKey(Key(group, kind)) || (group.Contains('.', StringComparison.Ordinal) && !group.EndsWith(".k8s.io", StringComparison.Ordinal));

    private static string Key(MeshMap item)
    {
        string apiVersion = item.FindText("apiVersion") ?? string.Empty;
        int slash = apiVersion.IndexOf('/', StringComparison.Ordinal);
        return Key(slash < 0 ? string.Empty : apiVersion[..slash], item.FindText("kind") ?? string.Empty);
    }

    private static string Key(string group, string kind) => group.Length == 0 ? kind : $"{kind}.{group}";

    private sealed record DependentRule(
        Func<MeshMap, IReadOnlyList<MeshMap>?, ReadinessState> Evaluate, Func<MeshMap, IReadOnlyList<RelatedQuery>> Related);
}
