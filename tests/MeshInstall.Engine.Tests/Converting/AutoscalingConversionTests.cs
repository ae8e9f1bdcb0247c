namespace MeshInstall.Engine.Tests.Converting;

public sealed class AutoscalingConversionTests
{
    [Theory]
    [InlineData("{type: Resource, resource: {name: cpu, targetAverageUtilization: 80}}", "{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 80}}}")]
    [InlineData("{type: Resource, resource: {name: memory, targetAverageValue: 1Gi}}", "{type: Resource, resource: {name: memory, target: {type: AverageValue, averageValue: 1Gi}}}")]
    [InlineData(
        "{type: ContainerResource, containerResource: {name: cpu, container: c, targetAverageUtilization: 60}}",
        "{type: ContainerResource, containerResource: {name: cpu, container: c, target: {type: Utilization, averageUtilization: 60}}}")]
    [InlineData(
        "{type: Pods, pods: {metricName: rps, targetAverageValue: 1k, selector: {matchLabels: {a: b}}}}",
        "{type: Pods, pods: {metric: {name: rps, selector: {matchLabels: {a: b}}}, target: {type: AverageValue, averageValue: 1k}}}")]
    [InlineData(
        "{type: Object, object: {target: {apiVersion: v1, kind: Service, name: s}, metricName: hits, targetValue: 10}}",
        "{type: Object, object: {describedObject: {apiVersion: v1, kind: Service, name: s}, metric: {name: hits}, target: {type: Value, value: 10}}}")]
    [InlineData(
        "{type: External, external: {metricName: queue, metricSelector: {matchLabels: {q: x}}, targetAverageValue: 30}}",
        "{type: External, external: {metric: {name: queue, selector: {matchLabels: {q: x}}}, target: {type: AverageValue, averageValue: 30}}}")]
    public void A_metric_of_autoscaling_v2beta1_becomes_one_of_v2(string before, string after)
    {
        ConvertedDocument converted = ConvertedDocument.OfSpec($"components: {{pilot: {{k8s: {{hpaSpec: {{maxReplicas: 3, metrics: [{before}]}}}}}}}}");
        converted.SpecIs($"components: {{pilot: {{k8s: {{hpaSpec: {{maxReplicas: 3, metrics: [{after}]}}}}}}}}");
        Assert.Empty(converted.Errors());
    }

    [Fact]
    public void Metrics_of_every_gateway_are_converted_and_those_of_today_stay()
    {
        ConvertedDocument converted = ConvertedDocument.OfSpec("""
            components:
              ingressGateways:
              - name: a
                k8s: {hpaSpec: {maxReplicas: 2, metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 50}}}]}}
              - name: b
                k8s: {hpaSpec: {maxReplicas: 2, metrics: [{type: Resource, resource: {name: cpu, targetAverageUtilization: 70}}]}}
            """);
        Assert.Equal(
            ["spec.components.ingressGateways[1].k8s.hpaSpec.metrics[0].resource.targetAverageUtilization"], converted.Changes.Select(change => change.Path));
        Assert.Empty(converted.Errors());
    }

    [Fact]
    public void The_one_target_of_autoscaling_v1_becomes_a_metric()
    {
        ConvertedDocument converted = ConvertedDocument.OfSpec("components: {pilot: {k8s: {hpaSpec: {maxReplicas: 3, targetCPUUtilizationPercentage: 75}}}}");
        converted.SpecIs(
            "components: {pilot: {k8s: {hpaSpec: {maxReplicas: 3, metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 75}}}]}}}}");
        Assert.Empty(converted.Errors());
    }
}
