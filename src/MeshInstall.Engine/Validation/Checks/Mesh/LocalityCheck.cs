namespace MeshInstall.Engine.Validation.Checks.Mesh;

/// <summary>Locality load balancing distributes or fails over, its weights add up, and regions differ.</summary>
internal sealed class LocalityCheck : ICheck
{
    private const long WholeWeight = 100;

    public void Run(CheckContext context)
    {
        foreach (Place setting in context.MeshConfigs.Select(mesh => mesh["localityLbSetting"]))
        {
            if (setting["distribute"].Items().Any() && setting["failover"].Items().Any())
            {
                context.Log.Error(
                    "ConflictingFields", setting["failover"].Path, setting["failover"].Node, "'distribute' and 'failover' cannot both be set.",
                    "Keep one of the two.");
            }

            foreach (Place share in setting["distribute"].Items())
            {
                CheckWeights(context, share["to"]);
            }

            foreach (Place failover in setting["failover"].Items())
            {
                CheckFailover(context, failover);
            }
        }
    }

    private static void CheckWeights(CheckContext context, Place weights)
    {
        long total = 0;
        foreach ((string locality, Place weight) in weights.Entries())
        {
            total += weight.Integer ?? 0;
            if (weight.Integer is < 1 or > WholeWeight)
            {
                context.Log.Error(
                    "InvalidLocalityWeight", weight.Path, weight.Node, $"The weight {weight.Node} of {locality} is not a percentage.",
                    "Write a whole number from 1 to 100.");
                return;
            }
        }

        if (weights.Map is not null && total != WholeWeight)
        {
            context.Log.Error(
                "InvalidLocalityWeight", weights.Path, weights.Node, $"The weights add up to {total}, not to 100.", "Change them so that they add up to 100.");
        }
    }

    private static void CheckFailover(CheckContext context, Place failover)
    {
        string? from = failover["from"].Text;
        string? to = failover["to"].Text;
        if (from is not null && from == to)
        {
            context.Log.Error(
                "InvalidLocalityFailover", failover["to"].Path, failover["to"].Node, $"The region {from} fails over to itself.", "Name another region.");
        }

        foreach (Place region in new[] { failover["from"], failover["to"] })
        {
            if (region.Text is { } name && name.AsSpan().IndexOfAny('/', '*') >= 0)
            {
                context.Log.Error(
                    "InvalidLocalityFailover", region.Path, region.Node, $"'{name}' is not a region alone.", "Write a region without zone and wildcard.");
            }
        }
    }
}
