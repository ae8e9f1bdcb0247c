namespace MeshInstall.Engine.Validation.Checks.Components;

/// <summary>Numbers of replicas are not negative, and an autoscaler may start at least one.</summary>
internal sealed class ReplicaCountCheck : ICheck
{
    public void Run(CheckContext context)
    {
        foreach (ComponentPlace component in context.Components)
        {
            Place hpa = component.Kubernetes["hpaSpec"];
            NotNegative(context, component.Kubernetes["replicaCount"]);
            NotNegative(context, hpa["minReplicas"]);
            AtLeastOne(context, hpa["maxReplicas"]);
        }

        foreach (Place values in ScaledValues.Of(context))
        {
            NotNegative(context, values["replicaCount"]);
            NotNegative(context, values["autoscaleMin"]);
            AtLeastOne(context, values["autoscaleMax"]);
        }
    }

    private static void NotNegative(CheckContext context, Place place)
    {
        if (place.Integer is < 0)
        {
            context.Log.Error(
                "NegativeReplicas", place.Path, place.Node, $"{place.Node} replicas cannot be started.", "Write 0 or more.");
        }
    }

    private static void AtLeastOne(CheckContext context, Place place)
    {
        if (place.Integer is < 0)
        {
            NotNegative(context, place);
        }
        else if (place.Integer is 0)
        {
            context.Log.Error(
                "NoReplicasAllowed", place.Path, place.Node, "An autoscaler must be allowed at least one replica.", "Write 1 or more.");
        }
    }
}
