namespace MeshInstall.Engine.Tests.Validation;

/// <summary>Every sub-object that is a type of Kubernetes is held to that type.</summary>
public sealed class KubernetesFieldTests
{
    [Theory]
    [InlineData("affinity", "{unknown: 1}")]
    [InlineData("env", "[{name: A, unknown: 1}]")]
    [InlineData("hpaSpec", "{unknown: 1}")]
    [InlineData("podDisruptionBudget", "{unknown: 1}")]
    [InlineData("readinessProbe", "{httpGet: {unknown: 1}}")]
    [InlineData("resources", "{unknown: 1}")]
    [InlineData("service", "{ports: [{port: 1234, unknown: 1}]}")]
    [InlineData("strategy", "{rollingUpdate: {unknown: 1}}")]
    [InlineData("tolerations", "[{unknown: 1}]")]
    [InlineData("securityContext", "{seccompProfile: {unknown: 1}}")]
    [InlineData("volumes", "[{name: a, configMap: {unknown: 1}}]")]
    [InlineData("volumeMounts", "[{unknown: 1}]")]
    [InlineData("overlays", "[{kind: Deployment, name: istiod, patches: [{path: a, unknown: 1}]}]")]
    public void An_unknown_field_of_a_component_setting_is_found(string field, string value)
    {
        MeshValidationIssue issue = Validated.Pilot($"{field}: {value}").Only();
        Assert.Equal("UnknownField", issue.Id);
        Assert.StartsWith($"spec.components.pilot.k8s.{field}", issue.Path, StringComparison.Ordinal);
        Assert.EndsWith(".unknown", issue.Path, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cni", "affinity", "{unknown: 1}")]
    [InlineData("cni", "seccompProfile", "{unknown: 1}")]
    [InlineData("gateways.istio-ingressgateway", "tolerations", "[{unknown: 1}]")]
    [InlineData("gateways.istio-egressgateway", "tolerations", "[{unknown: 1}]")]
    [InlineData("global", "defaultTolerations", "[{unknown: 1}]")]
    [InlineData("global.proxy", "seccompProfile", "{unknown: 1}")]
    [InlineData("global.proxy", "lifecycle", "{preStop: {unknown: 1}}")]
    [InlineData("global.waypoint", "affinity", "{unknown: 1}")]
    [InlineData("global.waypoint", "topologySpreadConstraints", "[{unknown: 1}]")]
    [InlineData("global.waypoint", "tolerations", "[{unknown: 1}]")]
    [InlineData("pilot", "tolerations", "[{unknown: 1}]")]
    [InlineData("pilot", "affinity", "{unknown: 1}")]
    [InlineData("pilot", "seccompProfile", "{unknown: 1}")]
    [InlineData("pilot", "topologySpreadConstraints", "[{unknown: 1}]")]
    [InlineData("pilot", "volumeMounts", "[{unknown: 1}]")]
    [InlineData("pilot", "volumes", "[{unknown: 1}]")]
    [InlineData("sidecarInjectorWebhook", "neverInjectSelector", "[{unknown: 1}]")]
    [InlineData("sidecarInjectorWebhook", "alwaysInjectSelector", "[{unknown: 1}]")]
    public void An_unknown_field_of_a_typed_value_is_found(string parent, string field, string value)
    {
        string yaml = string.Empty;
        string indent = string.Empty;
        foreach (string name in parent.Split('.'))
        {
            yaml += $"{indent}{name}:\n";
            indent += "  ";
        }

        MeshValidationIssue issue = Validated.Values($"{yaml}{indent}{field}: {value}").Only();
        Assert.Equal("UnknownField", issue.Id);
        Assert.StartsWith($"spec.values.{parent}.{field}", issue.Path, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gateways:\n  istio-ingressgateway:\n    podAntiAffinityLabelSelector:\n    - unknown: 1")]
    [InlineData("gateways:\n  istio-egressgateway:\n    podAntiAffinityTermLabelSelector:\n    - unknown: 1")]
    public void An_unknown_field_of_an_anti_affinity_selector_is_found(string values) =>
        Assert.Equal("UnknownField", Validated.Values(values).Only().Id);

    [Theory]
    [InlineData("tolerations: [{tolerationSeconds: soon}]", "WrongType")]
    [InlineData("hpaSpec: {metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: \"80\"}}}]}", "WrongType")]
    [InlineData("resources: {limits: {cpu: 1 core}}", "InvalidQuantity")]
    [InlineData("service: {type: Loadbalancer}", "UnknownValue")]
    [InlineData("readinessProbe: {httpGet: {port: true}}", "WrongType")]
    public void A_wrong_value_of_a_Kubernetes_field_is_found(string k8s, string id) => Assert.Equal(id, Validated.Pilot(k8s).Only().Id);

    [Fact]
    public void Whole_settings_as_Kubernetes_documents_them_pass() => Assert.Empty(Validated.Pilot("""
        affinity:
          nodeAffinity:
            requiredDuringSchedulingIgnoredDuringExecution:
              nodeSelectorTerms:
              - matchExpressions: [{key: disk, operator: In, values: [ssd]}]
        env:
        - name: POD
          valueFrom: {fieldRef: {fieldPath: metadata.name}}
        hpaSpec:
          minReplicas: 2
          maxReplicas: 5
          scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: istiod}
          metrics:
          - type: Resource
            resource: {name: cpu, target: {type: Utilization, averageUtilization: 80}}
          behavior: {scaleDown: {stabilizationWindowSeconds: 300}}
        readinessProbe:
          httpGet: {path: /ready, port: 8080, scheme: HTTP}
          periodSeconds: 3
        resources:
          requests: {cpu: 500m, memory: 0.5Gi}
          limits: {cpu: 2, memory: 1e9}
        strategy:
          rollingUpdate: {maxSurge: 100%, maxUnavailable: 1}
        tolerations:
        - {key: node, operator: Exists, effect: NoSchedule, tolerationSeconds: 10}
        securityContext: {fsGroup: 1337, runAsNonRoot: true}
        volumes:
        - {name: certs, secret: {secretName: cacerts, optional: true}}
        volumeMounts:
        - {name: certs, mountPath: /etc/cacerts, readOnly: true}
        podAnnotations: {a: b}
        serviceAnnotations: {a: b}
        priorityClassName: system-cluster-critical
        """));

    [Fact]
    public void The_node_selector_of_waypoints_is_a_plain_map_of_labels()
    {
        Assert.Empty(Validated.Values("global:\n  waypoint:\n    nodeSelector:\n      disk: ssd\n      kubernetes.io/os: linux"));
        Assert.Equal("WrongType", Validated.Values("global:\n  waypoint:\n    nodeSelector:\n      gpu: true").Only().Id);
    }
}
