namespace MeshInstall.Engine.Tests.Validation;

public sealed class TypeTests
{
    [Theory]
    [InlineData("hub: 5", "WrongType", "spec.hub")]
    [InlineData("hub: [docker.io/istio]", "WrongType", "spec.hub")]
    [InlineData("components: []", "WrongType", "spec.components")]
    [InlineData("components:\n  ingressGateways:\n    name: a", "WrongType", "spec.components.ingressGateways")]
    [InlineData("components:\n  pilot:\n    enabled: \"true\"", "WrongType", "spec.components.pilot.enabled")]
    [InlineData("components:\n  pilot:\n    k8s:\n      replicaCount: \"2\"", "WrongType", "spec.components.pilot.k8s.replicaCount")]
    [InlineData("components:\n  pilot:\n    k8s:\n      nodeSelector:\n        gpu: true", "WrongType", "spec.components.pilot.k8s.nodeSelector.gpu")]
    [InlineData("components:\n  pilot:\n    k8s:\n      imagePullPolicy: Sometimes", "UnknownValue", "spec.components.pilot.k8s.imagePullPolicy")]
    [InlineData("meshConfig:\n  connectTimeout: 10", "WrongType", "spec.meshConfig.connectTimeout")]
    [InlineData("meshConfig:\n  connectTimeout: soon", "InvalidDuration", "spec.meshConfig.connectTimeout")]
    [InlineData("meshConfig:\n  accessLogEncoding: XML", "UnknownValue", "spec.meshConfig.accessLogEncoding")]
    [InlineData("meshConfig:\n  enableTracing: \"yes\"", "WrongType", "spec.meshConfig.enableTracing")]
    [InlineData("meshConfig:\n  defaultConfig:\n    proxyMetadata:\n      DEBUG: true", "WrongType", "spec.meshConfig.defaultConfig.proxyMetadata.DEBUG")]
    [InlineData("values:\n  global:\n    proxy:\n      privileged: \"true\"", "WrongType", "spec.values.global.proxy.privileged")]
    [InlineData("values:\n  global:\n    proxy:\n      statusPort: -1", "OutOfRange", "spec.values.global.proxy.statusPort")]
    [InlineData("values:\n  global:\n    proxy:\n      tracer: jaegr", "UnknownValue", "spec.values.global.proxy.tracer")]
    [InlineData("values:\n  pilot:\n    env:\n      NAME: {value: text}", "WrongType", "spec.values.pilot.env.NAME")]
    [InlineData("values:\n  ztunnel:\n    env:\n    - {name: A, value: b}", "WrongType", "spec.values.ztunnel.env")]
    [InlineData("values:\n  pilot:\n    autoscaleMin: two", "WrongType", "spec.values.pilot.autoscaleMin")]
    public void A_value_of_another_type_is_an_error_at_its_place(string spec, string id, string path)
    {
        MeshValidationIssue issue = Validated.Spec(spec).Only();
        Assert.Equal((id, MeshSeverity.Error, path), (issue.Id, issue.Severity, issue.Path));
        Assert.NotEmpty(issue.Suggestion);
    }

    [Theory]
    [InlineData("meshConfig:\n  proxyListenPort: \"15001\"")]
    [InlineData("meshConfig:\n  connectTimeout: 1m30s\n  access_log_file: /dev/stdout\n  accessLogEncoding: 1")]
    [InlineData("meshConfig:\n  mesh_mTLS:\n    minProtocolVersion: TLSV1_3")]
    [InlineData("values:\n  pilot:\n    traceSampling: \"1.5\"\n    keepaliveMaxServerConnectionAge: 30m\n    rollingMaxSurge: 1\n    rollingMaxUnavailable: 25%")]
    [InlineData("values:\n  cni:\n    resource_quotas:\n      pods: 10\n    resourceQuotas:\n      enabled: true")]
    [InlineData("values:\n  pilot:\n    env:\n      EXTERNAL_ISTIOD: false\n      LEVEL: 3\n      NAME: text")]
    [InlineData("values:\n  pilot:\n    resources:\n      requests:\n        cpu: 1\n        memory: 128Mi")]
    [InlineData("tag: 1\nhub: ~\nmeshConfig:\n  trustDomain: ~\nvalues: ~")]
    public void What_Istio_and_its_charts_read_is_accepted(string spec) => Assert.Empty(Validated.Spec(spec));

    [Theory]
    [InlineData("meshConfig:\n  enableTracing: \"true\"", "Write true without quotes.")]
    [InlineData("hub: 5", "Put the value in quotes: \"5\".")]
    [InlineData("meshConfig:\n  connectTimeout: 10", "such as 10s.")]
    [InlineData("components:\n  pilot:\n    k8s:\n      imagePullPolicy: ifnotpresent", "Did you mean IfNotPresent?")]
    public void The_next_step_says_how_to_write_the_value(string spec, string expected) =>
        Assert.Contains(expected, Validated.Spec(spec).Only().Suggestion, StringComparison.Ordinal);

    [Fact]
    public void Two_kinds_of_one_extension_provider_conflict() => Assert.Equal(
        ["Error ConflictingFields spec.meshConfig.extensionProviders[0].prometheus"],
        Validated.Mesh("extensionProviders:\n- name: a\n  zipkin: {service: z, port: 9411}\n  prometheus: {}").Lines());
}
