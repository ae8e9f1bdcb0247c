using CsCheck;
using MeshInstall.Engine.Readiness;
using MeshInstall.Engine.Readiness.Diagnosis;

namespace MeshInstall.Engine.Tests.Readiness;

/// <summary>Whatever a cluster sends, judging it gives an answer.</summary>
public sealed class AnyObjectTests
{
    private static readonly string[] Kinds =
    [
        "v1/Namespace", "apiextensions.k8s.io/v1/CustomResourceDefinition", "apiregistration.k8s.io/v1/APIService", "v1/Service", "discovery.k8s.io/v1/EndpointSlice",
        "networking.k8s.io/v1/Ingress", "v1/PersistentVolumeClaim", "autoscaling/v2/HorizontalPodAutoscaler", "policy/v1/PodDisruptionBudget",
        "admissionregistration.k8s.io/v1/MutatingWebhookConfiguration", "admissionregistration.k8s.io/v1/ValidatingWebhookConfiguration",
        "admissionregistration.k8s.io/v1/ValidatingAdmissionPolicy", "apps/v1/Deployment", "apps/v1/DaemonSet", "apps/v1/StatefulSet", "apps/v1/ReplicaSet", "batch/v1/Job",
        "batch/v1/CronJob", "v1/Pod", "gateway.networking.k8s.io/v1/GatewayClass", "gateway.networking.k8s.io/v1/Gateway", "gateway.networking.k8s.io/v1/HTTPRoute",
        "k8s.cni.cncf.io/v1/NetworkAttachmentDefinition", "example.com/v1/Widget",
    ];

    private static readonly string[] Keys =
    [
        "metadata", "spec", "status", "name", "namespace", "labels", "istio.io/rev", "generation", "observedGeneration", "deletionTimestamp", "uid", "ownerReferences", "annotations",
        "deployment.kubernetes.io/revision", "conditions", "type", "reason", "message", "phase", "replicas", "readyReplicas", "updatedReplicas", "availableReplicas",
        "desiredNumberScheduled", "currentNumberScheduled", "paused", "suspend", "updateStrategy", "rollingUpdate", "partition", "progressDeadlineSeconds", "containerStatuses",
        "initContainerStatuses", "state", "lastState", "waiting", "terminated", "running", "exitCode", "restartCount", "image", "ready", "readinessGates", "conditionType",
        "containers", "env", "value", "loadBalancer", "ingress", "clusterIP", "webhooks", "clientConfig", "service", "caBundle", "failurePolicy", "endpoints", "addresses",
        "kubernetes.io/service-name", "parents", "typeChecking", "expressionWarnings", "selector", "matchLabels", "matchExpressions", "key", "operator", "values", "involvedObject",
        "kind", "series", "count", "lastTimestamp",
    ];

    private static readonly Gen<string> Text = Gen.OneOf(
        Of(
            "True", "False", "Unknown", "Ready", "Available", "Progressing", "Established", "NamesAccepted", "Complete", "Failed", "Suspended", "Stalled", "Reconciling",
            "Accepted", "Programmed", "PodScheduled", "NewReplicaSetAvailable", "ProgressDeadlineExceeded", "CrashLoopBackOff", "ErrImagePull", "Pending", "Running",
            "Succeeded", "LoadBalancer", "ExternalName", "OnDelete", "Ignore", "Warning", "In", "Exists", "", "two\nlines\u001b[31m"),
        Gen.String[0, 12]);

    private static readonly Gen<MeshNode> Leaf = Gen.OneOf(
        Text.Select(text => (MeshNode)new MeshScalar(text)),
        Gen.Bool.Select(flag => (MeshNode)new MeshScalar(flag)),
        Gen.OneOf(Gen.Long, Gen.Long[-1, 3], Of(long.MinValue, long.MaxValue)).Select(number => (MeshNode)new MeshScalar(number)),
        Gen.Double.Select(number => (MeshNode)new MeshScalar(number)),
        Gen.Const((MeshNode)MeshScalar.Null));

    private static readonly Gen<MeshMap> Item = Gen.Select(Of(Kinds), Map(4), Map(3), Map(4), (kind, metadata, spec, status) =>
        status.With("metadata", metadata).With("spec", spec).With("status", status)
            .With("apiVersion", new MeshScalar(kind[..kind.LastIndexOf('/')])).With("kind", new MeshScalar(kind[(kind.LastIndexOf('/') + 1)..])));

    [Fact]
    public void Every_object_has_a_state_in_one_line() => Gen.Select(Item, Item.List[0, 3]).Sample((item, related) =>
    {
        foreach (ReadinessState state in new[] { ReadinessRules.Evaluate(item), ReadinessRules.Evaluate(item, related) })
        {
            Assert.True(Enum.IsDefined(state.Health));
            AssertLine(state.Message);
            Assert.True(state.Health == MeshHealth.Ready || state.Message.Length > 0, $"{state.Health} without a reason: {item}");
        }

        Assert.All(ReadinessRules.RelatedTo(item), query => Assert.NotNull(query.Service));
    }, iter: 20_000);

    [Fact]
    public void Every_object_can_be_explained_in_lines() => Gen.Select(Item, Item.List[0, 4]).Sample((item, others) =>
    {
        Assert.All(PodReasons.Of(item).Append(PodReasons.First(item)), AssertLine);
        Assert.All(NodeReasons.Of(item), AssertLine);
        Assert.All(EventReasons.Of(others, item, others), reason => AssertLine(reason.Text));
        Assert.True(WorkloadPods.Unready(others, WorkloadPods.Newest(item, others)).Count <= others.Count);
        _ = item.Spec().FindMap("selector").SelectorText();
    }, iter: 10_000);

    private static Gen<T> Of<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    private static Gen<MeshMap> Map(int depth) => Gen.Select(Of(Keys), Node(depth - 1)).Array[0, 8].Select(entries =>
    {
        MeshMap.Builder builder = new();
        foreach ((string key, MeshNode node) in entries)
        {
            builder[key] = node;
        }

        return builder.Build();
    });

    private static Gen<MeshNode> Node(int depth) => depth <= 0
        ? Leaf
        : Gen.Frequency((3, Leaf), (4, Map(depth).Select(map => (MeshNode)map)), (3, Map(depth).Select(map => (MeshNode)map).Array[0, 3].Select(items => (MeshNode)new MeshList(items))));

    private static void AssertLine(string text) => Assert.DoesNotContain(text, character => char.IsControl(character));
}
