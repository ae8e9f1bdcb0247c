using MeshInstall.Engine.Validation.Schema;

namespace MeshInstall.Engine.Validation.Checks.Components;

/// <summary>Requests of resources are not above their limits, and none is negative.</summary>
internal sealed class ResourceLimitsCheck : ICheck
{
    public void Run(CheckContext context)
    {
        Place values = context.Values;
        IEnumerable<Place> places =
        [
            .. context.Components.Select(component => component.Kubernetes["resources"]),
            .. ScaledValues.Of(context).Select(place => place["resources"]),
            values.Find("cni", "resources"),
            values.Find("ztunnel", "resources"),
            values.Find("global", "proxy", "resources"),
            values.Find("global", "proxy_init", "resources"),
            values.Find("global", "waypoint", "resources"),
        ];
        foreach (Place resources in places)
        {
            CheckResources(context, resources);
        }
    }

    private static void CheckResources(CheckContext context, Place resources)
    {
        foreach ((_, Place limit) in resources["limits"].Entries())
        {
            NotNegative(context, limit);
        }

        foreach ((string name, Place request) in resources["requests"].Entries())
        {
            NotNegative(context, request);
            Place limit = resources["limits"][name];
            if (Quantity.TryParse(request.Node, out decimal asked) && Quantity.TryParse(limit.Node, out decimal allowed) && asked > allowed)
            {
                context.Log.Error(
                    "RequestAboveLimit", request.Path, request.Node, $"{request.Node} of {name} is requested, but the limit is {limit.Node}{At(limit)}.",
                    "Lower the request, or raise the limit.");
            }
        }
    }

    private static string At(Place limit) => limit.Node?.Origin is { } origin ? $" ({origin})" : string.Empty;

    private static void NotNegative(CheckContext context, Place place)
    {
        if (Quantity.TryParse(place.Node, out decimal amount) && amount < 0)
        {
            context.Log.Error("NegativeQuantity", place.Path, place.Node, $"{place.Node} is less than nothing.", "Write 0 or more.");
        }
    }
}
