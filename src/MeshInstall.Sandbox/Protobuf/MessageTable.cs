namespace MeshInstall.Sandbox.Protobuf;

/// <summary>
/// The messages in which kubectl sends what it makes itself. A field is <c>number name type</c>; the types are s(tring), i(nteger), b(oolean),
/// y (bytes), t(ime), q (integer or string), m(ap of strings), n (map of bytes), u (quantity),
/// a (map of quantities), or a message; <c>[]</c> repeats, <c>!</c> keeps an empty value, <c>~</c> lays the message's members into the one around it.
/// </summary>
internal static class MessageTable
{
    private static readonly Dictionary<string, Dictionary<int, MessageField>> Messages = Read("""
        ObjectMeta: 1 name s, 2 generateName s, 3 namespace s, 4 selfLink -, 5 uid s, 6 resourceVersion s, 7 generation i, 8 creationTimestamp t, 11 labels m, 12 annotations m, 13 ownerReferences OwnerReference[], 14 finalizers s[]
        OwnerReference: 1 kind s, 3 name s, 4 uid s, 5 apiVersion s, 6 controller b!, 7 blockOwnerDeletion b!
        Namespace: 1 metadata ObjectMeta, 2 spec NamespaceSpec, 3 status -
        NamespaceSpec: 1 finalizers s[]
        ConfigMap: 1 metadata ObjectMeta, 2 data m, 3 binaryData n, 4 immutable b!
        Secret: 1 metadata ObjectMeta, 2 data n, 3 type s, 4 stringData m, 5 immutable b!
        ServiceAccount: 1 metadata ObjectMeta, 2 secrets Reference[], 3 imagePullSecrets Reference[], 4 automountServiceAccountToken b!
        Reference: 1 name s
        SelfSubjectAccessReview: 1 metadata ObjectMeta, 2 spec AccessSpec, 3 status -
        AccessSpec: 1 resourceAttributes ResourceAttributes, 2 nonResourceAttributes NonResourceAttributes
        ResourceAttributes: 1 namespace s, 2 verb s, 3 group s, 4 version s, 5 resource s, 6 subresource s, 7 name s
        NonResourceAttributes: 1 path s, 2 verb s
        SelfSubjectRulesReview: 1 metadata ObjectMeta, 2 spec RulesSpec, 3 status -
        RulesSpec: 1 namespace s
        SelfSubjectReview: 1 metadata ObjectMeta, 2 status -
        TokenRequest: 1 metadata ObjectMeta, 2 spec TokenSpec, 3 status -
        TokenSpec: 1 audiences s[], 4 expirationSeconds i!
        Role: 1 metadata ObjectMeta, 2 rules PolicyRule[]
        ClusterRole: 1 metadata ObjectMeta, 2 rules PolicyRule[]
        PolicyRule: 1 verbs s[], 2 apiGroups s[]!, 3 resources s[], 4 resourceNames s[], 5 nonResourceURLs s[]
        RoleBinding: 1 metadata ObjectMeta, 2 subjects Subject[], 3 roleRef RoleRef
        ClusterRoleBinding: 1 metadata ObjectMeta, 2 subjects Subject[], 3 roleRef RoleRef
        Subject: 1 kind s, 2 apiGroup s, 3 name s, 4 namespace s
        RoleRef: 1 apiGroup s, 2 kind s, 3 name s
        Service: 1 metadata ObjectMeta, 2 spec ServiceSpec, 3 status -
        ServiceSpec: 1 ports ServicePort[], 2 selector m, 3 clusterIP s, 4 type s, 7 sessionAffinity s, 8 loadBalancerIP s, 10 externalName s, 11 externalTrafficPolicy s, 12 healthCheckNodePort i, 13 publishNotReadyAddresses b
        ServicePort: 1 name s, 2 protocol s, 3 port i, 4 targetPort q, 5 nodePort i, 6 appProtocol s
        Deployment: 1 metadata ObjectMeta, 2 spec DeploymentSpec, 3 status -
        DeploymentSpec: 1 replicas i!, 2 selector LabelSelector, 3 template PodTemplate, 4 strategy Strategy, 5 minReadySeconds i, 7 paused b
        LabelSelector: 1 matchLabels m, 2 matchExpressions LabelRequirement[]
        LabelRequirement: 1 key s, 2 operator s, 3 values s[]
        Strategy: 1 type s
        PodTemplate: 1 metadata ObjectMeta, 2 spec PodSpec
        PodSpec: 2 containers Container[], 3 restartPolicy s, 6 dnsPolicy s, 8 serviceAccountName s, 9 serviceAccount s, 10 nodeName s, 11 hostNetwork b, 12 hostPID b, 13 hostIPC b, 16 hostname s, 17 subdomain s, 19 schedulerName s, 24 priorityClassName s
        Container: 1 name s, 2 image s, 3 command s[], 4 args s[], 5 workingDir s, 6 ports ContainerPort[], 7 env EnvVar[], 8 resources -, 13 terminationMessagePath s, 14 imagePullPolicy s, 16 stdin b, 17 stdinOnce b, 18 tty b, 20 terminationMessagePolicy s
        ContainerPort: 1 name s, 2 hostPort i, 3 containerPort i, 4 protocol s, 5 hostIP s
        EnvVar: 1 name s, 2 value s
        Job: 1 metadata ObjectMeta, 2 spec JobSpec, 3 status -
        JobSpec: 1 parallelism i!, 2 completions i!, 3 activeDeadlineSeconds i!, 4 selector LabelSelector, 5 manualSelector b!, 6 template PodTemplate, 7 backoffLimit i!, 8 ttlSecondsAfterFinished i!, 9 completionMode s, 10 suspend b!
        CronJob: 1 metadata ObjectMeta, 2 spec CronJobSpec, 3 status -
        CronJobSpec: 1 schedule s, 2 startingDeadlineSeconds i!, 3 concurrencyPolicy s, 4 suspend b!, 5 jobTemplate JobTemplate, 6 successfulJobsHistoryLimit i!, 7 failedJobsHistoryLimit i!, 8 timeZone s
        JobTemplate: 1 metadata ObjectMeta, 2 spec JobSpec
        Ingress: 1 metadata ObjectMeta, 2 spec IngressSpec, 3 status -
        IngressSpec: 1 defaultBackend IngressBackend, 2 tls IngressTls[], 3 rules IngressRule[], 4 ingressClassName s
        IngressTls: 1 hosts s[], 2 secretName s
        IngressRule: 1 host s, 2 ingressRuleValue IngressRuleValue~
        IngressRuleValue: 1 http IngressPaths
        IngressPaths: 1 paths IngressPath[]
        IngressPath: 1 path s, 2 backend IngressBackend, 3 pathType s
        IngressBackend: 3 resource TypedReference, 4 service IngressService
        IngressService: 1 name s, 2 port IngressPort
        IngressPort: 1 name s, 2 number i
        TypedReference: 1 apiGroup s, 2 kind s, 3 name s
        PodDisruptionBudget: 1 metadata ObjectMeta, 2 spec BudgetSpec, 3 status -
        BudgetSpec: 1 minAvailable q!, 2 selector LabelSelector, 3 maxUnavailable q!, 4 unhealthyPodEvictionPolicy s
        ResourceQuota: 1 metadata ObjectMeta, 2 spec QuotaSpec, 3 status -
        QuotaSpec: 1 hard a, 2 scopes s[]
        HorizontalPodAutoscaler: 1 metadata ObjectMeta, 2 spec AutoscalerSpec, 3 status -
        AutoscalerSpec: 1 scaleTargetRef ScaleTarget, 2 minReplicas i!, 3 maxReplicas i, 4 metrics Metric[]
        ScaleTarget: 1 kind s, 2 name s, 3 apiVersion s
        Metric: 1 type s, 4 resource ResourceMetric
        ResourceMetric: 1 name s, 2 target MetricTarget
        MetricTarget: 1 type s, 2 value u, 3 averageValue u, 4 averageUtilization i!
        """);

    public static Dictionary<int, MessageField>? Find(string message) => Messages.GetValueOrDefault(message);

    private static Dictionary<string, Dictionary<int, MessageField>> Read(string text) => text.Split('\n').Select(line => line.Split(": ")).ToDictionary(
        parts => parts[0], parts => parts[1].Split(", ").Select(field => field.Split(' ')).ToDictionary(
            field => int.Parse(field[0], System.Globalization.CultureInfo.InvariantCulture), field => MessageField.Read(field[1], field[2])), StringComparer.Ordinal);
}
