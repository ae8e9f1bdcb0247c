using MeshInstall.Engine.Rendering;

namespace MeshInstall.Engine.Tests.Rendering;

public sealed class ManifestRendererTests
{
    [Fact]
    public async Task Components_come_after_what_they_depend_on()
    {
        IReadOnlyList<MeshManifest> manifests = await RenderAsync(TestConfig.Of("ambient", "components: {egressGateways: [{name: out, enabled: true}]}\n"));

        Assert.Equal(["Base", "Pilot", "Cni", "Ztunnel", "EgressGateways"], manifests.Select(manifest => manifest.Component));
        Assert.All(manifests, manifest => Assert.All(manifest.DependsOn, dependency =>
            Assert.Contains(dependency, manifests.TakeWhile(earlier => earlier != manifest).Select(earlier => earlier.Component))));
    }

    [Fact]
    public async Task A_dependency_that_is_off_is_replaced_by_what_it_waits_for()
    {
        IReadOnlyList<MeshManifest> manifests = await RenderAsync(TestConfig.Of("default", "components: {pilot: {enabled: false}}\n"));

        Assert.Equal(["Base"], manifests.Single(manifest => manifest.Component == "IngressGateways").DependsOn);
    }

    [Fact]
    public async Task Objects_are_in_the_order_in_which_they_can_be_applied()
    {
        MeshManifest pilot = (await RenderAsync(TestConfig.Of("default"))).Single(manifest => manifest.Component == "Pilot");

        string[] kinds = [.. pilot.Resources.Select(resource => resource.Kind).Distinct()];
        Assert.True(Array.IndexOf(kinds, "ServiceAccount") < Array.IndexOf(kinds, "Deployment"));
        Assert.True(Array.IndexOf(kinds, "ConfigMap") < Array.IndexOf(kinds, "Deployment"));
        Assert.Equal("ValidatingWebhookConfiguration", kinds[^1]);
    }

    [Fact]
    public async Task Every_object_carries_the_labels_that_istioctl_reads()
    {
        IReadOnlyList<MeshManifest> manifests = await RenderAsync(TestConfig.Of("demo", "revision: canary\n"));

        Assert.All(manifests.SelectMany(manifest => manifest.Resources.Select(resource => (manifest, resource))), entry =>
        {
            MeshMap labels = entry.resource.Body.FindMap("metadata")!.FindMap("labels")!;
            Assert.Equal(entry.manifest.Component, labels.FindText("operator.istio.io/component"));
            Assert.Equal("Reconcile", labels.FindText("operator.istio.io/managed"));
            Assert.Equal("1.30.3", labels.FindText("operator.istio.io/version"));
            Assert.Equal("installed-state", labels.FindText("install.operator.istio.io/owning-resource"));
            Assert.Equal("istio-system", labels.FindText("install.operator.istio.io/owning-resource-namespace"));
            Assert.Equal(entry.manifest.Component == "Base" ? null : "canary", labels.FindText("istio.io/rev"));
        });
    }

    [Fact]
    public async Task A_component_in_a_namespace_of_its_own_is_owned_by_the_control_plane_and_planning_sees_it_as_rendered()
    {
        MeshManifest gateway = (await RenderAsync(TestConfig.Of("default", """
            namespace: mesh
            components:
              ingressGateways: [{name: edge, namespace: edge}]
            """), "edge")).Single();

        Assert.All(gateway.Resources, resource =>
        {
            Assert.Equal("mesh", resource.Body.FindMap("metadata")!.FindMap("labels")!.FindText("install.operator.istio.io/owning-resource-namespace"));
            Assert.Equal("edge", resource.Namespace);
            Assert.Equal(resource.Body, OwnerLabels.Set(gateway, resource).Body);
        });
    }

    [Fact]
    public async Task Volumes_of_every_kind_of_component_reach_its_own_container()
    {
        const string Settings = "{volumes: [{name: extra, emptyDir: {}}], volumeMounts: [{name: extra, mountPath: /extra}], env: [{name: EXTRA, value: '1'}]}";
        IReadOnlyList<MeshManifest> manifests = await RenderAsync(TestConfig.Of("ambient", $$"""
            revision: canary
            namespace: mesh
            components:
              pilot: {k8s: {{Settings}}}
              cni: {k8s: {{Settings}}}
              ztunnel: {k8s: {{Settings}}}
              ingressGateways: [{name: edge, enabled: true, k8s: {{Settings}}}]
              egressGateways: [{name: out, enabled: true, k8s: {{Settings}}}]
            """));

        (string Kind, string Name, string Container)[] workloads =
        [
            ("Deployment", "istiod-canary", "discovery"), ("DaemonSet", "istio-cni-node", "install-cni"), ("DaemonSet", "ztunnel", "istio-proxy"),
            ("Deployment", "edge", "istio-proxy"), ("Deployment", "out", "istio-proxy"),
        ];
        Assert.All(workloads, expected =>
        {
            MeshResource workload = Assert.Single(
                manifests.SelectMany(manifest => manifest.Resources), resource => (resource.Kind, resource.Name) == (expected.Kind, expected.Name));
            Assert.Equal("mesh", workload.Namespace);
            MeshMap pod = workload.Body.FindMap("spec")!.FindMap("template")!.FindMap("spec")!;
            Assert.Contains(pod.FindList("volumes")!.OfType<MeshMap>(), item => item.FindText("name") == "extra");
            MeshMap container = Assert.Single(pod.FindList("containers")!.OfType<MeshMap>(), item => item.FindText("name") == expected.Container);
            Assert.Contains(container.FindList("volumeMounts")!.OfType<MeshMap>(), item => item.FindText("mountPath") == "/extra");
            Assert.Contains(container.FindList("env")!.OfType<MeshMap>(), item => item.FindText("name") == "EXTRA");
        });
        Assert.All(manifests, manifest => Assert.Empty(manifest.Warnings));
    }

    [Fact]
    public async Task Eight_configurations_at_once_render_as_one_after_the_other()
    {
        string[] profiles = ["default", "demo", "ambient", "openshift", "remote", "stable", "minimal", "preview"];
        List<string> alone = [];
        foreach (string profile in profiles)
        {
            alone.Add(Text(await RenderAsync(TestConfig.Of(profile))));
        }

        string[] together = await Task.WhenAll(profiles.Select(profile => Task.Run(async () => Text(await RenderAsync(TestConfig.Of(profile))))));

        Assert.Equal(alone, together);

        static string Text(IReadOnlyList<MeshManifest> manifests) =>
            ManifestWriter.ToText(manifests.SelectMany(manifest => manifest.Resources), MeshTextFormat.Yaml);
    }

    [Fact]
    public async Task Only_the_components_asked_for_are_rendered()
    {
        IReadOnlyList<MeshManifest> manifests = await RenderAsync(TestConfig.Of("default"), "pilot", "istio-ingressgateway");

        Assert.Equal(["Pilot", "IngressGateways"], manifests.Select(manifest => manifest.Component));
    }

    [Theory]
    [InlineData("Pilote", "Pilot")]
    [InlineData("Ztunnel", "spec.components.ztunnel")]
    public async Task A_component_that_is_not_there_is_an_error_that_names_the_known_ones(string name, string named)
    {
        MeshException error = await Assert.ThrowsAsync<MeshException>(() => RenderAsync(TestConfig.Of("default"), name));

        Assert.Equal("ComponentNotFound", error.ErrorId);
        Assert.Contains(named, error.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Kubernetes_settings_reach_the_workload_its_service_and_its_budget()
    {
        MeshManifest gateway = (await RenderAsync(TestConfig.Of("default", """
            components:
              ingressGateways:
              - name: istio-ingressgateway
                k8s:
                  env: [{name: EXTRA, value: "1"}]
                  volumes: [{name: extra, emptyDir: {}}]
                  volumeMounts: [{name: extra, mountPath: /extra}]
                  tolerations: [{key: edge, operator: Exists}]
                  serviceAnnotations: {example.com/lb: internal}
                  service: {type: NodePort, ports: [{name: https, port: 443, targetPort: 8443}]}
                  podDisruptionBudget: {maxUnavailable: 1}
                  hpaSpec: {minReplicas: 2, maxReplicas: 4}
                  strategy: {type: Recreate}
            """))).Single(manifest => manifest.Component == "IngressGateways");

        MeshMap pod = Body(gateway, "Deployment").FindMap("spec")!.FindMap("template")!.FindMap("spec")!;
        MeshMap container = (MeshMap)((MeshList)pod["containers"])[0];
        Assert.Contains(((MeshList)container["env"]).OfType<MeshMap>(), item => item.FindText("name") == "EXTRA");
        Assert.Contains(((MeshList)container["env"]).OfType<MeshMap>(), item => item.FindText("name") == "POD_NAME");
        Assert.Contains(((MeshList)container["volumeMounts"]).OfType<MeshMap>(), item => item.FindText("mountPath") == "/extra");
        Assert.Contains(((MeshList)pod["volumes"]).OfType<MeshMap>(), item => item.FindText("name") == "extra");
        Assert.Contains(((MeshList)pod["tolerations"]).OfType<MeshMap>(), item => item.FindText("key") == "edge");
        Assert.Equal("{\"type\":\"Recreate\"}", Body(gateway, "Deployment").FindMap("spec")!.FindMap("strategy")!.ToString());
        Assert.Equal("internal", Body(gateway, "Service").FindMap("metadata")!.FindMap("annotations")!.FindText("example.com/lb"));
        MeshMap service = Body(gateway, "Service").FindMap("spec")!;
        Assert.Equal("NodePort", service.FindText("type"));
        Assert.Equal(["https"], ((MeshList)service["ports"]).Select(port => ((MeshMap)port).FindText("name")));
        MeshMap budget = Body(gateway, "PodDisruptionBudget").FindMap("spec")!;
        Assert.False(budget.ContainsKey("minAvailable"));
        Assert.True(budget.ContainsKey("maxUnavailable"));
        Assert.Equal(new MeshScalar(4), Body(gateway, "HorizontalPodAutoscaler").FindMap("spec")!["maxReplicas"]);
        Assert.Empty(gateway.Warnings);
    }

    [Fact]
    public async Task Settings_of_a_revision_reach_its_own_objects()
    {
        MeshManifest pilot = (await RenderAsync(TestConfig.Of("minimal", "revision: canary\ncomponents: {pilot: {k8s: {replicaCount: 4}}}\n")))
            .Single(manifest => manifest.Component == "Pilot");

        Assert.Equal("istiod-canary", Resource(pilot, "Deployment").Name);
        Assert.Equal(new MeshScalar(4), Body(pilot, "Deployment").FindMap("spec")!["replicas"]);
    }

    [Fact]
    public async Task A_setting_without_an_object_and_an_overlay_without_a_match_are_warnings()
    {
        MeshManifest pilot = (await RenderAsync(TestConfig.Of("minimal", """
            values: {pilot: {autoscaleEnabled: false}}
            components:
              pilot:
                k8s:
                  hpaSpec: {maxReplicas: 3}
                  overlays:
                  - kind: Deployment
                    name: istiod-old
                    patches: [{path: spec.replicas, value: 2}]
            """))).Single(manifest => manifest.Component == "Pilot");

        Assert.Equal(2, pilot.Warnings.Count);
        Assert.Contains("HorizontalPodAutoscaler", pilot.Warnings[0], StringComparison.Ordinal);
        Assert.Contains("'istiod-old'", pilot.Warnings[1], StringComparison.Ordinal);
        Assert.Contains(": istiod.", pilot.Warnings[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Overlays_change_any_object_of_the_component()
    {
        MeshManifest b = (await RenderAsync(TestConfig.Of("minimal", """
            components:
              base:
                k8s:
                  overlays:
                  - kind: ServiceAccount
                    name: istio-reader-service-account
                    patches: [{path: metadata.annotations.owner, value: mesh-team}]
            """))).Single(manifest => manifest.Component == "Base");

        Assert.Equal("mesh-team", Body(b, "ServiceAccount").FindMap("metadata")!.FindMap("annotations")!.FindText("owner"));
    }

    [Fact]
    public async Task A_variable_that_the_chart_sets_too_stands_once_with_the_users_value()
    {
        MeshManifest pilot = (await RenderAsync(TestConfig.Of("minimal", "values: {pilot: {env: {PILOT_CERT_PROVIDER: mine}}}\n")))
            .Single(manifest => manifest.Component == "Pilot");

        MeshList containers = (MeshList)Body(pilot, "Deployment").FindMap("spec")!.FindMap("template")!.FindMap("spec")!["containers"];
        MeshMap variable = Assert.Single(
            ((MeshList)((MeshMap)containers[0])["env"]).OfType<MeshMap>(), item => item.FindText("name") == "PILOT_CERT_PROVIDER");
        Assert.Equal("mine", variable.FindText("value"));
    }

    [Fact]
    public async Task Cancelling_ends_the_rendering()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ManifestRenderer.RenderAsync(
            TestConfig.Of("default"), new RenderOptions { ChartRoot = RepositoryFolder.Charts }, new CancellationToken(canceled: true)));
    }

    [Fact]
    public async Task Rendering_twice_gives_the_same()
    {
        MeshConfig config = TestConfig.Of("demo");

        Assert.Equal(
            (await RenderAsync(config)).SelectMany(manifest => manifest.Resources).Select(resource => resource.Body.ToString()),
            (await RenderAsync(config)).SelectMany(manifest => manifest.Resources).Select(resource => resource.Body.ToString()));
    }

    private static Task<IReadOnlyList<MeshManifest>> RenderAsync(MeshConfig config, params string[] components) =>
        ManifestRenderer.RenderAsync(config, new RenderOptions { ChartRoot = RepositoryFolder.Charts, Components = components }, CancellationToken.None);

    private static MeshResource Resource(MeshManifest manifest, string kind) => manifest.Resources.Single(resource => resource.Kind == kind);

    private static MeshMap Body(MeshManifest manifest, string kind) => Resource(manifest, kind).Body;
}
