using MeshInstall.Charts.Yaml;
using MeshInstall.Engine.Exporting;
using MeshInstall.Engine.Rendering;
using MeshInstall.Engine.Tests.Rendering;

namespace MeshInstall.Engine.Tests.Exporting;

public sealed class ExportTests
{
    [Fact]
    public async Task The_namespaces_of_components_come_before_their_objects()
    {
        IReadOnlyList<MeshManifest> manifests = await RenderAsync("demo", "components: {egressGateways: [{name: istio-egressgateway, namespace: edge}]}");

        IReadOnlyList<MeshManifest> exported = ExportedNamespaces.Before(manifests);

        Assert.Equal(["Namespace istio-system", "Namespace edge"], exported[0].Resources.Select(resource => resource.ToString()));
        Assert.Equal(manifests, exported.Skip(1));
    }

    [Fact]
    public async Task A_namespace_of_a_network_says_so()
    {
        IReadOnlyList<MeshManifest> manifests = await RenderAsync("minimal", "values: {global: {network: net1}}");

        MeshMap metadata = Assert.Single(ExportedNamespaces.Of(manifests)).Body.FindMap("metadata")!;

        Assert.Equal("net1", metadata.FindMap("labels")!.FindText("topology.istio.io/network"));
    }

    [Fact]
    public async Task A_kustomization_lists_every_file_in_apply_order()
    {
        IReadOnlyList<ManifestFile> files = ManifestWriter.ToFiles(await RenderAsync("minimal", string.Empty), MeshTextFormat.Yaml, ManifestSplit.Resource);

        ManifestFile kustomization = Kustomization.Of(files);

        MeshMap document = (MeshMap)YamlReader.ReadSingle(kustomization.Text, kustomization.Name)!;
        Assert.Equal(("kustomization.yaml", "Kustomization"), (kustomization.Name, document.FindText("kind")));
        Assert.Equal(files.Select(file => file.Name), document.FindList("resources")!.Select(item => item.ToString()));
        Assert.Equal("fifo", document.FindMap("sortOptions")!.FindText("order"));
    }

    [Fact]
    public async Task Each_component_has_a_file_of_values_named_as_istioctl_names_it()
    {
        IReadOnlyList<MeshManifest> manifests = await RenderAsync("ambient", "components: {ingressGateways: [{name: edge, enabled: true, k8s: {replicaCount: 2}}]}");

        IReadOnlyList<ManifestFile> files = HelmValuesFiles.Of(manifests);

        Assert.Equal(
            ["base-values.yaml", "cni-values.yaml", "edge-values.yaml", "pilot-values.yaml", "ztunnel-values.yaml"],
            files.Select(file => file.Name).Order(StringComparer.Ordinal));
        MeshMap values = (MeshMap)YamlReader.ReadSingle(files.Single(file => file.Name == "edge-values.yaml").Text, "values")!;
        MeshMap gateway = values.FindMap("gateways")!.FindMap("istio-ingressgateway")!;
        Assert.Equal(("edge", new MeshScalar(2L)), (gateway.FindText("name"), gateway.Find("replicaCount")));
    }

    [Fact]
    public async Task Gateways_of_one_name_in_two_namespaces_have_files_of_their_own()
    {
        IReadOnlyList<MeshManifest> manifests = await RenderAsync(
            "minimal", "components: {ingressGateways: [{name: edge, namespace: a, enabled: true}, {name: edge, namespace: b, enabled: true}]}");

        Assert.Equal(
            ["edge-a-values.yaml", "edge-b-values.yaml"],
            HelmValuesFiles.Of(manifests).Select(file => file.Name).Where(name => name.StartsWith("edge", StringComparison.Ordinal)));
    }

    private static Task<IReadOnlyList<MeshManifest>> RenderAsync(string profile, string spec) => ManifestRenderer.RenderAsync(
        TestConfig.Of(profile, spec), new RenderOptions { ChartRoot = RepositoryFolder.Charts }, CancellationToken.None);
}
