namespace MeshInstall.Engine.Validation.Checks.Mesh;

/// <summary>Locality load balancing distributes or fails over, its weights add up, and regions differ.</summary>
internal sealed class LocalityCheck : ICheck
{
    private const long WholeWeight = 100;
    private static readonly string?[] TopologyLabels = ["topology.kubernetes.io/region", "topology.kubernetes.io/zone", "topology.istio.io/subzone"];

    public void Run(CheckContext context)
    {
        foreach (Place setting in context.MeshConfigs.Select(mesh => mesh["localityLbSetting"]))
        {
            if (setting["distribute"].Items().Any() && setting["failover"].Items().Any())
            {
                context.Log.Error(
                    "ConflictingFields", setting["failover"].Path, setting["failover"].Node, "'distribute' and 'failover' cannot both be set.",
                    "Keep one of the two.");
                continue;
            }

            CheckPriority(context, setting);
            CheckNames(context, setting["distribute"].Items().Select(share => (share["from"].Text, share["from"])));
            foreach (Place share in setting["distribute"].Items().Where(share => share.Map is not null))
            {
                CheckWeights(context, share);
                CheckNames(context, share["to"].Entries().Select(entry => ((string?)entry.Key, entry.Value)).OrderBy(entry => entry.Item1 != "*"));
            }

            foreach (Place failover in setting["failover"].Items().Where(failover => failover.Map is not null))
            {
                CheckFailover(context, failover);
            }
        }
    }

    private static void CheckPriority(CheckContext context, Place setting)
    {
        Place? conflict = setting["failoverPriority"].Items().Cast<Place?>().FirstOrDefault(label => TopologyLabels.Contains(label!.Value.Text));
        if (conflict is { } label && setting["failover"].Items().Any())
        {
            context.Log.Error(
                "ConflictingFields", label.Path, label.Node, $"'failover' already says where to go, so '{label.Text}' cannot be among the priorities.",
                "Keep 'failover' or the label.");
        }
    }

    private static void CheckNames(CheckContext context, IEnumerable<(string? Name, Place Place)> localities)
    {
        LocalityNames names = new();
        foreach ((string? name, Place place) in localities)
        {
            if (names.Add(name ?? string.Empty) is { } problem)
            {
                context.Log.Error(
                    "InvalidLocality", place.Path, place.Node, $"The locality '{name}' cannot be used: {problem}.", "Write region, region/zone or region/zone/subzone, * at the end at most.");
            }
        }
    }

    private static void CheckWeights(CheckContext context, Place share)
    {
        Place weights = share["to"];
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

        if (total != WholeWeight)
        {
            Place blamed = weights.Exists ? weights : share;
            context.Log.Error(
                "InvalidLocalityWeight", blamed.Path, blamed.Node, $"The weights add up to {total}, not to 100.", "Change them so that they add up to 100.");
        }
    }

    private static void CheckFailover(CheckContext context, Place failover)
    {
        string? from = failover["from"].Text;
        string? to = failover["to"].Text;
        if ((from ?? string.Empty) == (to ?? string.Empty))
        {
            Place blamed = to is null ? failover : failover["to"];
            context.Log.Error(
                "InvalidLocalityFailover", blamed.Path, blamed.Node, $"The region {from} fails over to itself.", "Name another region.");
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
