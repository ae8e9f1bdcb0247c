namespace MeshInstall.Engine.Validation.Schema;

/// <summary>What took the place of fields that older versions of Kubernetes' objects had.</summary>
internal static class KubernetesAdvice
{
    /// <summary>The next step for an old field; null where nothing is known of it.</summary>
    public static string? Find(string type, string field) => (type, field) switch
    {
        ("k8s:V2ResourceMetricSource" or "k8s:V2ContainerResourceMetricSource", "targetAverageUtilization") =>
            "It is of autoscaling/v2beta1; write target: {type: Utilization, averageUtilization: ...}.",
        ("k8s:V2ResourceMetricSource" or "k8s:V2ContainerResourceMetricSource", "targetAverageValue") =>
            "It is of autoscaling/v2beta1; write target: {type: AverageValue, averageValue: ...}.",
        ("k8s:V2ObjectMetricSource" or "k8s:V2PodsMetricSource" or "k8s:V2ExternalMetricSource", "metricName") =>
            "It is of autoscaling/v2beta1; write metric: {name: ...}.",
        ("k8s:V2ObjectMetricSource" or "k8s:V2PodsMetricSource" or "k8s:V2ExternalMetricSource", "averageValue" or "targetAverageValue") =>
            "It is of autoscaling/v2beta1; write target: {type: AverageValue, averageValue: ...}.",
        ("k8s:V2ObjectMetricSource" or "k8s:V2ExternalMetricSource", "targetValue") =>
            "It is of autoscaling/v2beta1; write target: {type: Value, value: ...}.",
        ("k8s:V2HorizontalPodAutoscalerSpec", "targetCPUUtilizationPercentage") =>
            "It is of autoscaling/v1; write metrics with a Resource metric for cpu.",
        ("k8s:V1ServicePort", "containerPort") => "Use targetPort.",
        ("k8s:V1Probe", "handler") => "Write httpGet, tcpSocket, grpc or exec directly in the probe.",
        _ => null,
    };
}
