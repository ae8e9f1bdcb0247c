using MeshInstall.Engine.Readiness.Diagnosis;
using MeshInstall.Engine.Tests.Clusters;

namespace MeshInstall.Engine.Tests.Readiness;

/// <summary>What pods, events and nodes say of why something is not ready.</summary>
public sealed class ReasonsTests
{
    [Theory]
    [InlineData("""{"containerStatuses":[{"name":"main","image":"istio/pilot:9","state":{"waiting":{"reason":"ErrImagePull","message":"not found"}}}]}""", "container main: ErrImagePull: not found [istio/pilot:9]")]
    [InlineData("""{"containerStatuses":[{"name":"main","image":"istio/pilot:9","state":{"waiting":{"reason":"ImagePullBackOff","message":"Back-off pulling image \"istio/pilot:9\""}}}]}""", "container main: ImagePullBackOff: Back-off pulling image \"istio/pilot:9\"")]
    [InlineData("""{"containerStatuses":[{"name":"main","restartCount":7,"state":{"waiting":{"reason":"CrashLoopBackOff","message":"back-off 5m0s"}},"lastState":{"terminated":{"exitCode":137,"reason":"OOMKilled"}}}]}""", "container main: CrashLoopBackOff: back-off 5m0s (last exit code 137, OOMKilled, 7 restarts)")]
    [InlineData("""{"containerStatuses":[{"name":"main","restartCount":2,"ready":false,"state":{"running":{}},"lastState":{"terminated":{"exitCode":1,"reason":"Error"}}}]}""", "container main: running, not ready (last exit code 1, Error, 2 restarts)")]
    [InlineData("""{"containerStatuses":[{"name":"main","state":{"waiting":{"reason":"CreateContainerConfigError","message":"secret \"cacerts\" not found"}}}]}""", "container main: CreateContainerConfigError: secret \"cacerts\" not found")]
    [InlineData("""{"initContainerStatuses":[{"name":"init","state":{"terminated":{"exitCode":1,"reason":"Error"}}}]}""", "container init ended with exit code 1 (Error)")]
    [InlineData("""{"conditions":[{"type":"PodScheduled","status":"False","reason":"Unschedulable","message":"0/2 nodes\nare available"}]}""", "Unschedulable: 0/2 nodes are available")]
    public void A_pod_says_why(string status, string reason) => Assert.Equal([reason], PodReasons.Of(Pod(status)));

    [Theory]
    [InlineData("""{"containerStatuses":[{"name":"main","ready":true,"state":{"running":{}}}],"conditions":[{"type":"Ready","status":"True"}]}""")]
    [InlineData("""{"containerStatuses":[{"name":"main","state":{"waiting":{"reason":"ContainerCreating"}}}]}""")]
    [InlineData("""{"initContainerStatuses":[{"name":"init","state":{"terminated":{"exitCode":0}}}]}""")]
    public void A_pod_that_merely_starts_names_no_container(string status) => Assert.Empty(PodReasons.Of(Pod(status)));

    [Fact]
    public void A_readiness_gate_that_nobody_has_set_is_named() => Assert.Equal(
        ["readiness gate example.com/lb: nobody has set it yet"],
        PodReasons.Of(Pod("{}", """{"readinessGates":[{"conditionType":"example.com/lb"}]}""")));

    [Fact]
    public void The_last_words_of_a_container_do_not_repeat_its_environment() => Assert.Equal(
        ["container main ended with exit code 1 (Error: cannot log in with (hidden))"],
        PodReasons.Of(Pod(
            """{"containerStatuses":[{"name":"main","state":{"terminated":{"exitCode":1,"reason":"Error","message":"cannot log in with canary-password"}}}]}""",
            """{"containers":[{"name":"main","env":[{"name":"PASSWORD","value":"canary-password"}]}]}""")));

    [Fact]
    public void The_same_warning_about_several_pods_is_one_line_with_its_count()
    {
        IReadOnlyList<EventReason> reasons = EventReasons.Of(
            [Event("a", "Unhealthy", "Readiness probe failed: 503", 4, "10"), Event("b", "Unhealthy", "Readiness probe failed: 503", 3, "20"), Event("c", "Unhealthy", "other", 1, "30")],
            TestClient.Map("""{"kind":"Deployment","metadata":{"name":"istiod"}}"""),
            [Pod("a"), Pod("b")]);

        Assert.Equal(["pod b: Unhealthy: Readiness probe failed: 503 (7 times)"], reasons.Select(reason => reason.Text));

        static MeshMap Pod(string name) => TestClient.Map($$"""{"kind":"Pod","metadata":{"name":"{{name}}"} }""");
    }

    [Fact]
    public void Events_of_an_object_of_the_same_name_that_was_there_before_do_not_count()
    {
        MeshMap claim = TestClient.Map("""{"kind":"PersistentVolumeClaim","metadata":{"name":"data","uid":"new"}}""");
        MeshMap Of(string uid, string type) => TestClient.Map(
            $$"""{"type":"{{type}}","reason":"WaitForFirstConsumer","message":"waiting ({{uid}})","involvedObject":{"kind":"PersistentVolumeClaim","name":"data","uid":"{{uid}}"} }""");

        Assert.Equal(["WaitForFirstConsumer: waiting (new)"], EventReasons.Of([Of("old", "Warning"), Of("new", "Normal")], claim, []).Select(reason => reason.Text));
    }

    [Fact]
    public void Events_of_series_are_counted_and_ordered_by_their_last_time()
    {
        MeshMap pod = Pod("{}");
        MeshMap series = TestClient.Map("""{"type":"Warning","reason":"FailedMount","message":"secret missing","series":{"count":9,"lastObservedTime":"2026-01-01T00:00:09Z"},"involvedObject":{"kind":"Pod","name":"x"}}""");
        MeshMap plain = TestClient.Map("""{"type":"Warning","reason":"FailedAttachVolume","message":"in use","lastTimestamp":"2026-01-01T00:00:01Z","involvedObject":{"kind":"Pod","name":"x"}}""");

        Assert.Equal(["FailedMount: secret missing (9 times)", "FailedAttachVolume: in use"], EventReasons.Of([plain, series], pod, []).Select(reason => reason.Text));
    }

    [Theory]
    [InlineData("BackOff", "Back-off restarting failed container", "container main: CrashLoopBackOff: back-off 5m0s", true)]
    [InlineData("Failed", "Error: ImagePullBackOff", "container main: ImagePullBackOff: Back-off pulling image", true)]
    [InlineData("FailedScheduling", "0/2 nodes are available", "pod x: Unschedulable: 0/2 nodes are available", true)]
    [InlineData("Failed", "Failed to pull image \"a\": not found", "container main: ImagePullBackOff: Back-off pulling image", false)]
    public void A_warning_that_only_repeats_is_left_out(string reason, string message, string told, bool isTold) =>
        Assert.Equal(isTold, new EventReason(reason, message, string.Empty).IsToldBy([told]));

    [Theory]
    [InlineData("""[{"type":"Ready","status":"Unknown","reason":"NodeStatusUnknown","message":"Kubelet stopped posting node status."}]""", "node n is not ready: NodeStatusUnknown: Kubelet stopped posting node status.")]
    [InlineData("""[{"type":"Ready","status":"True"},{"type":"DiskPressure","status":"True","reason":"KubeletHasDiskPressure"}]""", "node n has DiskPressure: KubeletHasDiskPressure")]
    [InlineData("""[{"type":"Ready","status":"True"},{"type":"DiskPressure","status":"False"}]""", null)]
    public void A_node_that_is_not_well_says_so(string conditions, string? reason) => Assert.Equal(
        reason is null ? [] : [reason],
        NodeReasons.Of(TestClient.Map($$"""{"kind":"Node","metadata":{"name":"n"},"status":{"conditions":{{conditions}} } }""")));

    [Fact]
    public void The_pods_of_the_newest_ReplicaSet_come_first_then_those_that_failed_then_the_newest()
    {
        MeshMap deployment = TestClient.Map("""{"kind":"Deployment","metadata":{"name":"d","uid":"d"}}""");
        MeshMap newest = WorkloadPods.Newest(deployment, [Set("s1", "9"), Set("s2", "10"), TestClient.Map("""{"metadata":{"uid":"foreign","annotations":{"deployment.kubernetes.io/revision":"11"}}}""")])!;

        IReadOnlyList<MeshMap> pods = WorkloadPods.Unready(
            [Of("old-failed", "s1", "Failed", "3"), Of("late", "s2", "Pending", "2"), Of("early", "s2", "Pending", "1"), Of("failed", "s2", "Failed", "0"), Of("done", "s2", "Succeeded", "4")], newest);

        Assert.Equal(["failed", "late", "early", "old-failed"], pods.Select(pod => pod.FindMap("metadata")!.FindText("name")));

        static MeshMap Set(string uid, string revision) => TestClient.Map(
            $$$"""{"metadata":{"uid":"{{{uid}}}","annotations":{"deployment.kubernetes.io/revision":"{{{revision}}}"},"ownerReferences":[{"uid":"d"}]}}""");
        static MeshMap Of(string name, string owner, string phase, string second) => TestClient.Map(
            $$$"""{"apiVersion":"v1","kind":"Pod","metadata":{"name":"{{{name}}}","creationTimestamp":"2026-01-01T00:00:0{{{second}}}Z","ownerReferences":[{"uid":"{{{owner}}}"}]},"status":{"phase":"{{{phase}}}"}}""");
    }

    private static MeshMap Pod(string status, string spec = "{}") =>
        TestClient.Map($$"""{"apiVersion":"v1","kind":"Pod","metadata":{"name":"x"},"spec":{{spec}},"status":{{status}} }""");

    private static MeshMap Event(string pod, string reason, string message, int count, string second) => TestClient.Map(
        $$$"""{"type":"Warning","reason":"{{{reason}}}","message":"{{{message}}}","count":{{{count}}},"lastTimestamp":"2026-01-01T00:00:{{{second}}}Z","involvedObject":{"kind":"Pod","name":"{{{pod}}}"}}""");
}
