namespace MeshInstall.Engine.Tests.Converting;

public sealed class FieldConversionTests
{
    [Theory]
    [InlineData("values: {global: {trustDomain: a.b}}", "meshConfig: {trustDomain: a.b}")]
    [InlineData("values: {global: {mtls: {auto: true}}}", "meshConfig: {enableAutoMtls: true}")]
    [InlineData("values: {global: {outboundTrafficPolicy: {mode: REGISTRY_ONLY}}}", "meshConfig: {outboundTrafficPolicy: {mode: REGISTRY_ONLY}}")]
    [InlineData("values: {global: {proxy: {accessLogFile: /dev/stdout, logLevel: info}}}", "{values: {global: {proxy: {logLevel: info}}}, meshConfig: {accessLogFile: /dev/stdout}}")]
    [InlineData("values: {global: {proxy: {concurrency: 4}}}", "meshConfig: {defaultConfig: {concurrency: 4}}")]
    [InlineData("values: {pilot: {ingress: {ingressClass: mine}}}", "meshConfig: {ingressClass: mine}")]
    [InlineData("revision: canary\ndefaultRevision: true", "{revision: canary, values: {defaultRevision: canary, revisionTags: [default]}}")]
    [InlineData("revision: canary\ndefaultRevision: true\nvalues: {defaultRevision: old}", "{revision: canary, values: {defaultRevision: old, revisionTags: [default]}}")]
    [InlineData("values: {istio_cni: {enabled: true, chained: false}}", "values: {pilot: {cni: {enabled: true}}}")]
    [InlineData("values: {cni: {taint: {enabled: true}}}", "values: {pilot: {taint: {enabled: true}}}")]
    [InlineData("values: {pilot: {enableProtocolSniffingForInbound: false}}", "values: {pilot: {env: {PILOT_ENABLE_PROTOCOL_SNIFFING_FOR_INBOUND: 'false'}}}")]
    [InlineData("values: {global: {proxyInit: {image: x}}}", "values: {global: {proxy_init: {image: x}}}")]
    [InlineData("values: {global: {istioRemote: true}}", "profile: remote")]
    [InlineData("profile: minimal\nvalues: {global: {istioRemote: true}}", "{profile: minimal, values: {profile: remote}}")]
    [InlineData("components: {istiodRemote: {enabled: true}, pilot: {enabled: false}}", "{components: {pilot: {enabled: true}}, values: {profile: remote}}")]
    [InlineData("meshConfig: {defaultConfig: {zipkinAddress: 'z:9411'}}", "meshConfig: {defaultConfig: {tracing: {zipkin: {address: 'z:9411'}}}}")]
    [InlineData("values: {meshConfig: {defaultConfig: {connectTimeout: 5s}}}", "values: {meshConfig: {connectTimeout: 5s}}")]
    [InlineData(
        "meshConfig: {extensionProviders: [{name: a, envoyExtAuthzHttp: {service: s, port: 1, includeHeadersInCheck: [x]}}]}",
        "meshConfig: {extensionProviders: [{name: a, envoyExtAuthzHttp: {service: s, port: 1, includeRequestHeadersInCheck: [x]}}]}")]
    public void A_field_moves_to_its_place_of_today(string before, string after)
    {
        ConvertedDocument converted = ConvertedDocument.OfSpec(before);
        converted.SpecIs(after);
        Assert.Empty(converted.Errors());
        Assert.Contains(converted.Changes, change => change.Kind == MeshConfigChangeKind.Moved && !change.IsLossy);
    }

    [Fact]
    public void A_move_tells_both_places_both_values_the_release_and_the_line()
    {
        MeshConfigChange change = Assert.Single(ConvertedDocument.OfText("spec:\n  values:\n    global:\n      trustDomain: mesh.example\n").Changes);
        Assert.Equal(("spec.values.global.trustDomain", "spec.meshConfig.trustDomain"), (change.Path, change.NewPath));
        Assert.Equal(("mesh.example", "mesh.example"), (change.Before, change.After));
        Assert.Contains("Istio 1.10", change.Reason, StringComparison.Ordinal);
        Assert.Equal("old.yaml:4:20", change.Origin!.ToString());
    }

    [Theory]
    [InlineData("values: {mixer: {policy: {enabled: true}}}", "spec.values.mixer", "Istio 1.8")]
    [InlineData("values: {global: {mtls: {enabled: true}}}", "spec.values.global.mtls", "PeerAuthentication")]
    [InlineData("addonComponents: {kiali: {enabled: true}}", "spec.addonComponents", "Kiali")]
    [InlineData("components: {citadel: {enabled: true}}", "spec.components.citadel", "istiod")]
    [InlineData("meshConfig: {disable_mixer_http_reports: true}", "spec.meshConfig.disable_mixer_http_reports", "Mixer")]
    [InlineData("values: {telemetry: {v2: {prometheus: {wasmEnabled: true}}}}", "spec.values.telemetry.v2.prometheus.wasmEnabled", "Telemetry")]
    [InlineData("revision: a\ndefaultRevision: true\nvalues: {defaultRevision: a, revisionTags: [prod]}", "spec.defaultRevision", "values.revisionTags")]
    [InlineData("values: {global: {jwtPolicy: first-party-jwt}}", "spec.values.global.jwtPolicy", "first-party")]
    public void A_field_without_a_successor_is_dropped_and_its_loss_is_told(string spec, string path, string advice)
    {
        ConvertedDocument converted = ConvertedDocument.OfSpec(spec);
        MeshConfigChange change = Assert.Single(converted.Changes);
        Assert.Equal((MeshConfigChangeKind.Removed, path, (string?)null, true), (change.Kind, change.Path, change.NewPath, change.IsLossy));
        Assert.Contains(advice, change.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain(converted.Issues(), issue => issue.StartsWith("RemovedField", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("defaultRevision: true")]
    [InlineData("revision: canary\ndefaultRevision: false")]
    [InlineData("values: {gateways: {istio-ingressgateway: {meshExpansionPorts: [{name: dns, port: 853}]}}}")]
    [InlineData("values: {global: {useMCP: false}}")]
    [InlineData("values: {grafana: {enabled: false, persist: true}}")]
    [InlineData("values: {gateways: {istio-egressgateway: {zvpn: {}}}}")]
    [InlineData("values: {global: {jwtPolicy: third-party-jwt}}")]
    [InlineData("components: {policy: {enabled: false, k8s: {replicaCount: 2}}}")]
    [InlineData("meshConfig: {defaultConfig: {discoveryRefreshDelay: 10s}}")]
    public void Dropping_what_asks_for_nothing_loses_nothing(string spec) =>
        Assert.False(Assert.Single(ConvertedDocument.OfSpec(spec).Changes).IsLossy);

    [Fact]
    public void What_is_set_in_the_new_place_already_stays()
    {
        ConvertedDocument converted = ConvertedDocument.OfSpec("values: {global: {trustDomain: old}}\nmeshConfig: {trustDomain: new}");
        converted.SpecIs("meshConfig: {trustDomain: new}");
        MeshConfigChange change = Assert.Single(converted.Changes);
        Assert.True(change.IsLossy);
        Assert.Contains("spec.meshConfig.trustDomain is set already", change.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Collectors_become_addresses_with_their_settings()
    {
        ConvertedDocument converted = ConvertedDocument.OfSpec("""
            values:
              global:
                proxy:
                  envoyStatsd: {enabled: true, host: statsd.obs, port: 9125}
                  envoyMetricsService: {enabled: false, host: m, port: 1}
                  envoyAccessLogService: {enabled: true, host: als.obs, port: "15000", tcpKeepalive: {probes: 3}}
            """);
        converted.SpecIs("""
            meshConfig:
              enableEnvoyAccessLogService: true
              defaultConfig:
                statsdUdpAddress: statsd.obs:9125
                envoyAccessLogService: {address: "als.obs:15000", tcpKeepalive: {probes: 3}}
            """);
        Assert.Empty(converted.Errors());
        Assert.DoesNotContain(converted.Changes, change => change.IsLossy);
    }

    [Fact]
    public void Extra_ports_of_a_gateway_join_those_it_has()
    {
        ConvertedDocument converted = ConvertedDocument.OfSpec(
            "values: {gateways: {istio-ingressgateway: {ports: [{name: http2, port: 8000}], ingressPorts: [{name: tcp, port: 9000}]}}}");
        converted.SpecIs("values: {gateways: {istio-ingressgateway: {ports: [{name: http2, port: 8000}, {name: tcp, port: 9000}]}}}");
        Assert.Empty(converted.Errors());
    }

    [Fact]
    public void Ports_for_machines_outside_join_those_of_the_gateway_where_they_were_open() => ConvertedDocument.OfSpec(
        "values: {global: {meshExpansion: {enabled: true}}, gateways: {istio-ingressgateway: {ports: [{name: a, port: 9000}], meshExpansionPorts: [{name: b, port: 9853}]}}}")
        .SpecIs("values: {gateways: {istio-ingressgateway: {ports: [{name: a, port: 9000}, {name: b, port: 9853}]}}}");

    [Fact]
    public void Extra_ports_of_a_gateway_without_ports_of_its_own_join_those_of_the_chart()
    {
        ConvertedDocument converted = ConvertedDocument.OfSpec("values: {gateways: {istio-ingressgateway: {ingressPorts: [{name: tcp, port: 9000}]}}}");
        MeshList ports = converted.Spec.FindMap("values")!.FindMap("gateways")!.FindMap("istio-ingressgateway")!.FindList("ports")!;
        Assert.Equal([15021L, 80L, 443L, 9000L], ports.Cast<MeshMap>().Select(port => ((MeshScalar)port["port"]).Value));
    }

    [Fact]
    public void Ports_that_only_root_may_listen_on_get_others_behind_them()
    {
        ConvertedDocument converted = ConvertedDocument.OfSpec("""
            components:
              egressGateways:
              - name: istio-egressgateway
                enabled: true
                k8s: {service: {ports: [{name: http2, port: 80}, {name: https, port: 443}, {name: own, port: 443, targetPort: 9443, protocol: UDP}]}}
            """);
        MeshMap gateway = (MeshMap)converted.Spec.FindMap("components")!.FindList("egressGateways")![0];
        Assert.Equal(
            ["8080", "8443", "9443"], gateway.FindMap("k8s")!.FindMap("service")!.FindList("ports")!.Cast<MeshMap>().Select(port => port["targetPort"].ToString()));
        Assert.Empty(converted.Errors());
    }

    [Fact]
    public void Ports_of_a_gateway_that_runs_as_root_stay() => Assert.Empty(ConvertedDocument.OfSpec(
        "values: {gateways: {istio-ingressgateway: {runAsRoot: true, ports: [{name: http2, port: 80}]}}}").Changes);

    [Theory]
    [InlineData("values: {global: {proxy: {tracer: zipkin}, tracer: {zipkin: {address: 'z:9411'}}}}", "{values: {global: {proxy: {tracer: zipkin}}}, meshConfig: {defaultConfig: {tracing: {zipkin: {address: 'z:9411'}}}}}")]
    [InlineData("values: {global: {proxy: {tracer: zipkin}, tracer: {zipkin: {address: ''}, datadog: {address: d}}}}", "values: {global: {proxy: {tracer: zipkin}, tracer: {zipkin: {address: ''}, datadog: {address: d}}}}")]
    [InlineData("values: {global: {tracer: {stackdriver: {debug: true, maxNumberOfAttributes: 200}}}}", "{}")]
    public void The_tracer_in_use_becomes_mesh_configuration(string before, string after) => ConvertedDocument.OfSpec(before).SpecIs(after);

    [Theory]
    [InlineData("values: {pilot: {autoscaleEnabled: 'True'}}", "values: {pilot: {autoscaleEnabled: true}}")]
    [InlineData("values: {pilot: {autoscaleMin: '2', traceSampling: '0.5'}}", "values: {pilot: {autoscaleMin: 2, traceSampling: 0.5}}")]
    [InlineData("components: {pilot: {k8s: {replicaCount: '3'}}}", "components: {pilot: {k8s: {replicaCount: 3}}}")]
    [InlineData("components: {pilot: {k8s: {env: [{name: A, value: true}]}}}", "components: {pilot: {k8s: {env: [{name: A, value: 'true'}]}}}")]
    [InlineData("components: {pilot: {k8s: {podAnnotations: {a: 1}}}}", "components: {pilot: {k8s: {podAnnotations: {a: '1'}}}}")]
    [InlineData("meshConfig: {accessLogEncoding: json}", "meshConfig: {accessLogEncoding: JSON}")]
    public void A_leaf_of_another_type_is_rewritten(string before, string after)
    {
        ConvertedDocument converted = ConvertedDocument.OfSpec(before);
        converted.SpecIs(after);
        Assert.Empty(converted.Errors());
        Assert.All(converted.Changes, change => Assert.Equal((MeshConfigChangeKind.Rewritten, change.Path), (change.Kind, change.NewPath)));
    }

    [Fact]
    public void A_number_that_may_have_lost_digits_is_left_to_its_writer() =>
        Assert.Empty(ConvertedDocument.OfSpec("components: {pilot: {k8s: {podAnnotations: {version: 1.10}}}}").Changes);

    [Theory]
    [InlineData("values: {global: {trustDomain: null}}")]
    [InlineData("values: {global: {proxy: {envoyStatsd: {enabled: true, host: null, port: null}}}}")]
    [InlineData("components: null")]
    [InlineData("values: {global: 7}\nmeshConfig: text")]
    [InlineData("values: {gateways: {istio-ingressgateway: {ingressPorts: 3}}}")]
    [InlineData("components: {pilot: {k8s: {hpaSpec: {metrics: [1, null, {resource: 5}]}}}}")]
    public void Nothing_that_stands_in_the_way_stops_the_conversion(string spec) => Assert.NotNull(ConvertedDocument.OfSpec(spec).Document);
}
