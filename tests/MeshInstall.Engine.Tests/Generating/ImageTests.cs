using System.Text.RegularExpressions;

namespace MeshInstall.Engine.Tests.Generating;

public sealed class ImageTests
{
    [SkippableTheory]
    [InlineData(ChartSet.BuiltIn)]
    [InlineData(ChartSet.OfIstio)]
    public async Task A_component_takes_its_own_hub_and_tag_and_the_documents_where_it_has_none(ChartSet charts)
    {
        GeneratedMesh mesh = await GeneratedMesh.OfFileAsync(charts, "own-images.yaml");

        Assert.Equal("registry.example.com/mesh/proxyv2:v9-slim", mesh.Container("Deployment", "istio-ingressgateway", "istio-proxy").TextAt("image"));
        Assert.Equal("registry.example.com/pilot-team/pilot:7-slim", mesh.Container("Deployment", "istiod", "discovery").TextAt("image"));
        Assert.Equal("registry.example.com/node-team/install-cni:1.2.3-slim", mesh.Container("DaemonSet", "istio-cni-node", "install-cni").TextAt("image"));
        Assert.Equal("registry.example.com/tunnel-team/ztunnel:12-slim", mesh.Container("DaemonSet", "ztunnel", "istio-proxy").TextAt("image"));
    }

    [SkippableTheory]
    [InlineData(ChartSet.BuiltIn)]
    [InlineData(ChartSet.OfIstio)]
    public async Task A_gateway_without_labels_takes_its_own_tag(ChartSet charts)
    {
        GeneratedMesh mesh = await GeneratedMesh.OfFileAsync(charts, "tagged-gateways.yaml");

        Assert.EndsWith("/proxyv2:front", mesh.Container("Deployment", "istio-ingressgateway", "istio-proxy").TextAt("image"), StringComparison.Ordinal);
        Assert.EndsWith("/proxyv2:back", mesh.Container("Deployment", "istio-egressgateway", "istio-proxy").TextAt("image"), StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData(ChartSet.BuiltIn)]
    [InlineData(ChartSet.OfIstio)]
    public async Task Hub_and_tag_can_be_set(ChartSet charts)
    {
        GeneratedMesh mesh = await GeneratedMesh.OfTextAsync(charts, "spec: {profile: minimal}", "hub=near", "tag=v5");

        Assert.Equal("near/pilot:v5", mesh.Container("Deployment", "istiod", "discovery").TextAt("image"));
    }

    [SkippableTheory]
    [InlineData(ChartSet.BuiltIn)]
    [InlineData(ChartSet.OfIstio)]
    public async Task A_value_that_holds_commas_is_one_value(ChartSet charts)
    {
        GeneratedMesh mesh = await GeneratedMesh.OfTextAsync(
            charts, "spec: {profile: default, hub: near, tag: v5}", "values.global.proxy.image=sidecar", "values.global.proxy.includeIPRanges=10.96.0.0/12,10.244.0.0/16");

        Assert.Equal("near/sidecar:v5", mesh.Container("Deployment", "istio-ingressgateway", "istio-proxy").TextAt("image"));
        Assert.Matches(
            new Regex("\"includeIPRanges\": ?\"10\\.96\\.0\\.0/12,10\\.244\\.0\\.0/16\""), mesh.Get("ConfigMap", "istio-sidecar-injector").TextAt("data.values")!);
    }

    [SkippableTheory]
    [InlineData(ChartSet.BuiltIn)]
    [InlineData(ChartSet.OfIstio)]
    public async Task The_release_gives_hub_and_tag_where_the_user_says_nothing(ChartSet charts)
    {
        GeneratedMesh mesh = await GeneratedMesh.OfSettingsAsync(charts);

        Assert.Equal(
            $"{mesh.Config.Spec.TextAt("hub")}/pilot:{mesh.Config.Spec.TextAt("tag")}", mesh.Container("Deployment", "istiod", "discovery").TextAt("image"));
    }
}
