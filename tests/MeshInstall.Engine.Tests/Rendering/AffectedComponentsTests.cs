using CsCheck;
using MeshInstall.Engine.Configuration;
using MeshInstall.Engine.Rendering;
using MeshInstall.Engine.Tests.Generating;
using MeshInstall.Engine.Tests.Oracle;

namespace MeshInstall.Engine.Tests.Rendering;

public sealed class AffectedComponentsTests
{
    private static readonly string[] Settings =
    [
        "hub=example.com/mesh", "tag=1.30.3-debug", "revision=canary", "namespace=mesh", "metadata.name=other", "compatibilityVersion=1.28",
        "meshConfig.accessLogFile=/dev/stdout", "meshConfig.defaultConfig.proxyMetadata.A=1", "meshConfig.trustDomain=example.org",
        "components.cni.enabled=true", "components.ztunnel.enabled=true", "components.base.enabled=false", "components.pilot.k8s.replicaCount=3",
        "components.pilot.k8s.resources.requests.cpu=10m", "components.cni.k8s.priorityClassName=high", "components.ztunnel.k8s.podAnnotations.a=b",
        "components.egressGateways[name:istio-egressgateway].enabled=true", "components.ingressGateways[].name=more", "components.cni.namespace=kube-system",
        "values.global.platform=gke", "values.global.network=north", "values.global.logAsJson=true", "values.global.imagePullPolicy=Always",
        "values.global.networkPolicy.enabled=true", "values.global.meshID=one", "values.global.resourceScope=cluster", "values.global.configValidation=false",
        "values.base.validationURL=https://example.com/validate", "values.base.enableCRDTemplates=false", "values.base.validationFailurePolicy=Fail",
        "values.cni.logging.level=debug", "values.cni.excludeNamespaces[0]=kube-public", "values.cni.ambient.enabled=true", "values.cni.cniConfDir=/etc/x",
        "values.pilot.env.PILOT_X=true", "values.pilot.traceSampling=7", "values.pilot.cni.enabled=true", "values.pilot.autoscaleMin=2", "values.pilot.enabled=false",
        "values.ztunnel.logLevel=debug", "values.ztunnel.env.Z=1", "values.ztunnel.meshConfig.defaultConfig.proxyMetadata.B=2", "values.telemetry.enabled=false", "values.sidecarInjectorWebhook.rewriteAppHTTPProbe=false",
        "values.gateways.istio-ingressgateway.type=NodePort", "values.gateways.istio-egressgateway.autoscaleMin=3", "values.gateways.securityContext.runAsUser=7",
        "values.gateways.istio-egressgateway.enabled=true", "values.gatewayClasses.istio.deployment.spec.replicas=2", "values.defaultRevision=canary",
        "values.revisionTags[0]=prod", "values.istiodRemote.injectionPath=/x", "values.experimental.stableValidationPolicy=true", "values.profile=demo",
        "unvalidatedValues.meshConfig.rootNamespace=root", "unvalidatedValues.cni.repair.enabled=false", "values.ownerName=me", "values.global.variant=debug",
    ];

    private static readonly Gen<string[]> GenSettings = Gen.OneOf(Settings).Array[0, 3];

    public static TheoryData<ChartSet, int> Sets => new() { { ChartSet.BuiltIn, 60 }, { ChartSet.OfIstio, 25 } };

    [SkippableTheory]
    [MemberData(nameof(Sets))]
    public async Task What_is_rendered_again_and_what_is_kept_are_together_a_full_rendering(ChartSet charts, int samples)
    {
        charts.SkipWhereMissing();
        await Gen.Select(Gen.OneOf(OracleCases.Profiles.ToArray()), Gen.Frequency((4, Gen.Const(string.Empty)), (1, Gen.OneOf(OracleCases.Profiles.ToArray()))), GenSettings, GenSettings)
            .SampleAsync(async (profile, otherProfile, common, more) =>
            {
                GeneratedMesh before = await OfAsync(charts, profile, common);
                GeneratedMesh full = await OfAsync(charts, otherProfile.Length > 0 ? otherProfile : profile, [.. common, .. more]);

                PartialRendering partial = await AffectedComponents.RenderAsync(
                    new RecordedRendering { Config = before.Config, Manifests = before.Manifests }, full.Config, full.Options, CancellationToken.None);

                Assert.Equal(full.Manifests.Select(Text), partial.Manifests.Select(Text));
                Assert.Equal(
                    before.Manifests.Select(Identity).Except(full.Manifests.Select(Identity)).Order(StringComparer.Ordinal),
                    partial.Removed.Select(Identity).Order(StringComparer.Ordinal));
            }, iter: samples, threads: 1);
    }

    [Theory]
    [InlineData("values.gateways.istio-egressgateway.autoscaleMin=3", "Pilot,istio-egressgateway")]
    [InlineData("values.cni.logging.level=debug", "Pilot,Cni")]
    [InlineData("components.cni.k8s.priorityClassName=high", "Cni")]
    [InlineData("components.pilot.k8s.podAnnotations.a=b", "Pilot")]
    [InlineData("meshConfig.accessLogFile=/x", "Pilot,istio-ingressgateway,istio-egressgateway")]
    [InlineData("values.global.network=north", "Base,Pilot,Cni,Ztunnel,istio-ingressgateway,istio-egressgateway")]
    [InlineData("values.nobodyKnows=1", "Base,Pilot,Cni,Ztunnel,istio-ingressgateway,istio-egressgateway")]
    [InlineData("values.base.validationURL=https://example.com", "Base,Pilot")]
    [InlineData("values.ztunnel.meshConfig.defaultConfig.proxyMetadata.B=2", "Pilot,Ztunnel")]
    [InlineData("profile=demo", "")]
    public async Task A_change_touches_the_components_whose_charts_read_it(string change, string affected)
    {
        string[] all = ["components.cni.enabled=true", "components.ztunnel.enabled=true"];
        GeneratedMesh before = await OfAsync(ChartSet.BuiltIn, "demo", all);
        GeneratedMesh after = await OfAsync(ChartSet.BuiltIn, "demo", [.. all, change]);

        IReadOnlyList<string> names = await AffectedComponents.OfAsync(
            new RecordedRendering { Config = before.Config, Manifests = before.Manifests }, after.Config, after.Options, CancellationToken.None);

        Assert.Equal(affected, string.Join(',', names));
    }

    [Fact]
    public async Task A_first_upgrade_renders_again_what_tells_upgrades_from_installations()
    {
        GeneratedMesh before = await OfAsync(ChartSet.BuiltIn, "default", []);
        RecordedRendering recorded = new() { Config = before.Config, Manifests = before.Manifests };

        Assert.Equal(["Base", "Pilot"], await AffectedComponents.OfAsync(
            recorded, before.Config, before.Options with { IsUpgrade = true }, CancellationToken.None));
        Assert.Equal(3, (await AffectedComponents.OfAsync(
            recorded, before.Config, before.Options with { KubeVersion = "v1.31.0" }, CancellationToken.None)).Count);
    }

    [Fact]
    public async Task Only_the_components_asked_for_are_told()
    {
        GeneratedMesh before = await OfAsync(ChartSet.BuiltIn, "default", []);
        GeneratedMesh after = await OfAsync(ChartSet.BuiltIn, "default", ["values.global.network=north"]);

        PartialRendering partial = await AffectedComponents.RenderAsync(
            new RecordedRendering { Config = before.Config, Manifests = before.Manifests },
            after.Config,
            after.Options with { Components = ["Pilot"] },
            CancellationToken.None);

        Assert.Equal("Pilot", Assert.Single(partial.Manifests).Name);
        Assert.Empty(partial.Removed);
    }

    private static Task<GeneratedMesh> OfAsync(ChartSet charts, string profile, string[] settings) => GeneratedMesh.OfLayersAsync(
        charts, [ConfigReader.ReadText($"spec: {{profile: {profile}}}", "input.yaml"), .. settings.Select(setting => SetExpression.Parse(setting).ToLayer())]);

    private static string Identity(MeshManifest manifest) => $"{manifest.Component} {manifest.Name} {manifest.Namespace}";

    private static string Text(MeshManifest manifest) =>
        $"{Identity(manifest)} {manifest.Revision} {manifest.Owner} {manifest.Version} {manifest.Chart} [{string.Join(' ', manifest.DependsOn)}]\n"
        + ManifestWriter.ToText(manifest.Resources, MeshTextFormat.Yaml);
}
