using MeshInstall.Engine.Readiness;
using MeshInstall.Engine.Tests.Clusters;

namespace MeshInstall.Engine.Tests.Readiness;

/// <summary>Where the rules differ on purpose from kstatus, or from istioctl.</summary>
public sealed class BeyondKstatusTests
{
    [Fact]
    public void A_DaemonSet_that_no_node_matches_is_ready_here_and_not_in_istioctl() => Expect(
        MeshHealth.Ready, "apps/v1", "DaemonSet", "{}", """{"observedGeneration":1,"desiredNumberScheduled":0,"currentNumberScheduled":0}""");

    [Fact]
    public void A_StatefulSet_whose_pods_are_updated_and_not_ready_is_not_ready_here_and_is_in_istioctl() => Expect(
        MeshHealth.Progressing, "apps/v1", "StatefulSet", """{"replicas":2}""", """{"observedGeneration":1,"replicas":2,"updatedReplicas":2,"readyReplicas":1}""");

    [Fact]
    public void A_StatefulSet_that_is_updated_by_hand_must_have_its_pods_ready_here_and_not_in_kstatus() => Expect(
        MeshHealth.Progressing, "apps/v1", "StatefulSet", """{"replicas":1,"updateStrategy":{"type":"OnDelete"}}""", """{"observedGeneration":1,"replicas":1}""");

    [Fact]
    public void A_workload_without_an_observed_generation_waits_for_its_controller_here_and_may_pass_in_kstatus() => Expect(
        MeshHealth.Progressing, "apps/v1", "Deployment", """{"replicas":0}""", """{"conditions":[{"type":"Available","status":"True"}]}""");

    [Fact]
    public void A_paused_Deployment_that_has_all_its_pods_is_ready_here_and_not_in_kstatus() => Expect(
        MeshHealth.Ready,
        "apps/v1",
        "Deployment",
        """{"paused":true,"progressDeadlineSeconds":600}""",
        """{"observedGeneration":1,"replicas":1,"updatedReplicas":1,"readyReplicas":1,"availableReplicas":1,"conditions":[{"type":"Progressing","status":"Unknown","reason":"DeploymentPaused"},{"type":"Available","status":"True"}]}""");

    [Fact]
    public void A_Job_that_runs_is_not_ready_here_and_is_in_kstatus() => Expect(
        MeshHealth.Progressing, "batch/v1", "Job", "{}", """{"startTime":"2026-01-01T00:00:00Z","active":1}""");

    [Fact]
    public void A_pod_that_failed_has_failed_here_and_is_done_in_kstatus() =>
        Expect(MeshHealth.Failed, "v1", "Pod", "{}", """{"phase":"Failed","reason":"Evicted"}""");

    [Fact]
    public void A_pod_that_no_node_takes_is_on_its_way_here_and_fails_in_kstatus_after_a_while() => Expect(
        MeshHealth.Progressing, "v1", "Pod", "{}", """{"phase":"Pending","conditions":[{"type":"PodScheduled","status":"False","reason":"Unschedulable"}]}""");

    [Fact]
    public void A_pod_whose_image_cannot_be_pulled_has_failed_here_and_is_on_its_way_in_kstatus() => Expect(
        MeshHealth.Failed, "v1", "Pod", "{}", """{"phase":"Pending","containerStatuses":[{"name":"main","state":{"waiting":{"reason":"ErrImagePull"}}}]}""");

    [Fact]
    public void A_claim_whose_volume_is_lost_has_failed_here_and_is_on_its_way_in_kstatus() =>
        Expect(MeshHealth.Failed, "v1", "PersistentVolumeClaim", "{}", """{"phase":"Lost"}""");

    [Fact]
    public void A_Gateway_without_its_controller_is_on_its_way_here_and_is_ready_in_kstatus() =>
        Expect(MeshHealth.Progressing, "gateway.networking.k8s.io/v1", "Gateway", "{}", "{}");

    [Fact]
    public void An_APIService_without_its_condition_is_on_its_way_here_and_is_ready_in_kstatus() =>
        Expect(MeshHealth.Progressing, "apiregistration.k8s.io/v1", "APIService", "{}", "{}");

    private static void Expect(MeshHealth health, string apiVersion, string kind, string spec, string status) => Assert.Equal(health, ReadinessRules.Evaluate(TestClient.Map(
        $$"""{"apiVersion":"{{apiVersion}}","kind":"{{kind}}","metadata":{"name":"x","generation":1},"spec":{{spec}},"status":{{status}} }""")).Health);
}
