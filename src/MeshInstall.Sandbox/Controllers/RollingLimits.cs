using System.Globalization;
using System.Text.Json.Nodes;
using MeshInstall.Sandbox.Json;
using MeshInstall.Sandbox.Storage;

namespace MeshInstall.Sandbox.Controllers;

/// <summary>How far a rolling update may go above and below the wanted replicas.</summary>
internal sealed record RollingLimits(int MaxSurge, int MaxUnavailable)
{
    /// <summary>A Deployment's limits; null when it recreates its pods instead.</summary>
    public static RollingLimits? Read(StoredObject deployment)
    {
        var spec = deployment.Body.At("spec");
        var strategy = spec.At("strategy");
        if (strategy.Text("type") == "Recreate")
        {
            return null;
        }

        var replicas = (int)(spec.Number("replicas") ?? 1);
        var surge = Amount(strategy.At("rollingUpdate", "maxSurge"), replicas, roundsUp: true);
        var unavailable = Amount(strategy.At("rollingUpdate", "maxUnavailable"), replicas, roundsUp: false);
        return new RollingLimits(surge, surge == 0 && unavailable == 0 ? 1 : unavailable);
    }

    /// <summary>A number, or a percentage of a total.</summary>
    public static int Amount(JsonNode? value, int total, bool roundsUp)
    {
        if (value.AsText() is not { } text)
        {
            return (int)(value.AsLong() ?? 0);
        }

        var percent = double.TryParse(text.TrimEnd('%'), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : 0;
        var share = total * percent / 100;
        return (int)(roundsUp ? Math.Ceiling(share) : Math.Floor(share));
    }
}
