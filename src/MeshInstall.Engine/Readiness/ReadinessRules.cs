namespace MeshInstall.Engine.Readiness;

/// <summary>The table of readiness: for each kind a pure function of the object. Kinds without a rule follow the general conditions.</summary>
public static class ReadinessRules
{
    private static readonly Dictionary<string, Func<MeshMap, ReadinessState>> Rules = new(StringComparer.Ordinal)
    {
        ["Namespace"] = ObjectRules.Namespace,
        ["CustomResourceDefinition.apiextensions.k8s.io"] = ObjectRules.CustomResourceDefinition,
        ["APIService.apiregistration.k8s.io"] = ObjectRules.ApiService,
        ["Service"] = ObjectRules.Service,
        ["PersistentVolumeClaim"] = ObjectRules.PersistentVolumeClaim,
        ["HorizontalPodAutoscaler.autoscaling"] = ObjectRules.HorizontalPodAutoscaler,
        ["PodDisruptionBudget.policy"] = ObjectRules.PodDisruptionBudget,
        ["MutatingWebhookConfiguration.admissionregistration.k8s.io"] = ObjectRules.WebhookConfiguration,
        ["ValidatingWebhookConfiguration.admissionregistration.k8s.io"] = ObjectRules.WebhookConfiguration,
        ["Deployment.apps"] = WorkloadRules.Deployment,
        ["DaemonSet.apps"] = WorkloadRules.DaemonSet,
        ["StatefulSet.apps"] = WorkloadRules.StatefulSet,
        ["ReplicaSet.apps"] = WorkloadRules.ReplicaSet,
        ["Job.batch"] = WorkloadRules.Job,
        ["Pod"] = PodRules.Pod,
    };

    /// <summary>What the object, as it is in the cluster, says of its health.</summary>
    public static ReadinessState Evaluate(MeshMap item)
    {
        ArgumentNullException.ThrowIfNull(item);
        if (item.Metadata().FindText("deletionTimestamp") is not null)
        {
            return ReadinessState.Progressing("it is being deleted");
        }

        long generation = item.Metadata().Integer("generation");
        if (item.Status().FindInteger("observedGeneration") is { } observed && observed < generation)
        {
            return ReadinessState.Progressing("its controller has not seen the latest change yet");
        }

        return Rules.TryGetValue(Key(item), out Func<MeshMap, ReadinessState>? rule) ? rule(item) : Conditions(item);
    }

    /// <summary>Whether objects of the kind can be there and not ready; a look at the others is of no use.</summary>
    public static bool CanBeUnready(string group, string kind) =>
        Rules.ContainsKey(Key(group, kind)) || (group.Contains('.', StringComparison.Ordinal) && !group.EndsWith(".k8s.io", StringComparison.Ordinal));

    private static ReadinessState Conditions(MeshMap item)
    {
        if (item.Condition("Stalled") is { } stalled && stalled.IsTrue())
        {
            return ReadinessState.Failed(stalled.Why("it is stalled"));
        }

        if (item.Condition("Reconciling") is { } reconciling && reconciling.IsTrue())
        {
            return ReadinessState.Progressing(reconciling.Why("it is being reconciled"));
        }

        MeshMap? ready = item.Condition("Ready");
        return ready is null || ready.IsTrue() ? ReadinessState.Ready() : ReadinessState.Progressing(ready.Why("its condition Ready is not true"));
    }

    private static string Key(MeshMap item)
    {
        string apiVersion = item.FindText("apiVersion") ?? string.Empty;
        int slash = apiVersion.IndexOf('/', StringComparison.Ordinal);
        return Key(slash < 0 ? string.Empty : apiVersion[..slash], item.FindText("kind") ?? string.Empty);
    }

    private static string Key(string group, string kind) => group.Length == 0 ? kind : $"{kind}.{group}";
}
