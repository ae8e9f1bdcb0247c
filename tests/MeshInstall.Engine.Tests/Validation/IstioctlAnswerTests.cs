using MeshInstall.Charts.Yaml;
using MeshInstall.Engine.Checking.NetworkPlugins;
using MeshInstall.Engine.Components;
using MeshInstall.Engine.Tests.Applying;
using MeshInstall.Engine.Tests.Profiles;

namespace MeshInstall.Engine.Tests.Validation;

/// <summary>What istioctl's own tests of its validation establish, case by case, on inputs of our own: what is taken, what is warned of, what is refused, and where.</summary>
public sealed class IstioctlAnswerTests
{
    private const string NeedsRoot = "Error GatewayPortNeedsRoot spec.";

    [Theory]
    [InlineData("ingressGateways", "{port: 443, name: https}", "")]
    [InlineData("ingressGateways", "{port: 443, name: https, targetPort: 444}", ".targetPort")]
    [InlineData("egressGateways", "{port: 443, name: https, targetPort: 444}", ".targetPort")]
    public void A_low_port_of_a_second_gateway_is_refused_beside_one_that_is_high_enough(string field, string port, string place) => Assert.Equal(
        [$"{NeedsRoot}components.{field}[1].k8s.service.ports[1]{place}"],
        Validated.Spec($"components:\n  {field}:\n  - {{name: first}}\n  - name: second\n    k8s: {{service: {{type: ClusterIP, ports: [{{port: 15021, name: status}}, {port}]}}}}").Lines());

    [Fact]
    public void A_low_port_is_taken_where_gateways_run_as_root() => Assert.Empty(Validated.Spec(
        "values: {gateways: {istio-ingressgateway: {runAsRoot: true}}}\ncomponents:\n  ingressGateways:\n  - name: second\n    k8s: {service: {ports: [{port: 443, name: https, targetPort: 444}]}}"));

    [Theory]
    [InlineData("{name: web, port: 81}", "")]
    [InlineData("{name: web, port: 81, targetPort: 82}", ".targetPort")]
    [InlineData("{name: web, port: 81, targetPort: 8081}", "none")]
    public void A_low_port_written_the_old_way_is_refused_as_well(string port, string place) => Assert.Equal(
        place == "none" ? [] : [$"{NeedsRoot}values.gateways.istio-ingressgateway.ingressPorts[0]{place}"],
        Validated.Values($"gateways: {{istio-ingressgateway: {{ingressPorts: [{port}]}}}}").Lines());

    [Theory]
    [InlineData(3, 3, "pilot ingressGateways egressGateways")]
    [InlineData(1, 0, "")]
    public void Replicas_beside_autoscaling_are_warned_of(int pilot, int gateways, string components)
    {
        string gateway = gateways == 0 ? string.Empty : $", ingressGateways: [{{name: a, k8s: {{replicaCount: {gateways}}}}}], egressGateways: [{{name: b, k8s: {{replicaCount: {gateways}}}}}]";
        string[] found = Validated.Spec(
            "values: {pilot: {autoscaleEnabled: true}, gateways: {istio-ingressgateway: {autoscaleEnabled: true}, istio-egressgateway: {autoscaleEnabled: true}}}\n"
            + $"components: {{pilot: {{k8s: {{replicaCount: {pilot}}}}}{gateway}}}").Lines();

        Assert.Equal(
            components.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => $"Warning ReplicasBesideAutoscaling spec.components.{name}{(name == "pilot" ? string.Empty : "[0]")}.k8s.replicaCount"),
            found);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{global: {proxy: {includeIPRanges: '*', excludeIPRanges: '*'}}}")]
    [InlineData("{global: {podDNSSearchNamespaces: [team], proxy: {includeIPRanges: '10.1.0.0/16,10.2.0.0/16', excludeIPRanges: '10.3.0.0/16', excludeInboundPorts: '22,3306', clusterDomain: mesh.example, lifecycle: {preStop: {exec: {command: [sleep, '9']}}}}}}")]
    [InlineData("{cni: {cniBinDir: /opt/bin, cniConfDir: /etc/multus}}")]
    [InlineData("{cni: {ambient: {enabled: true, reconcileIptablesOnStartup: true}}}")]
    public void Values_that_istioctl_takes_are_taken(string values) => Assert.Empty(Validated.Values(values).Lines());

    [Theory]
    [InlineData("excludeIPRanges: '10.1.0.0/40,10.2.0.0/41'", "InvalidAddressRange excludeIPRanges", "InvalidAddressRange excludeIPRanges")]
    [InlineData("includeIPRanges: '10.1.0.300/16,10.2.0.301/16'", "InvalidAddressRange includeIPRanges", "InvalidAddressRange includeIPRanges")]
    [InlineData("includeIPRanges: '10.2/16,10.2.3.y/16'", "InvalidAddressRange includeIPRanges", "InvalidAddressRange includeIPRanges")]
    [InlineData("includeIPRanges: '*,10.1.0.0/16'", "InvalidAddressRange includeIPRanges")]
    [InlineData("excludeInboundPorts: '-7,443'", "InvalidPort excludeInboundPorts")]
    [InlineData("excludeInboundPorts: '22,33y'", "InvalidPort excludeInboundPorts")]
    [InlineData("warp: 9", "UnknownField warp")]
    public void Values_of_the_proxy_that_istioctl_refuses_are_refused_one_by_one(string proxy, params string[] expected) => Assert.Equal(
        expected.Select(issue => "Error " + issue.Replace(" ", " spec.values.global.proxy.", StringComparison.Ordinal)),
        Validated.Values($"global: {{proxy: {{{proxy}}}}}").Lines());

    [Fact]
    public void An_unknown_value_of_the_CNI_agent_is_refused() =>
        Assert.Equal(["Error UnknownField spec.values.cni.warp"], Validated.Values("cni: {warp: 9}").Lines());

    [Theory]
    [InlineData("bpfConnectTimeLoadBalancing: TCP", "bpfConnectTimeLoadBalancing=Disabled")]
    [InlineData("bpfConnectTimeLoadBalancing: Disabled", "")]
    [InlineData("bpfConnectTimeLoadBalancingEnabled: true", "bpfConnectTimeLoadBalancingEnabled=false")]
    [InlineData("bpfConnectTimeLoadBalancingEnabled: false", "")]
    public async Task Calico_that_balances_when_connecting_is_warned_of(string setting, string advice) => await AssertPluginAsync(
        $"apiVersion: projectcalico.org/v3\nkind: FelixConfiguration\nmetadata: {{name: default}}\nspec: {{{setting}}}", "default", advice);

    [Theory]
    [InlineData("enable-bpf-masquerade: 'true'", "ambient", "enable-bpf-masquerade=false")]
    [InlineData("enable-bpf-masquerade: 'true'", "default", "")]
    [InlineData("cni-exclusive: 'true'", "ambient", "cni-exclusive=false")]
    [InlineData("cni-exclusive: 'true'", "default", "")]
    [InlineData("bpf-lb-sock: 'true', bpf-lb-sock-hostns-only: 'false'", "default", "bpf-lb-sock-hostns-only=true")]
    [InlineData("bpf-lb-sock: 'true', bpf-lb-sock-hostns-only: 'true'", "default", "")]
    [InlineData("kube-proxy-replacement: strict, bpf-lb-sock-hostns-only: 'false'", "ambient", "bpf-lb-sock-hostns-only=true")]
    [InlineData("kube-proxy-replacement: strict, bpf-lb-sock-hostns-only: 'true'", "ambient", "")]
    [InlineData("kube-proxy-replacement: 'true'", "ambient", "")]
    public async Task Cilium_that_takes_traffic_from_the_mesh_is_warned_of(string data, string profile, string advice) => await AssertPluginAsync(
        $"apiVersion: v1\nkind: ConfigMap\nmetadata: {{name: cilium-config, namespace: kube-system}}\ndata: {{{data}}}", profile, advice);

    private static async Task AssertPluginAsync(string plugin, string profile, string advice)
    {
        MemoryCluster cluster = new();
        MeshMap body = (MeshMap)YamlReader.ReadSingle(plugin, "plugin.yaml")!;
        await cluster.CreateAsync((await cluster.DiscoverAsync(body.FindText("apiVersion")!, body.FindText("kind")!, default))!, body, default);

        MeshConfig config = ShippedProfiles.Profile(profile);

        IReadOnlyList<NetworkPluginConflict> found =
            await NetworkPluginConflicts.FindAsync(cluster, component => ComponentSelection.IsEnabled(config, component), default);

        Assert.Equal(advice.Length == 0 ? 0 : 1, found.Count);
        Assert.All(found, conflict => Assert.Contains(advice, conflict.Action, StringComparison.Ordinal));
    }
}
