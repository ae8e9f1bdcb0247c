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
    [InlineData("defaultConfig: {configPath: \"\"}", "RequiredValueEmpty spec.meshConfig.defaultConfig.configPath")]
    [InlineData("defaultConfig: {binaryPath: \"\"}", "RequiredValueEmpty spec.meshConfig.defaultConfig.binaryPath")]
    [InlineData("defaultConfig: {discoveryAddress: \"\"}", "RequiredValueEmpty spec.meshConfig.defaultConfig.discoveryAddress")]
    [InlineData("defaultConfig: {serviceCluster: \"\"}", "RequiredValueEmpty spec.meshConfig.defaultConfig.serviceCluster")]
    [InlineData("defaultConfig: {controlPlaneAuthPolicy: NONE}", "")]
    [InlineData("defaultConfig: {controlPlaneAuthPolicy: INHERIT}", "UnsupportedValue spec.meshConfig.defaultConfig.controlPlaneAuthPolicy")]
    [InlineData("defaultConfig: {tracing: {customTags: {a: {literal: {value: b}}}}}", "")]
    [InlineData("defaultConfig: {tracing: {customTags: {a: null}}}", "RequiredValueEmpty spec.meshConfig.defaultConfig.tracing.customTags.a")]
    [InlineData("defaultConfig: {tracing: {zipkin: {}}}", "InvalidAddress spec.meshConfig.defaultConfig.tracing.zipkin")]
    [InlineData("defaultConfig: {tracing: {datadog: {address: \"$(HOST_IP):8126\"}}}", "")]
    [InlineData("defaultConfig: {tracing: {datadog: {address: \"\"}}}", "InvalidAddress spec.meshConfig.defaultConfig.tracing.datadog")]
    [InlineData("defaultConfig: {tracing: {lightstep: {address: \"a.b:1\", accessToken: t}}}", "")]
    [InlineData("defaultConfig: {tracing: {lightstep: {address: \"a.b:1\"}}}", "RequiredValueEmpty spec.meshConfig.defaultConfig.tracing.lightstep")]
    [InlineData("defaultConfig: {statsdUdpAddress: \"$(HOST_IP):8125\"}", "InvalidAddress spec.meshConfig.defaultConfig.statsdUdpAddress")]
    [InlineData("defaultConfig: {privateKeyProvider: {}}", "RequiredValueEmpty spec.meshConfig.defaultConfig.privateKeyProvider")]
    [InlineData("defaultConfig: {tracing: {tlsSettings: {mode: MUTUAL, credentialName: c}}}", "")]
    [InlineData("defaultConfig: {tracing: {tlsSettings: {mode: SIMPLE, credentialName: c, caCertificates: d}}}", "TlsConflict spec.meshConfig.defaultConfig.tracing.tlsSettings.caCertificates")]
    [InlineData("defaultConfig: {tracing: {tlsSettings: {mode: SIMPLE, insecureSkipVerify: true, subjectAltNames: [a]}}}", "TlsConflict spec.meshConfig.defaultConfig.tracing.tlsSettings.subjectAltNames")]
    [InlineData("defaultConfig: {tracing: {tlsSettings: {mode: SIMPLE, credentialName: \"configmap://ca\"}}}", "TlsConflict spec.meshConfig.defaultConfig.tracing.tlsSettings.credentialName")]
    [InlineData("defaultConfig: {tracing: {tlsSettings: {mode: MUTUAL, credentialName: \"\", privateKey: k}}}", "TlsIncomplete spec.meshConfig.defaultConfig.tracing.tlsSettings")]
    [InlineData("localityLbSetting: {distribute: [{from: a}]}", "InvalidLocalityWeight spec.meshConfig.localityLbSetting.distribute[0]")]
    [InlineData("localityLbSetting: {distribute: [{from: a/b, to: {c: 100}}, {from: a/b/c, to: {c: 100}}]}", "InvalidLocality spec.meshConfig.localityLbSetting.distribute[1].from")]
    [InlineData("localityLbSetting: {distribute: [{from: a/b/c, to: {c: 100}}, {from: a/b/d, to: {c: 100}}]}", "")]
    [InlineData("localityLbSetting: {distribute: [{from: a//c, to: {c: 100}}]}", "InvalidLocality spec.meshConfig.localityLbSetting.distribute[0].from")]
    [InlineData("localityLbSetting: {distribute: [{from: a, to: {\"*/b\": 100}}]}", "InvalidLocality spec.meshConfig.localityLbSetting.distribute[0].to.*/b")]
    [InlineData("localityLbSetting: {distribute: [{from: a, to: {b: 50, \"*\": 50}}]}", "InvalidLocality spec.meshConfig.localityLbSetting.distribute[0].to.b")]
    [InlineData("localityLbSetting: {failover: [{}]}", "InvalidLocalityFailover spec.meshConfig.localityLbSetting.failover[0]")]
    [InlineData("localityLbSetting: {failover: [{from: a, to: b}], failoverPriority: [app, topology.istio.io/subzone]}", "ConflictingFields spec.meshConfig.localityLbSetting.failoverPriority[1]")]
    [InlineData("localityLbSetting: {failover: [{from: a, to: b}], failoverPriority: [app]}", "")]
    [InlineData("meshMTLS: {ecdhCurves: []}", "")]
    [InlineData("connectTimeout: 10", "WrongType spec.meshConfig.connectTimeout")]
    [InlineData("connectTimeout: 10 s", "InvalidDuration spec.meshConfig.connectTimeout")]
    [InlineData("accessLogEncoding: XML", "UnknownValue spec.meshConfig.accessLogEncoding")]
    [InlineData("defaultConfig: {serviceCluster: a, tracingServiceName: CANONICAL_NAME_ONLY}", "ConflictingFields spec.meshConfig.defaultConfig.tracingServiceName")]
    [InlineData("extensionProviders: [{name: a, prometheus: {}, zipkin: {service: z, port: 1}}]", "ConflictingFields spec.meshConfig.extensionProviders[0].zipkin")]
    [InlineData("defaultConfig: {proxyMetdata: {}}", "UnknownField spec.meshConfig.defaultConfig.proxyMetdata")]
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
    [InlineData("extensionProviders: [{name: a, envoyExtAuthzHttp: {service: z.y, port: 1, pathPrefix: check}}]", "InvalidPathPrefix spec.meshConfig.extensionProviders[0].envoyExtAuthzHttp.pathPrefix")]
    [InlineData("extensionProviders: [{name: a, envoyExtAuthzGrpc: {service: z.y, port: 1, statusOnError: \"418\"}}]", "InvalidStatusCode spec.meshConfig.extensionProviders[0].envoyExtAuthzGrpc.statusOnError")]
    [InlineData("extensionProviders: [{name: a, zipkin: {service: ns/short, port: 1}}]", "InvalidHost spec.meshConfig.extensionProviders[0].zipkin.service")]
    [InlineData("extensionProviders: [{name: a, zipkin: {service: \"ns/*foo.bar\", port: 1}}]", "InvalidHost spec.meshConfig.extensionProviders[0].zipkin.service")]
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
    [InlineData("{west: {endpoints: [{fromRegistry: a_b}]}}", "InvalidRegistry spec.values.global.meshNetworks.west.endpoints[0].fromRegistry")]
    [InlineData("{west: {gateways: [{address: gw.example.com, port: 443}]}}", "")]
    [InlineData("{west: {gateways: [{address: gw_1, port: 443}]}}", "InvalidHost spec.values.global.meshNetworks.west.gateways[0].address")]
    [InlineData("{west: {gateways: [{registryServiceName: 1.2.3.4, port: 443}]}}", "InvalidHost spec.values.global.meshNetworks.west.gateways[0].registryServiceName")]
    [InlineData("{west: {endpoint: []}}", "UnknownField spec.values.global.meshNetworks.west.endpoint")]
    public void Networks_of_the_mesh_can_be_reached(string networks, string expected) => Assert.Equal(
        expected.Length == 0 ? [] : ["Error " + expected], Validated.Values($"global:\n  meshNetworks: {networks}").Lines());

    [Fact]
    public void A_tracing_provider_without_its_token_is_a_warning_beside_its_deprecation() => Assert.Equal(
        ["Warning DeprecatedField spec.meshConfig.extensionProviders[0].lightstep", "Warning ProviderWithoutToken spec.meshConfig.extensionProviders[0].lightstep"],
        Validated.Mesh("extensionProviders: [{name: a, lightstep: {service: z, port: 1}}]").Lines());

    [Fact]
    public void Built_in_providers_may_be_defaults() =>
        Assert.Empty(Validated.Mesh("defaultProviders: {metrics: [prometheus], accessLogging: [envoy]}"));
}
