namespace MeshInstall.Engine.Validation.Checks.Components;

/// <summary>A fixed number of replicas beside an autoscaler: the two overwrite each other at every install.</summary>
internal sealed class ReplicasBesideAutoscalingCheck : ICheck
{
    public void Run(CheckContext context)
    {
        foreach (ComponentPlace component in context.Components)
        {
            Place replicas = component.Kubernetes["replicaCount"];
            long harmless = component.GatewayField is null ? 1 : 0;
            if (replicas.Integer > harmless && component.Values["autoscaleEnabled"].Boolean == true)
            {
                context.Log.Warning(
                    "ReplicasBesideAutoscaling", replicas.Path, replicas.Node,
                    $"{component.Title} has a fixed number of replicas although {component.Values.Path}.autoscaleEnabled is true.",
                    $"Remove replicaCount and set hpaSpec.minReplicas, or set {component.Values.Path}.autoscaleEnabled to false.");
            }
        }
    }
}
