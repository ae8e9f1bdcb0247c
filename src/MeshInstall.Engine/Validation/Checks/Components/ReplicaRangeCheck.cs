namespace MeshInstall.Engine.Validation.Checks.Components;

/// <summary>An autoscaler's least number of replicas is not above its greatest, wherever the two are set.</summary>
internal sealed class ReplicaRangeCheck : ICheck
{
    private const long ChartMinimum = 1;
    private const long ChartMaximum = 5;

    public void Run(CheckContext context)
    {
        foreach (ComponentPlace component in context.Components)
        {
            Place hpa = component.Kubernetes["hpaSpec"];
            if (hpa.Map is not null)
            {
                Compare(context, Set(hpa["minReplicas"], component.Values["autoscaleMin"]), Set(hpa["maxReplicas"], component.Values["autoscaleMax"]));
            }
        }

        foreach (Place values in ScaledValues.Of(context))
        {
            Compare(context, values["autoscaleMin"], values["autoscaleMax"]);
        }
    }

    private static Place Set(Place first, Place second) => first.Exists ? first : second;

    private static void Compare(CheckContext context, Place least, Place most)
    {
        if ((least.Exists && least.Integer is null) || (most.Exists && most.Integer is null))
        {
            return;
        }

        long minimum = least.Integer ?? ChartMinimum;
        long maximum = most.Integer ?? ChartMaximum;
        if (minimum <= maximum || maximum < 1)
        {
            return;
        }

        Place blamed = least.Exists ? least : most;
        string where = most.Exists ? $"at {most.Path}" : "by the chart's default";
        context.Log.Error(
            "MinReplicasAboveMax", blamed.Path, blamed.Node, $"At least {minimum} replicas are asked for, but at most {maximum} are allowed {where}.",
            $"Lower the least number, or raise the greatest to {minimum} or more.");
    }
}
