using System.Globalization;
using MeshInstall.Engine.Checking;
using MeshInstall.Engine.Clusters;
using MeshInstall.Engine.Inspecting;
using MeshInstall.Engine.Planning;
using MeshInstall.Engine.Readiness;
using MeshInstall.Engine.Tests.Clusters;
using MeshInstall.Engine.Tests.ControlPlaneChart;
using MeshInstall.Engine.Tests.Rendering;
using MeshInstall.Sandbox;

namespace MeshInstall.Engine.Tests.Checking;

public sealed class ClusterCheckerTests
{
    private const string Felix = """{"apiVersion":"apiextensions.k8s.io/v1","kind":"CustomResourceDefinition","metadata":{"name":"felixconfigurations.crd.projectcalico.org"},"spec":{"group":"crd.projectcalico.org","scope":"Cluster","names":{"kind":"FelixConfiguration","listKind":"FelixConfigurationList","plural":"felixconfigurations","singular":"felixconfiguration"},"versions":[{"name":"v1","served":true,"storage":true,"schema":{"openAPIV3Schema":{"type":"object","x-kubernetes-preserve-unknown-fields":true}}}]}}""";

    [Fact]
    public async Task On_an_empty_cluster_that_fits_everything_passes()
    {
        using SandboxCluster cluster = await SandboxCluster.OpenAsync(null, default);

        List<MeshCheckResult> results = await Check(cluster);

        Assert.All(results, result => Assert.Equal((result.Message, MeshCheckStatus.Passed), (result.Message, result.Status)));
        Assert.Equal(
            ["KubernetesVersion", "TimeSkew", "Permissions", "Namespaces", "Nodes", "GatewayApi", "Calico", "Cilium", "Installation", "Webhooks"],
            results.Select(result => result.Name));
    }

    [Theory]
    [InlineData("v1.36.2", "1.30.3", MeshCheckStatus.Passed)]
    [InlineData("v1.32.0-gke.5", "1.30.3-distroless", MeshCheckStatus.Passed)]
    [InlineData("v1.31.9", "1.30.3", MeshCheckStatus.Warning)]
    [InlineData("v1.37.0", "1.30.3", MeshCheckStatus.Warning)]
    [InlineData("v1.35.0", "latest", MeshCheckStatus.Skipped)]
    [InlineData("v1.35.0", "1.99.0", MeshCheckStatus.Skipped)]
    public async Task The_server_is_held_against_what_the_release_supports(string kubernetes, string istio, MeshCheckStatus status)
    {
        using SandboxCluster cluster = await SandboxCluster.OpenAsync(new SandboxOptions { KubernetesVersion = kubernetes }, default);

        Assert.Equal(status, Only(await Check(cluster, Pilot(istio)), "KubernetesVersion").Status);
    }

    [Fact]
    public async Task A_server_whose_clock_is_wrong_is_told_with_the_difference()
    {
        SteppingTime serverClock = new();
        using SandboxCluster cluster = await SandboxCluster.OpenAsync(new SandboxOptions { TimeProvider = serverClock }, default);
        SteppingTime clock = new();
        serverClock.Advance(TimeSpan.FromMinutes(2));

        List<MeshCheckResult> results = [];
        await foreach (MeshCheckResult result in ClusterChecker.RunAsync(new CheckContext(Skewed(TimeSpan.FromMinutes(2), clock), "c", "v1.35.0", [Pilot()], clock), default))
        {
            results.Add(result);
        }

        Assert.Equal(MeshCheckStatus.Warning, Only(results, "TimeSkew").Status);
        Assert.Contains("120 seconds ahead", Only(results, "TimeSkew").Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_namespace_that_is_being_deleted_fails()
    {
        using SandboxCluster cluster = await SandboxCluster.OpenAsync(null, default);
        cluster.Sandbox.Seed("""{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"istio-system","finalizers":["x.test/hold"]}}""");
        await cluster.Client.DeleteAsync(new ResourceMapping("", "v1", "Namespace", "namespaces", Namespaced: false), null, "istio-system", default);

        MeshCheckResult result = Only(await Check(cluster), "Namespaces");

        Assert.Equal((MeshCheckStatus.Failed, "Namespace istio-system"), (result.Status, result.Target));
    }

    [Fact]
    public async Task A_cluster_without_nodes_fails()
    {
        using SandboxCluster cluster = await SandboxCluster.OpenAsync(new SandboxOptions { Nodes = [] }, default);

        Assert.Equal(MeshCheckStatus.Failed, Only(await Check(cluster), "Nodes").Status);
    }

    [Theory]
    [InlineData("v1beta1", MeshCheckStatus.Warning)]
    [InlineData("v1", MeshCheckStatus.Failed)]
    [InlineData("v1alpha2", MeshCheckStatus.Failed)]
    public async Task Definitions_of_the_Gateway_API_must_serve_what_Istio_reads(string version, MeshCheckStatus status)
    {
        using SandboxCluster cluster = await SandboxCluster.OpenAsync(null, default);
        cluster.Sandbox.Seed(Felix
            .Replace("felixconfigurations.crd.projectcalico.org", "gateways.gateway.networking.k8s.io", StringComparison.Ordinal)
            .Replace("crd.projectcalico.org", "gateway.networking.k8s.io", StringComparison.Ordinal)
            .Replace("FelixConfiguration", "Gateway", StringComparison.Ordinal).Replace("felixconfiguration", "gateway", StringComparison.Ordinal)
            .Replace("\"v1\",\"served\"", $"\"{version}\",\"served\"", StringComparison.Ordinal));

        MeshCheckResult result = Only(await Check(cluster), "GatewayApi");

        Assert.Equal(status, result.Status);
        Assert.Contains($"is served in {version}", result.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"bpfConnectTimeLoadBalancing\":\"TCP\"", "bpfConnectTimeLoadBalancing=TCP")]
    [InlineData("\"bpfConnectTimeLoadBalancingEnabled\":true", "bpfConnectTimeLoadBalancingEnabled=true")]
    [InlineData("\"bpfConnectTimeLoadBalancing\":\"Disabled\",\"bpfConnectTimeLoadBalancingEnabled\":false", null)]
    public async Task Calico_must_leave_connections_to_the_proxies(string spec, string? says)
    {
        using SandboxCluster cluster = await SandboxCluster.OpenAsync(null, default);
        cluster.Sandbox.Seed(Felix);
        await EstablishedAsync(cluster, "felixconfigurations.crd.projectcalico.org");
        cluster.Sandbox.Seed($$$"""{"apiVersion":"crd.projectcalico.org/v1","kind":"FelixConfiguration","metadata":{"name":"default"},"spec":{{{{spec}}}} }""");

        AssertConflict(Only(await Check(cluster), "Calico"), says);
    }

    [Theory]
    [InlineData("\"cni-exclusive\":\"true\"", "Cni", "cni-exclusive=true")]
    [InlineData("\"cni-exclusive\":\"true\"", "Pilot", null)]
    [InlineData("\"enable-bpf-masquerade\":\"true\"", "Ztunnel", "enable-bpf-masquerade=true")]
    [InlineData("\"enable-bpf-masquerade\":\"true\"", "Cni", null)]
    [InlineData("\"bpf-lb-sock\":\"true\"", "Pilot", "bpf-lb-sock=true")]
    [InlineData("\"bpf-lb-sock\":\"true\",\"bpf-lb-sock-hostns-only\":\"true\"", "Pilot", null)]
    [InlineData("\"kube-proxy-replacement\":\"strict\"", "Pilot", "kube-proxy-replacement=strict")]
    [InlineData("\"kube-proxy-replacement\":\"true\"", "Pilot", null)]
    public async Task Cilium_must_leave_traffic_and_the_plugin_alone(string data, string component, string? says)
    {
        using SandboxCluster cluster = await SandboxCluster.OpenAsync(null, default);
        cluster.Sandbox.Seed($$$"""{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"cilium-config","namespace":"kube-system"},"data":{{{{data}}}} }""");

        AssertConflict(Only(await Check(cluster, Component(component, "1.30.3")), "Cilium"), says);
    }

    [Theory]
    [InlineData("1.29.1", "istio-operator", "", MeshCheckStatus.Passed, "istioctl installed {0}; it is adopted and updated.")]
    [InlineData("1.29.1", "meshinstall", "", MeshCheckStatus.Passed, "MeshInstall installed {0}; it is updated.")]
    [InlineData("1.29.1", "kubectl", "", MeshCheckStatus.Passed, "kubectl installed {0}; it is adopted")]
    [InlineData("1.27.1", "kubectl", "", MeshCheckStatus.Warning, "{0} is 3 minor releases older")]
    [InlineData("1.31.0", "kubectl", "", MeshCheckStatus.Warning, "{0} is newer than 1.30.3")]
    [InlineData("1.30.0", "kubectl", ",\"istio.io/rev\":\"canary\"", MeshCheckStatus.Passed, "kubectl installed {0}; it stays beside")]
    [InlineData("1.30.0", "helm", "", MeshCheckStatus.Warning, "{0} is a release of Helm")]
    [InlineData("1.30.0", "argocd-controller", "", MeshCheckStatus.Warning, "{0} was installed by Argo CD")]
    [InlineData("1.30.0", "sail-operator", "", MeshCheckStatus.Failed, "{0} belongs to the Sail operator")]
    public async Task An_installation_that_is_there_is_told_with_its_revision_version_and_installer(
        string version, string manager, string labels, MeshCheckStatus status, string says)
    {
        using SandboxCluster cluster = await With(Istiod(version, labels), manager);

        MeshCheckResult result = Only(await Check(cluster), "Installation");

        Assert.Equal(status, result.Status);
        string installed = $"Istio {version} of revision {(labels.Length == 0 ? "default" : "canary")} in namespace istio-system";
        Assert.StartsWith(string.Format(CultureInfo.InvariantCulture, says, installed), result.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_check_and_a_status_and_a_rendering_tell_the_same_of_an_installation()
    {
        using SandboxCluster cluster = await With(Istiod("1.29.1-distroless", ",\"istio.io/rev\":\"\"", "\"meta.helm.sh/release-name\":\"istiod\""), "helm-controller");

        MeshStatus status = Assert.Single((await MeshInspector.InspectAsync(cluster, null, null, default)).Statuses);
        string message = Only(await Check(cluster), "Installation").Message;

        Assert.Equal(("1.29.1", "default", "istio-system", "Flux"), (status.Version, status.Revision, status.Namespace, status.Installer));
        Assert.StartsWith("Istio 1.29.1 of revision default in namespace istio-system was installed by Flux", message, StringComparison.Ordinal);
        Assert.True(await InstalledState.ExistsAsync(cluster, TestConfig.Of("default"), default));
        Assert.False(await InstalledState.ExistsAsync(cluster, TestConfig.Of("default", "revision: canary"), default));
    }

    [Fact]
    public async Task A_gateway_in_a_namespace_of_its_own_goes_with_the_control_plane_and_a_second_control_plane_of_the_revision_does_not()
    {
        using SandboxCluster cluster = await With(Istiod("1.30.0", string.Empty), "kubectl");

        MeshCheckResult gateway = Only(await Check(cluster, Component("IngressGateways", "1.30.3") with { Namespace = "edge" }), "Installation");
        MeshCheckResult second = Only(await Check(cluster, Pilot() with { Namespace = "edge" }), "Installation");

        Assert.Equal((MeshCheckStatus.Passed, MeshCheckStatus.Failed), (gateway.Status, second.Status));
        Assert.Contains("exclude each other", second.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Webhooks_that_overlap_with_those_of_the_cluster_fail()
    {
        using SandboxCluster cluster = await SandboxCluster.OpenAsync(null, default);
        MeshMap live = ControlPlane.Objects().Single(resource => resource.Kind == "MutatingWebhookConfiguration").Body;
        cluster.Sandbox.Seed(MeshJson.ToText(live.With("metadata", live.FindMap("metadata")!.With("name", new MeshScalar("other")))));

        Assert.All((await Check(cluster)).Where(result => result.Name == "Webhooks"), result => Assert.Equal(MeshCheckStatus.Failed, result.Status));
    }

    [Fact]
    public async Task A_right_to_look_that_is_missing_skips_what_needs_it()
    {
        ScriptedHandler handler = new((request, _) => request.RequestUri!.AbsolutePath == "/version"
            ? ScriptedHandler.Json("""{"gitVersion":"v1.35.0"}""")
            : ScriptedHandler.Failure(System.Net.HttpStatusCode.Forbidden, "Forbidden", "User jane cannot"));

        List<MeshCheckResult> results = [];
        await foreach (MeshCheckResult result in ClusterChecker.RunAsync(
            new CheckContext(TestClient.Of(handler), "c", "v1.35.0", [Pilot()], TimeProvider.System), default))
        {
            results.Add(result);
        }

        Assert.Equal(MeshCheckStatus.Skipped, Only(results, "Nodes").Status);
        Assert.Contains("User jane cannot", Only(results, "Nodes").Message, StringComparison.Ordinal);
    }

    private static async Task EstablishedAsync(SandboxCluster cluster, string name)
    {
        ResourceMapping definitions = (await cluster.Client.DiscoverAsync("apiextensions.k8s.io/v1", "CustomResourceDefinition", default))!;
        await foreach (WatchEvent change in cluster.Client.WatchAsync(ResourceQuery.Of(definitions, null, name), null, default))
        {
            if (change.Object.Condition("Established").IsTrue())
            {
                return;
            }
        }
    }

    private static void AssertConflict(MeshCheckResult result, string? says)
    {
        Assert.Equal(says is null ? MeshCheckStatus.Passed : MeshCheckStatus.Warning, result.Status);
        Assert.Contains(says ?? string.Empty, result.Message, StringComparison.Ordinal);
    }

    private static ClusterClient Skewed(TimeSpan by, TimeProvider clock)
    {
        ScriptedHandler handler = new((request, _) =>
        {
            HttpResponseMessage answer = request.RequestUri!.AbsolutePath == "/version"
                ? ScriptedHandler.Json("""{"gitVersion":"v1.35.0"}""")
                : ScriptedHandler.Json("""{"items":[],"status":{"allowed":true}}""");
            answer.Headers.Date = clock.GetUtcNow() + by;
            return answer;
        });
        return TestClient.Of(handler, time: clock);
    }

    private static MeshResource Istiod(string version, string labels, string annotations = "") => TestClient.Resource($$$$$"""
        {"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"istiod","namespace":"istio-system","labels":{"app":"istiod","operator.istio.io/component":"Pilot"{{{{{labels}}}}}},"annotations":{{{{{{annotations}}}}}}},"spec":{"selector":{"matchLabels":{"app":"istiod"}},"template":{"metadata":{"labels":{"app":"istiod"}},"spec":{"containers":[{"name":"discovery","image":"registry.test:5000/istio/pilot:{{{{{version}}}}}@sha256:abc"}]}}}}
        """);

    /// <summary>A cluster with an object that another tool, or an earlier installation, applied.</summary>
    private static async Task<SandboxCluster> With(MeshResource resource, string manager)
    {
        SandboxCluster cluster = await SandboxCluster.OpenAsync(null, default);
        cluster.Sandbox.Seed("""{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"istio-system"}}""");
        ResourceMapping mapping = (await cluster.Client.DiscoverAsync(resource.ApiVersion, resource.Kind, default))!;
        await cluster.Client.ApplyAsync(mapping, resource, new ApplyOptions { FieldManager = manager }, default);
        return cluster;
    }

    private static MeshCheckResult Only(List<MeshCheckResult> results, string name) => Assert.Single(results, result => result.Name == name);

    private static MeshManifest Pilot(string version = "1.30.3") => Component("Pilot", version);

    private static MeshManifest Component(string name, string version) => new()
    {
        Component = name,
        Name = name,
        Namespace = "istio-system",
        Revision = string.Empty,
        Owner = "test",
        Version = version,
        Chart = "chart-1",
        Values = MeshMap.Empty,
        DependsOn = [],
        Resources = ControlPlane.Objects(),
    };

    private static async Task<List<MeshCheckResult>> Check(SandboxCluster cluster, params MeshManifest[] manifests)
    {
        List<MeshCheckResult> results = [];
        await foreach (MeshCheckResult result in ClusterChecker.RunAsync(cluster, manifests.Length == 0 ? [Pilot()] : manifests, default))
        {
            results.Add(result);
        }

        return results;
    }
}
