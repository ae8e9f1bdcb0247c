using CsCheck;
using MeshInstall.Engine.Validation;
using MeshInstall.Engine.Validation.Schema;

namespace MeshInstall.Engine.Tests.Validation;

public sealed class ValidatorTests
{
    private const string CustomProfile = """
        apiVersion: install.istio.io/v1alpha1
        kind: IstioOperator
        metadata:
          name: control-plane
        spec:
          profile: minimal
          hub: registry.example.com/istio
          tag: 1.23.0
          meshConfig:
            accessLogFile: /dev/stdout
            defaultConfig:
              discoveryRefreshDelay: 10s
              proxyStatsMatcher:
                inclusionRegexps:
                - ".*outlier_detection.*"
                - ".*circuit_breakers.*"
            extensionProviders:
            - name: jaeger
              envoyOtelAls:
                service: jaeger-collector.istio-system.svc.cluster.local
                port: 4317
          components:
            pilot:
              k8s:
                resources:
                  requests: {cpu: 200m, memory: 256Mi}
                  limits: {cpu: 500m, memory: 512Mi}
                hpaSpec:
                  minReplicas: 2
                  maxReplicas: 5
                  metrics:
                  - type: Resource
                    resource:
                      name: cpu
                      target: {type: Utilization, averageUtilization: 80}
                env:
                - name: PILOT_ENABLE_WORKLOAD_ENTRY
                  value: "true"
            ingressGateways:
            - name: istio-ingressgateway
              enabled: true
              k8s:
                service:
                  type: LoadBalancer
                  loadBalancerIP: 192.168.1.100
                  ports:
                  - {port: 80, targetPort: 8080, name: http2}
                  - {port: 443, targetPort: 8443, name: https}
            egressGateways:
            - name: istio-egressgateway
              enabled: true
          values:
            global:
              meshID: mesh1
              multiCluster: {clusterName: cluster1}
              network: network1
            pilot:
              env:
                EXTERNAL_ISTIOD: false
                PILOT_ENABLE_CROSS_CLUSTER_WORKLOAD_ENTRY: true
        """;

    [Fact]
    public void The_custom_profile_of_the_handbook_passes_with_one_warning()
    {
        MeshValidationIssue issue = Validated.Document(CustomProfile).Only();
        Assert.Equal(
            (MeshSeverity.Warning, "spec.meshConfig.defaultConfig.discoveryRefreshDelay", "mesh.yaml:12:30"),
            (issue.Severity, issue.Path, issue.Origin?.ToString()));
    }

    [Fact]
    public void Issues_come_in_the_order_of_the_document() => Assert.Equal(
        [
            "Error InvalidHub spec.hub",
            "Error UnknownField spec.components.zzz",
            "Error RequestAboveLimit spec.components.pilot.k8s.resources.requests.cpu",
            "Error EnvironmentWithoutName spec.components.pilot.k8s.env[0]",
            "Error InvalidRevision spec.revision",
        ],
        Validated.Spec("""
            hub: A B
            components:
              zzz: 1
              pilot:
                k8s:
                  resources: {requests: {cpu: 2}, limits: {cpu: 1}}
                  env: [{value: a}]
            revision: A
            """).Lines());

    [Fact]
    public void An_issue_of_a_parameter_carries_that_parameter()
    {
        MeshOrigin origin = new(MeshOriginKind.Parameter, "-Set hub=A B");
        MeshMap document = MeshMap.Empty.With("spec", MeshMap.Empty.With("hub", new MeshScalar("A B", origin)));
        Assert.Equal(origin, new ConfigValidator().Validate(document).Only().Origin);
    }

    [Theory]
    [InlineData("components: {pilot: {k8s: {env: [{name: DB, value: 271828}]}}}")]
    [InlineData("meshConfig: {defaultConfig: {proxyMetadata: {KEY: 271828}}}")]
    [InlineData("meshConfig: {defaultConfig: {tracing: {lightstep: {address: \"a.b:1\", accessToken: 271828}}}}")]
    [InlineData("values: {global: {tracer: {lightstep: {accessToken: 271828}}}}")]
    public void A_value_that_may_be_a_secret_is_not_shown(string spec)
    {
        MeshValidationIssue issue = Validated.Spec(spec).Only();
        Assert.Equal("WrongType", issue.Id);
        Assert.DoesNotContain("271828", issue.ToString() + issue.Suggestion, StringComparison.Ordinal);
    }

    [Fact]
    public void A_document_of_countless_mistakes_is_cut_short()
    {
        IReadOnlyList<MeshValidationIssue> issues = Validated.Spec("components:\n  pilot:\n    k8s:\n      env:\n" + string.Concat(Enumerable.Repeat("      - {}\n", 2000)));
        Assert.Equal(1001, issues.Count);
        Assert.Equal(("TooManyIssues", MeshSeverity.Error), (issues[^1].Id, issues[^1].Severity));
    }

    [Fact]
    public void An_empty_document_has_no_issue() => Assert.Empty(new ConfigValidator().Validate(MeshMap.Empty));

    [Theory]
    [InlineData("spec: 1")]
    [InlineData("spec: [1]")]
    [InlineData("spec:\n  components: 1\n  values: [1]\n  meshConfig: text")]
    [InlineData("spec:\n  components:\n    pilot: 1\n    ingressGateways: {a: 1}\n    egressGateways: [1, [2], ~]")]
    [InlineData("spec:\n  components:\n    pilot:\n      k8s: {env: 1, overlays: [1, {kind: a, name: b, patches: 2}], hpaSpec: [], resources: 1, service: {ports: [1, ~]}}")]
    [InlineData("spec:\n  values: {global: 1, pilot: [], gateways: {istio-ingressgateway: 1}}\n  meshConfig: {extensionProviders: {a: 1}, defaultConfig: 2}")]
    public void A_document_of_wrong_shapes_gets_issues_and_no_exception(string yaml)
    {
        IReadOnlyList<MeshValidationIssue> issues = Validated.Document(yaml);
        Assert.NotEmpty(issues);
        Assert.All(issues, issue => Assert.Equal("WrongType", issue.Id));
    }

    [Fact]
    public void No_document_of_known_names_and_any_values_breaks_the_validator()
    {
        string[] names =
        [
            "spec", "components", "pilot", "ingressGateways", "k8s", "env", "resources", "requests", "limits", "cpu", "service", "ports", "port",
            "values", "global", "proxy", "meshConfig", "defaultConfig", "extensionProviders", "hub", "tag", "name", "overlays", "patches", "hpaSpec",
        ];
        Gen<string> keys = Gen.Int[0, names.Length - 1].Select(index => names[index]);
        Gen<object?> leaves = Gen.OneOf(
            Gen.Const((object?)null), Gen.Bool.Select(flag => (object?)flag), Gen.Int.Select(number => (object?)number),
            Gen.Double.Select(number => (object?)number), Gen.String.Select(text => (object?)text));
        Gen<object?> trees = Gen.Recursive<object?>((depth, nested) => depth > 5
            ? leaves
            : Gen.OneOf(
                leaves,
                nested.List[0, 3].Select(items => (object?)items),
                Gen.Dictionary(keys, nested)[0, 4].Select(map => (object?)map)));
        ConfigValidator validator = new();
        Gen.Dictionary(keys, trees)[0, 4].Sample(
            map => Assert.All(validator.Validate((MeshMap)MeshNode.FromObject(map)), issue =>
            {
                Assert.NotEmpty(issue.Message);
                Assert.NotEmpty(issue.Suggestion);
            }),
            iter: 2000);
    }

    [Fact]
    public void Every_type_that_a_table_names_exists()
    {
        HashSet<SchemaType> seen = [];
        Visit(SchemaLibrary.Default.Document, seen);
        Assert.True(seen.OfType<ObjectSchema>().Count() > 250, $"Only {seen.OfType<ObjectSchema>().Count()} objects were reached.");
    }

    private static void Visit(SchemaType type, HashSet<SchemaType> seen)
    {
        if (!seen.Add(type))
        {
            return;
        }

        switch (type)
        {
            case ObjectSchema schema:
                Assert.NotEmpty(schema.Name);
                foreach (SchemaField field in schema.Fields)
                {
                    Visit(field.Type, seen);
                }

                break;
            case ListSchema list:
                Visit(list.Item, seen);
                break;
            case MapSchema map:
                Visit(map.Value, seen);
                break;
        }
    }
}
