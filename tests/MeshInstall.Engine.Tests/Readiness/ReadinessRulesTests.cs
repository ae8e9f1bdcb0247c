using MeshInstall.Engine.Readiness;
using MeshInstall.Engine.Tests.Clusters;

namespace MeshInstall.Engine.Tests.Readiness;

public sealed class ReadinessRulesTests
{
    [Theory]
    [InlineData("""{"phase":"Active"}""", MeshHealth.Ready, "")]
    [InlineData("""{"phase":"Terminating"}""", MeshHealth.Progressing, "it is Terminating")]
    public void Namespace(string status, MeshHealth health, string message) => Expect("v1", "Namespace", "{}", status, health, message);

    [Theory]
    [InlineData("""{"conditions":[{"type":"Established","status":"True"},{"type":"NamesAccepted","status":"True"}]}""", MeshHealth.Ready, "")]
    [InlineData("""{"conditions":[{"type":"Established","status":"False","reason":"Installing","message":"the initial names have been accepted"}]}""", MeshHealth.Progressing, "Installing: the initial names have been accepted")]
    [InlineData("{}", MeshHealth.Progressing, "it is not established yet")]
    [InlineData("""{"conditions":[{"type":"NamesAccepted","status":"False","reason":"KindConflict","message":"taken"}]}""", MeshHealth.Failed, "KindConflict: taken")]
    [InlineData("""{"conditions":[{"type":"Established","status":"False","reason":"NotAccepted","message":"not all names are accepted"}]}""", MeshHealth.Failed, "NotAccepted: not all names are accepted")]
    public void Custom_resource_definition(string status, MeshHealth health, string message) =>
        Expect("apiextensions.k8s.io/v1", "CustomResourceDefinition", "{}", status, health, message);

    [Theory]
    [InlineData("""{"replicas":2}""", """{"observedGeneration":1,"replicas":2,"updatedReplicas":2,"readyReplicas":2,"availableReplicas":2}""", MeshHealth.Ready, "2 of 2 replicas available")]
    [InlineData("{}", """{"observedGeneration":1,"replicas":1,"updatedReplicas":1,"readyReplicas":1,"availableReplicas":1}""", MeshHealth.Ready, "1 of 1 replicas available")]
    [InlineData("""{"replicas":0}""", """{"observedGeneration":1}""", MeshHealth.Ready, "0 of 0 replicas available")]
    [InlineData("""{"replicas":2}""", "{}", MeshHealth.Progressing, "its controller has not seen it yet")]
    [InlineData("""{"replicas":2}""", """{"observedGeneration":1,"replicas":2,"updatedReplicas":1}""", MeshHealth.Progressing, "1 of 2 replicas updated")]
    [InlineData("""{"replicas":2}""", """{"observedGeneration":1,"replicas":3,"updatedReplicas":2,"readyReplicas":3,"availableReplicas":3}""", MeshHealth.Progressing, "1 old replicas are still running")]
    [InlineData("""{"replicas":2}""", """{"observedGeneration":1,"replicas":2,"updatedReplicas":2,"readyReplicas":1,"availableReplicas":1}""", MeshHealth.Progressing, "1 of 2 replicas ready")]
    [InlineData("""{"replicas":2}""", """{"observedGeneration":1,"replicas":2,"updatedReplicas":2,"readyReplicas":2,"availableReplicas":1}""", MeshHealth.Progressing, "1 of 2 replicas available")]
    [InlineData("""{"paused":true}""", """{"observedGeneration":1,"replicas":1,"updatedReplicas":0}""", MeshHealth.Progressing, "0 of 1 replicas updated; its rollout is paused")]
    [InlineData("""{"paused":true}""", """{"observedGeneration":1,"replicas":1,"updatedReplicas":1,"readyReplicas":1,"availableReplicas":1,"conditions":[{"type":"Progressing","status":"Unknown","reason":"DeploymentPaused"}]}""", MeshHealth.Ready, "1 of 1 replicas available; its rollout is paused")]
    [InlineData("""{"replicas":1}""", """{"observedGeneration":1,"replicas":2,"updatedReplicas":2,"readyReplicas":2,"availableReplicas":2}""", MeshHealth.Progressing, "1 replicas too many are still running")]
    [InlineData("{}", """{"observedGeneration":1,"replicas":1,"updatedReplicas":1,"readyReplicas":1,"availableReplicas":1,"conditions":[{"type":"Available","status":"False","reason":"MinimumReplicasUnavailable","message":"not yet"}]}""", MeshHealth.Progressing, "MinimumReplicasUnavailable: not yet")]
    [InlineData("""{"progressDeadlineSeconds":600}""", """{"observedGeneration":1,"replicas":1,"updatedReplicas":1,"readyReplicas":1,"availableReplicas":1,"conditions":[{"type":"Progressing","status":"True","reason":"ReplicaSetUpdated","message":"is progressing"}]}""", MeshHealth.Progressing, "ReplicaSetUpdated: is progressing")]
    [InlineData("""{"progressDeadlineSeconds":600}""", """{"observedGeneration":1,"replicas":1,"updatedReplicas":1,"readyReplicas":1,"availableReplicas":1,"conditions":[{"type":"Available","status":"True"},{"type":"Progressing","status":"True","reason":"NewReplicaSetAvailable"}]}""", MeshHealth.Ready, "1 of 1 replicas available")]
    [InlineData("""{"progressDeadlineSeconds":2147483647}""", """{"observedGeneration":1,"replicas":1,"updatedReplicas":1,"readyReplicas":1,"availableReplicas":1,"conditions":[{"type":"Progressing","status":"True","reason":"ReplicaSetUpdated"}]}""", MeshHealth.Ready, "1 of 1 replicas available")]
    [InlineData("{}", """{"observedGeneration":1,"conditions":[{"type":"Progressing","status":"False","reason":"ProgressDeadlineExceeded","message":"timed out"}]}""", MeshHealth.Failed, "ProgressDeadlineExceeded: timed out")]
    [InlineData("{}", """{"observedGeneration":1,"conditions":[{"type":"ReplicaFailure","status":"True","reason":"FailedCreate","message":"exceeded quota"}]}""", MeshHealth.Progressing, "0 of 1 replicas updated; FailedCreate: exceeded quota")]
    public void Deployment(string spec, string status, MeshHealth health, string message) => Expect("apps/v1", "Deployment", spec, status, health, message);

    [Theory]
    [InlineData("{}", """{"observedGeneration":1,"desiredNumberScheduled":2,"currentNumberScheduled":2,"updatedNumberScheduled":2,"numberReady":2,"numberAvailable":2}""", MeshHealth.Ready, "2 of 2 pods available")]
    [InlineData("{}", """{"observedGeneration":1,"desiredNumberScheduled":0,"currentNumberScheduled":0,"numberReady":0}""", MeshHealth.Ready, "no node matches")]
    [InlineData("{}", "{}", MeshHealth.Progressing, "its controller has not seen it yet")]
    [InlineData("{}", """{"observedGeneration":1,"desiredNumberScheduled":2,"currentNumberScheduled":1}""", MeshHealth.Progressing, "1 of 2 pods scheduled")]
    [InlineData("{}", """{"observedGeneration":1,"desiredNumberScheduled":2,"currentNumberScheduled":2,"updatedNumberScheduled":1,"numberReady":2,"numberAvailable":2}""", MeshHealth.Progressing, "1 of 2 pods updated")]
    [InlineData("""{"updateStrategy":{"type":"OnDelete"}}""", """{"observedGeneration":1,"desiredNumberScheduled":2,"currentNumberScheduled":2,"updatedNumberScheduled":1,"numberReady":2,"numberAvailable":2}""", MeshHealth.Ready, "2 of 2 pods available")]
    [InlineData("{}", """{"observedGeneration":1,"desiredNumberScheduled":2,"currentNumberScheduled":2,"updatedNumberScheduled":2,"numberReady":1,"numberAvailable":1}""", MeshHealth.Progressing, "1 of 2 pods ready")]
    [InlineData("{}", """{"observedGeneration":1,"desiredNumberScheduled":2,"currentNumberScheduled":2,"updatedNumberScheduled":2,"numberReady":2,"numberAvailable":1}""", MeshHealth.Progressing, "1 of 2 pods available")]
    public void Daemon_set(string spec, string status, MeshHealth health, string message) => Expect("apps/v1", "DaemonSet", spec, status, health, message);

    [Theory]
    [InlineData("""{"replicas":2}""", """{"observedGeneration":1,"replicas":2,"updatedReplicas":2,"readyReplicas":2}""", MeshHealth.Ready, "2 of 2 replicas ready")]
    [InlineData("""{"replicas":2}""", """{"observedGeneration":1,"replicas":2,"updatedReplicas":2,"readyReplicas":1}""", MeshHealth.Progressing, "1 of 2 replicas ready")]
    [InlineData("""{"replicas":2}""", """{"observedGeneration":1,"replicas":2,"updatedReplicas":1,"readyReplicas":2}""", MeshHealth.Progressing, "1 of 2 replicas updated")]
    [InlineData("""{"replicas":2,"updateStrategy":{"rollingUpdate":{"partition":1}}}""", """{"observedGeneration":1,"replicas":2,"updatedReplicas":1,"readyReplicas":2}""", MeshHealth.Ready, "2 of 2 replicas ready")]
    [InlineData("""{"replicas":2}""", "{}", MeshHealth.Progressing, "its controller has not seen it yet")]
    [InlineData("""{"replicas":2}""", """{"observedGeneration":1,"replicas":1}""", MeshHealth.Progressing, "1 of 2 replicas made")]
    [InlineData("""{"replicas":1}""", """{"observedGeneration":1,"replicas":2,"updatedReplicas":2,"readyReplicas":2}""", MeshHealth.Progressing, "1 replicas too many are still running")]
    [InlineData("""{"replicas":1,"minReadySeconds":5}""", """{"observedGeneration":1,"replicas":1,"updatedReplicas":1,"readyReplicas":1}""", MeshHealth.Progressing, "0 of 1 replicas available")]
    [InlineData("""{"replicas":1}""", """{"observedGeneration":1,"replicas":1,"updatedReplicas":1,"readyReplicas":1,"currentRevision":"a","updateRevision":"b"}""", MeshHealth.Progressing, "its revision is not rolled out to the end")]
    [InlineData("""{"replicas":1,"updateStrategy":{"type":"OnDelete"}}""", """{"observedGeneration":1,"replicas":1,"readyReplicas":1,"currentRevision":"a","updateRevision":"b"}""", MeshHealth.Ready, "1 of 1 replicas ready")]
    public void Stateful_set(string spec, string status, MeshHealth health, string message) => Expect("apps/v1", "StatefulSet", spec, status, health, message);

    [Theory]
    [InlineData("""{"observedGeneration":1,"replicas":1,"readyReplicas":1,"availableReplicas":1}""", MeshHealth.Ready, "1 of 1 replicas available")]
    [InlineData("""{"observedGeneration":1,"replicas":1}""", MeshHealth.Progressing, "0 of 1 replicas ready")]
    [InlineData("""{"observedGeneration":1,"conditions":[{"type":"ReplicaFailure","status":"True","reason":"FailedCreate","message":"quota"}]}""", MeshHealth.Progressing, "FailedCreate: quota")]
    [InlineData("{}", MeshHealth.Progressing, "its controller has not seen it yet")]
    [InlineData("""{"observedGeneration":1,"replicas":1,"fullyLabeledReplicas":0}""", MeshHealth.Progressing, "0 of 1 replicas labelled")]
    [InlineData("""{"observedGeneration":1,"replicas":1,"readyReplicas":1}""", MeshHealth.Progressing, "0 of 1 replicas available")]
    [InlineData("""{"observedGeneration":1,"replicas":3,"readyReplicas":3,"availableReplicas":3}""", MeshHealth.Progressing, "2 replicas too many are still running")]
    public void Replica_set(string status, MeshHealth health, string message) => Expect("apps/v1", "ReplicaSet", "{}", status, health, message);

    [Theory]
    [InlineData("{}", """{"conditions":[{"type":"Complete","status":"True"}]}""", MeshHealth.Ready, "completed")]
    [InlineData("{}", """{"conditions":[{"type":"Failed","status":"True","reason":"BackoffLimitExceeded","message":"too often"}]}""", MeshHealth.Failed, "BackoffLimitExceeded: too often")]
    [InlineData("{}", """{"active":1}""", MeshHealth.Progressing, "1 pods active, 0 failed")]
    [InlineData("{}", "{}", MeshHealth.Progressing, "its controller has not seen it yet")]
    [InlineData("{}", """{"conditions":[{"type":"SuccessCriteriaMet","status":"True"}]}""", MeshHealth.Ready, "completed")]
    [InlineData("{}", """{"conditions":[{"type":"FailureTarget","status":"True","reason":"PodFailurePolicy"}]}""", MeshHealth.Failed, "PodFailurePolicy")]
    [InlineData("""{"suspend":true}""", "{}", MeshHealth.Progressing, "it is being suspended")]
    [InlineData("""{"suspend":true}""", """{"conditions":[{"type":"Suspended","status":"True"}]}""", MeshHealth.Ready, "it is suspended")]
    public void Job(string spec, string status, MeshHealth health, string message) => Expect("batch/v1", "Job", spec, status, health, message);

    [Theory]
    [InlineData("""{"type":"ClusterIP"}""", "{}", MeshHealth.Ready, "")]
    [InlineData("""{"type":"LoadBalancer"}""", "{}", MeshHealth.Progressing, "it has no address in the cluster yet")]
    [InlineData("""{"type":"LoadBalancer","clusterIP":"10.0.0.1"}""", """{"loadBalancer":{}}""", MeshHealth.Ready, "no external address yet")]
    [InlineData("""{"type":"LoadBalancer","clusterIP":"10.0.0.1"}""", """{"loadBalancer":{"ingress":[{"ip":"203.0.113.1"}]}}""", MeshHealth.Ready, "")]
    public void Service(string spec, string status, MeshHealth health, string message) => Expect("v1", "Service", spec, status, health, message);

    [Theory]
    [InlineData("""{"loadBalancer":{}}""", "no address yet")]
    [InlineData("""{"loadBalancer":{"ingress":[{"hostname":"a.example"}]}}""", "")]
    public void Ingress(string status, string message) => Expect("networking.k8s.io/v1", "Ingress", "{}", status, MeshHealth.Ready, message);

    [Theory]
    [InlineData("{}", "")]
    [InlineData("""{"suspend":true}""", "it is suspended")]
    public void Cron_job(string spec, string message) => Expect("batch/v1", "CronJob", spec, "{}", MeshHealth.Ready, message);

    [Theory]
    [InlineData("{}", "")]
    [InlineData("""{"typeChecking":{"expressionWarnings":[{"fieldRef":"spec.validations[0].expression","warning":"undefined field"}]}}""", "1 expressions with type warnings, first spec.validations[0].expression: undefined field")]
    public void Validating_admission_policy(string status, string message) =>
        Expect("admissionregistration.k8s.io/v1", "ValidatingAdmissionPolicy", "{}", status, MeshHealth.Ready, message);

    [Theory]
    [InlineData("""[{"addresses":["10.0.0.1"],"conditions":{"ready":true}}]""", "")]
    [InlineData("""[{"addresses":["10.0.0.1"]}]""", "")]
    [InlineData("""[{"addresses":["10.0.0.1"],"conditions":{"ready":false}}]""", "no ready endpoint")]
    [InlineData("[]", "no ready endpoint")]
    public void Endpoint_slice(string endpoints, string message) => Assert.Equal(
        ReadinessState.Ready(message),
        ReadinessRules.Evaluate(TestClient.Map($$"""{"apiVersion":"discovery.k8s.io/v1","kind":"EndpointSlice","metadata":{"name":"x"},"endpoints":{{endpoints}} }""")));

    [Fact]
    public void Objects_that_only_hold_data_are_ready_at_once()
    {
        foreach ((string apiVersion, string kind) in new[]
        {
            ("v1", "ConfigMap"), ("v1", "Secret"), ("v1", "ServiceAccount"), ("v1", "ResourceQuota"), ("rbac.authorization.k8s.io/v1", "ClusterRole"),
            ("networking.k8s.io/v1", "NetworkPolicy"), ("k8s.cni.cncf.io/v1", "NetworkAttachmentDefinition"),
        })
        {
            Expect(apiVersion, kind, "{}", "{}", MeshHealth.Ready, "");
        }
    }

    [Theory]
    [InlineData("Bound", MeshHealth.Ready, "")]
    [InlineData("Pending", MeshHealth.Progressing, "it is Pending")]
    [InlineData("Lost", MeshHealth.Failed, "its volume is lost")]
    [InlineData("", MeshHealth.Progressing, "it is not bound yet")]
    public void Persistent_volume_claim(string phase, MeshHealth health, string message) =>
        Expect("v1", "PersistentVolumeClaim", "{}", $$"""{"phase":"{{phase}}"}""", health, message);

    [Fact]
    public void An_autoscaler_without_metrics_is_ready_and_says_so() => Expect(
        "autoscaling/v2",
        "HorizontalPodAutoscaler",
        "{}",
        """{"conditions":[{"type":"ScalingActive","status":"False","reason":"FailedGetResourceMetric","message":"no metrics"}]}""",
        MeshHealth.Ready,
        "FailedGetResourceMetric: no metrics");

    [Fact]
    public void A_disruption_budget_that_is_not_met_is_ready_and_says_so() =>
        Expect("policy/v1", "PodDisruptionBudget", "{}", """{"currentHealthy":0,"desiredHealthy":1}""", MeshHealth.Ready, "0 of 1 pods healthy");

    [Theory]
    [InlineData("""{"conditions":[{"type":"Available","status":"True"}]}""", MeshHealth.Ready, "")]
    [InlineData("""{"conditions":[{"type":"Available","status":"False","reason":"MissingEndpoints","message":"none"}]}""", MeshHealth.Progressing, "MissingEndpoints: none")]
    public void Api_service(string status, MeshHealth health, string message) =>
        Expect("apiregistration.k8s.io/v1", "APIService", "{}", status, health, message);

    [Fact]
    public void A_webhook_without_a_certificate_authority_is_ready_and_says_so()
    {
        ReadinessState state = ReadinessRules.Evaluate(TestClient.Map(
            """{"apiVersion":"admissionregistration.k8s.io/v1","kind":"MutatingWebhookConfiguration","metadata":{},"webhooks":[{"clientConfig":{"service":{"name":"istiod"}}},{"clientConfig":{"service":{},"caBundle":"eA=="}}]}"""));

        Assert.Equal(ReadinessState.Ready("1 webhooks without a certificate authority yet"), state);
    }

    [Theory]
    [InlineData("""{"phase":"Running","conditions":[{"type":"Ready","status":"True"}]}""", MeshHealth.Ready, "")]
    [InlineData("""{"phase":"Succeeded"}""", MeshHealth.Ready, "completed")]
    [InlineData("{}", MeshHealth.Progressing, "its controller has not seen it yet")]
    [InlineData("""{"phase":"Pending","conditions":[{"type":"PodScheduled","status":"False","reason":"Unschedulable","message":"0/3 nodes are available"}]}""", MeshHealth.Progressing, "Unschedulable: 0/3 nodes are available")]
    [InlineData("""{"phase":"Pending","containerStatuses":[{"name":"discovery","state":{"waiting":{"reason":"ImagePullBackOff","message":"Back-off pulling image"}}}]}""", MeshHealth.Failed, "container discovery: ImagePullBackOff: Back-off pulling image")]
    [InlineData("""{"phase":"Running","containerStatuses":[{"name":"discovery","restartCount":4,"state":{"waiting":{"reason":"CrashLoopBackOff","message":"back-off"}},"lastState":{"terminated":{"exitCode":2}}}]}""", MeshHealth.Failed, "container discovery: CrashLoopBackOff: back-off (last exit code 2, 4 restarts)")]
    [InlineData("""{"phase":"Pending","initContainerStatuses":[{"name":"init","state":{"terminated":{"exitCode":1,"reason":"Error"}}}],"containerStatuses":[{"name":"main","state":{"waiting":{"reason":"PodInitializing"}}}]}""", MeshHealth.Progressing, "container init ended with exit code 1 (Error)")]
    [InlineData("""{"phase":"Pending","containerStatuses":[{"name":"main","state":{"waiting":{"reason":"ContainerCreating"}}}]}""", MeshHealth.Progressing, "ContainerCreating")]
    [InlineData("""{"phase":"Running","conditions":[{"type":"Ready","status":"False","reason":"ContainersNotReady","message":"containers with unready status: [discovery]"}]}""", MeshHealth.Progressing, "ContainersNotReady: containers with unready status: [discovery]")]
    [InlineData("""{"phase":"Failed","reason":"Evicted","message":"The node was low on memory"}""", MeshHealth.Failed, "The node was low on memory")]
    public void Pod(string status, MeshHealth health, string message) => Expect("v1", "Pod", "{}", status, health, message);

    [Theory]
    [InlineData("{}", MeshHealth.Ready, "")]
    [InlineData("""{"conditions":[{"type":"Ready","status":"True"}]}""", MeshHealth.Ready, "")]
    [InlineData("""{"conditions":[{"type":"Ready","status":"False","reason":"NotYet"}]}""", MeshHealth.Progressing, "NotYet")]
    [InlineData("""{"conditions":[{"type":"Reconciling","status":"True","message":"working"}]}""", MeshHealth.Progressing, "working")]
    [InlineData("""{"conditions":[{"type":"Stalled","status":"True","message":"stuck"}]}""", MeshHealth.Failed, "stuck")]
    [InlineData("""{"conditions":[{"type":"Ready","status":"Unknown","message":"who knows"}]}""", MeshHealth.Progressing, "who knows")]
    [InlineData("""{"conditions":[{"type":"Ready","status":"Perhaps"}]}""", MeshHealth.Ready, "")]
    [InlineData("""{"conditions":[{"type":"Ready","status":"True","observedGeneration":0}]}""", MeshHealth.Progressing, "its condition Ready is of an earlier change")]
    public void Any_other_kind_follows_the_general_conditions(string status, MeshHealth health, string message) =>
        Expect("example.com/v1", "Widget", "{}", status, health, message);

    [Fact]
    public void A_status_of_an_older_generation_counts_for_nothing()
    {
        ReadinessState state = ReadinessRules.Evaluate(TestClient.Map(
            """{"apiVersion":"apps/v1","kind":"Deployment","metadata":{"generation":2},"spec":{"replicas":1},"status":{"observedGeneration":1,"replicas":1,"updatedReplicas":1,"readyReplicas":1,"availableReplicas":1}}"""));

        Assert.Equal(ReadinessState.Progressing("its controller has not seen the latest change yet"), state);
    }

    [Fact]
    public void An_object_that_is_being_deleted_is_not_ready()
    {
        ReadinessState state = ReadinessRules.Evaluate(TestClient.Map(
            """{"apiVersion":"v1","kind":"ConfigMap","metadata":{"deletionTimestamp":"2026-01-01T00:00:00Z"}}"""));

        Assert.Equal(MeshHealth.Progressing, state.Health);
    }

    [Fact]
    public void A_kind_of_the_same_name_in_another_group_has_its_own_rule()
    {
        Expect("example.com/v1", "Deployment", "{}", "{}", MeshHealth.Ready, "");
    }

    private static void Expect(string apiVersion, string kind, string spec, string status, MeshHealth health, string message)
    {
        MeshMap item = TestClient.Map($$"""{"apiVersion":"{{apiVersion}}","kind":"{{kind}}","metadata":{"name":"x","generation":1},"spec":{{spec}},"status":{{status}} }""");

        Assert.Equal(new ReadinessState(health, message), ReadinessRules.Evaluate(item));
    }
}
