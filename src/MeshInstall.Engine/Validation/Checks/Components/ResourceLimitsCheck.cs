using MeshInstall.Engine.Validation.Schema;

namespace MeshInstall.Engine.Validation.Checks.Components;

/// <summary>
/// Requests of resources are not above their limits, and none is negative. What a component does not say comes from its values, and what
/// these do not say from the chart; against a chart's default it is a warning, for another chart may have another one.
/// </summary>
internal sealed class ResourceLimitsCheck : ICheck
{
    private static readonly string[] Roots =
    [
        "pilot", "cni", "ztunnel", "global.proxy", "global.proxy_init", "global.waypoint", "gateways.istio-ingressgateway", "gateways.istio-egressgateway",
    ];

    public void Run(CheckContext context)
    {
        foreach (ComponentPlace component in context.Components)
        {
            Place own = component.Kubernetes["resources"];
            string root = component.Values.Path.ToString()["spec.values.".Length..];
            Compare(context, root, own, component.Values["resources"]);
        }

        foreach (string root in Roots)
        {
            Place own = context.Values.Find(root.Split('.'))["resources"];
            Compare(context, root, own, own);
        }
    }

    private static void Compare(CheckContext context, string root, Place own, Place values)
    {
        IEnumerable<string> names = own["requests"].Entries().Concat(own["limits"].Entries()).Select(entry => entry.Key).Distinct(StringComparer.Ordinal);
        foreach (string name in names)
        {
            NotNegative(context, own["requests"][name]);
            NotNegative(context, own["limits"][name]);
            Place request = Set(own["requests"][name], values["requests"][name]);
            Place limit = Set(own["limits"][name], values["limits"][name]);
            string? asked = request.Exists ? request.Node!.ToString() : ChartDefaults.Request(context, root, name);
            string? allowed = limit.Exists ? limit.Node!.ToString() : ChartDefaults.Limit(root, name);
            if (asked is not null && allowed is not null
                && Quantity.TryParse(asked, out decimal least) && Quantity.TryParse(allowed, out decimal most) && least > most)
            {
                Report(context, name, (request, asked), (limit, allowed));
            }
        }
    }

    private static void Report(CheckContext context, string name, (Place Place, string Amount) request, (Place Place, string Amount) limit)
    {
        Place blamed = request.Place.Exists ? request.Place : limit.Place;
        string message = $"{request.Amount} of {name} is requested{At(request.Place)}, but the limit is {limit.Amount}{At(limit.Place)}.";
        if (request.Place.Exists && limit.Place.Exists)
        {
            context.Log.Error("RequestAboveLimit", blamed.Path, blamed.Node, message, "Lower the request, or raise the limit.");
        }
        else
        {
            string missing = request.Place.Exists ? "limit" : "request";
            context.Log.Warning("RequestAboveLimit", blamed.Path, blamed.Node, message, $"Set a {missing} of {name} as well.");
        }
    }

    private static Place Set(Place first, Place second) => first.Exists ? first : second;

    private static string At(Place place) =>
        !place.Exists ? " by the chart's default" : place.Node?.Origin is { } origin ? $" ({origin})" : string.Empty;

    private static void NotNegative(CheckContext context, Place place)
    {
        if (Quantity.TryParse(place.Node, out decimal amount) && amount < 0)
        {
            context.Log.Error("NegativeQuantity", place.Path, place.Node, $"{place.Node} is less than nothing.", "Write 0 or more.");
        }
    }
}
