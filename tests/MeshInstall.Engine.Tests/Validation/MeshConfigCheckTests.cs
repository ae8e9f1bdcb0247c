namespace MeshInstall.Engine.Tests.Validation;

public sealed class MeshConfigCheckTests
{
    [Theory]
    [InlineData("trustDomain: cluster.local", "")]
    [InlineData("trustDomain: \"\"", "InvalidTrustDomain spec.meshConfig.trustDomain")]
    [InlineData("trustDomain: td_1", "InvalidTrustDomain spec.meshConfig.trustDomain")]
    [InlineData("trustDomainAliases: [a.b, A_]", "InvalidTrustDomain spec.meshConfig.trustDomainAliases[1]")]
    [InlineData("connectTimeout: 10s", "")]
    [InlineData("connectTimeout: 2h", "DurationOutOfRange spec.meshConfig.connectTimeout")]
    [InlineData("connectTimeout: 0s", "DurationOutOfRange spec.meshConfig.connectTimeout")]
    [InlineData("connectTimeout: 1500us", "DurationOutOfRange spec.meshConfig.connectTimeout")]
    [InlineData("protocolDetectionTimeout: 0s", "")]
    [InlineData("protocolDetectionTimeout: -1s", "DurationOutOfRange spec.meshConfig.protocolDetectionTimeout")]
    [InlineData("defaultConfig: {drainDuration: 45s}", "")]
    [InlineData("defaultConfig: {drainDuration: 1500ms}", "DurationOutOfRange spec.meshConfig.defaultConfig.drainDuration")]
    [InlineData("proxyListenPort: 70000", "PortOutOfRange spec.meshConfig.proxyListenPort")]
    [InlineData("defaultConfig: {statusPort: 0}", "PortOutOfRange spec.meshConfig.defaultConfig.statusPort")]
    [InlineData("defaultConfig: {discoveryAddress: \"istiod.istio-system.svc:15012\"}", "")]
    [InlineData("defaultConfig: {tracing: {zipkin: {address: \"$(HOST_IP):9411\"}}}", "")]
    [InlineData("defaultConfig: {tracing: {zipkin: {address: zipkin}}}", "InvalidAddress spec.meshConfig.defaultConfig.tracing.zipkin.address")]
    [InlineData("defaultConfig: {statsdUdpAddress: \"10.0.0.1:0\"}", "InvalidAddress spec.meshConfig.defaultConfig.statsdUdpAddress")]
    [InlineData("defaultConfig: {envoyAccessLogService: {address: \"als_1:1\"}}", "InvalidAddress spec.meshConfig.defaultConfig.envoyAccessLogService.address")]
    [InlineData("serviceSettings: [{hosts: [\"*.prod.svc.cluster.local\", \"a.b\", \"*\"]}]", "")]
    [InlineData("serviceSettings: [{hosts: [\"*foo.bar.com\", \"*-foo.bar.com\", Foo]}]", "")]
    [InlineData("serviceSettings: [{hosts: [1.1.1.1]}]", "InvalidHost spec.meshConfig.serviceSettings[0].hosts[0]")]
    [InlineData("serviceSettings: [{hosts: [\"foo*.bar.com\"]}]", "InvalidHost spec.meshConfig.serviceSettings[0].hosts[0]")]
    [InlineData("defaultConfig: {statsdUdpAddress: \"[2001:db8::100]:80\"}", "")]
    [InlineData("defaultConfig: {statsdUdpAddress: \"2001:db8::100:80\"}", "InvalidAddress spec.meshConfig.defaultConfig.statsdUdpAddress")]
    [InlineData("defaultConfig: {statsdUdpAddress: \"isti..:80\"}", "InvalidAddress spec.meshConfig.defaultConfig.statsdUdpAddress")]
    [InlineData("defaultConfig: {privateKeyProvider: {cryptomb: {pollDelay: 10ms}}}", "")]
    [InlineData("defaultConfig: {privateKeyProvider: {qat: {}}}", "PollDelayMissing spec.meshConfig.defaultConfig.privateKeyProvider.qat")]
    [InlineData("defaultConfig: {tracing: {tlsSettings: {mode: MUTUAL, clientCertificate: a, privateKey: b}}}", "")]
    [InlineData("defaultConfig: {tracing: {tlsSettings: {mode: MUTUAL, clientCertificate: a}}}", "TlsIncomplete spec.meshConfig.defaultConfig.tracing.tlsSettings")]
    [InlineData("serviceSettings: [{hosts: [\"a.*.b\"]}]", "InvalidHost spec.meshConfig.serviceSettings[0].hosts[0]")]
    [InlineData("localityLbSetting: {distribute: [{from: a/*, to: {a/*: 70, b/*: 30}}]}", "")]
    [InlineData("localityLbSetting: {distribute: [{from: a/*, to: {a/*: 70, b/*: 20}}]}", "InvalidLocalityWeight spec.meshConfig.localityLbSetting.distribute[0].to")]
    [InlineData("localityLbSetting: {distribute: [{from: a/*, to: {a/*: 0}}]}", "InvalidLocalityWeight spec.meshConfig.localityLbSetting.distribute[0].to.a/*")]
    [InlineData("localityLbSetting: {failover: [{from: a, to: a}]}", "InvalidLocalityFailover spec.meshConfig.localityLbSetting.failover[0].to")]
    [InlineData("localityLbSetting: {failover: [{from: a/b, to: c}]}", "InvalidLocalityFailover spec.meshConfig.localityLbSetting.failover[0].from")]
    [InlineData("localityLbSetting: {distribute: [{from: a, to: {b: 100}}], failover: [{from: a, to: b}]}", "ConflictingFields spec.meshConfig.localityLbSetting.failover")]
    [InlineData("meshMTLS: {ecdhCurves: [P-256]}", "UnsupportedCurves spec.meshConfig.meshMTLS.ecdhCurves")]
    public void What_Istio_would_not_take_is_an_error_at_its_place(string mesh, string expected) => Assert.Equal(
        expected.Length == 0 ? [] : ["Error " + expected], Validated.Mesh(mesh).Lines());

    [Theory]
    [InlineData("extensionProviders: [{name: a, zipkin: {service: z, port: 99999}}]", "PortOutOfRange spec.meshConfig.extensionProviders[0].zipkin.port")]
    [InlineData("extensionProviders: [{zipkin: {service: z, port: 1}}]", "ExtensionProviderWithoutName spec.meshConfig.extensionProviders[0]")]
    [InlineData("extensionProviders: [{name: a}]", "ExtensionProviderWithoutKind spec.meshConfig.extensionProviders[0]")]
    [InlineData("extensionProviders: [{name: a, prometheus: {}}, {name: a, prometheus: {}}]", "DuplicateExtensionProvider spec.meshConfig.extensionProviders[1].name")]
    [InlineData("extensionProviders: [{name: a, zipkin: {port: 1}}]", "ProviderWithoutService spec.meshConfig.extensionProviders[0].zipkin")]
    [InlineData("extensionProviders: [{name: a, envoyOtelAls: {service: z}}]", "ProviderWithoutService spec.meshConfig.extensionProviders[0].envoyOtelAls")]
    [InlineData("extensionProviders: [{name: a, datadog: {service: a_b, port: 1}}]", "InvalidHost spec.meshConfig.extensionProviders[0].datadog.service")]
    [InlineData("extensionProviders: [{name: a, opentelemetry: {service: ns/a.b, port: 1, grpc: {}, http: {path: a}}}]", "ConflictingFields spec.meshConfig.extensionProviders[0].opentelemetry.http")]
    [InlineData("defaultConfig: {proxyMetadata: {ISTIO_META_DNS_AUTO_ALLOCATE: \"true\"}}", "DeprecatedField spec.meshConfig.defaultConfig.proxyMetadata.ISTIO_META_DNS_AUTO_ALLOCATE")]
    [InlineData("tlsDefaults: {ecdhCurves: [P-256, P-999]}", "UnsupportedCurves spec.meshConfig.tlsDefaults.ecdhCurves[1]")]
    [InlineData("tlsDefaults: {ecdhCurves: [P-256, P-256]}", "UnsupportedCurves spec.meshConfig.tlsDefaults.ecdhCurves[1]")]
    [InlineData("defaultProviders: {tracing: [zipkn]}\nextensionProviders: [{name: zipkin, zipkin: {service: z, port: 1}}]", "UnknownExtensionProvider spec.meshConfig.defaultProviders.tracing[0]")]
    public void What_Istio_passes_over_is_a_warning(string mesh, string expected) => Assert.Equal(["Warning " + expected], Validated.Mesh(mesh).Lines());

    [Fact]
    public void The_mesh_configuration_among_the_values_is_checked_as_well() => Assert.Equal(
        ["Error InvalidTrustDomain spec.values.meshConfig.trustDomain", "Error UnknownField spec.values.meshConfig.foo"],
        Validated.Values("meshConfig:\n  trustDomain: A_\n  foo: 1").Lines());

    [Fact]
    public void One_mistake_that_stands_in_both_mesh_configurations_is_reported_once()
    {
        MeshOrigin origin = new(MeshOriginKind.Parameter, "-Set meshConfig.trustDomain=A");
        MeshMap mesh = MeshMap.Empty.With("trustDomain", new MeshScalar("A_", origin));
        MeshMap document = MeshMap.Empty.With(
            "spec", MeshMap.Empty.With("values", MeshMap.Empty.With("meshConfig", mesh)).With("meshConfig", mesh));
        Assert.Equal("spec.meshConfig.trustDomain", new MeshInstall.Engine.Validation.ConfigValidator().Validate(document).Only().Path);
    }

    [Theory]
    [InlineData("{west: {endpoints: [{fromCidr: 10.0.0.0/8}, {fromRegistry: c1}], gateways: [{address: 1.1.1.1, port: 443}]}}", "")]
    [InlineData("{west: {endpoints: [{fromCidr: 10.0.0.0/64}]}}", "InvalidAddressRange spec.values.global.meshNetworks.west.endpoints[0].fromCidr")]
    [InlineData("{west: {gateways: [{address: 1.1.1.1}]}}", "PortOutOfRange spec.values.global.meshNetworks.west.gateways[0]")]
    [InlineData("{west: {gateways: [{address: 1.1.1.1, port: 70000}]}}", "PortOutOfRange spec.values.global.meshNetworks.west.gateways[0].port")]
    [InlineData("{west: {endpoint: []}}", "UnknownField spec.values.global.meshNetworks.west.endpoint")]
    public void Networks_of_the_mesh_can_be_reached(string networks, string expected) => Assert.Equal(
        expected.Length == 0 ? [] : ["Error " + expected], Validated.Values($"global:\n  meshNetworks: {networks}").Lines());

    [Fact]
    public void Built_in_providers_may_be_defaults() =>
        Assert.Empty(Validated.Mesh("defaultProviders: {metrics: [prometheus], accessLogging: [envoy]}"));
}
