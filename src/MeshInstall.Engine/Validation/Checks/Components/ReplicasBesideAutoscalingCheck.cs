namespace MeshInstall.Engine.Validation.Checks.Components;

/// <summary>A fixed number of replicas beside an autoscaler: the two overwrite each other at every install.</summary>
internal sealed class ReplicasBesideAutoscalingCheck : ICheck
{
    public void Run(CheckContext context)
    {
        foreach (ComponentPlace component in context.Components)
        {
            Place replicas = component.Kubernetes["replicaCount"];
            bool scalable = component.GatewayField is not null || component.Name == "pilot";
            Place autoscaling = component.Values["autoscaleEnabled"];
            bool byDefault = scalable && !autoscaling.Exists && ChartDefaults.Autoscales(context);
            long harmless = component.GatewayField is null || byDefault ? 1 : 0;
            if (replicas.Integer > harmless && (byDefault || autoscaling.Boolean == true))
            {
                context.Log.Warning(
                    "ReplicasBesideAutoscaling", replicas.Path, replicas.Node,
                    $"{component.Title} has a fixed number of replicas although {autoscaling.Path} is true{(byDefault ? " by default" : string.Empty)}.",
                    $"Remove replicaCount and set hpaSpec.minReplicas, or set {autoscaling.Path} to false.");
            }
        }
    }
}
