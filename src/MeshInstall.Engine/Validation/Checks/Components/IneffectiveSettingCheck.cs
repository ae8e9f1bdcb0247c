namespace MeshInstall.Engine.Validation.Checks.Components;

/// <summary>Settings for an object that the component does not have.</summary>
internal sealed class IneffectiveSettingCheck : ICheck
{
    private static readonly string[] OfDeployments =
        ["hpaSpec", "podDisruptionBudget", "replicaCount", "service", "serviceAnnotations", "strategy"];

    public void Run(CheckContext context)
    {
        foreach (ComponentPlace component in context.Components)
        {
            foreach ((string field, Place setting) in component.Kubernetes.Entries())
            {
                if (setting.Exists && Reason(context, component, field) is { } reason)
                {
                    context.Log.Warning(
                        "IneffectiveSetting", setting.Path, setting.Node, $"'{field}' changes nothing: {reason.Cause}.", reason.Step);
                }
            }
        }
    }

    private static (string Cause, string Step)? Reason(CheckContext context, ComponentPlace component, string field)
    {
        Place budgets = context.Values.Find("global", "defaultPodDisruptionBudget", "enabled");
        Place autoscaling = component.Values["autoscaleEnabled"];
        return component.Name switch
        {
            "base" when component.GatewayField is null && field != "overlays" => ("the component base runs no workload", "Remove it."),
            "cni" or "ztunnel" when component.GatewayField is null && OfDeployments.Contains(field, StringComparer.Ordinal) =>
                ($"{component.Name} is a DaemonSet, one pod on each node", "Remove it."),
            _ when field == "hpaSpec" && (autoscaling.Exists ? autoscaling.Boolean == false : !ChartDefaults.Autoscales(context)) =>
                ($"{autoscaling.Path} is false{(autoscaling.Exists ? string.Empty : " in this profile")}", $"Set {autoscaling.Path} to true, or use replicaCount."),
            _ when field == "podDisruptionBudget" && budgets.Boolean == false => ($"{budgets.Path} is false", $"Set {budgets.Path} to true."),
            _ => null,
        };
    }
}
