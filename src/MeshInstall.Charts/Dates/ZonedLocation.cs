namespace MeshInstall.Charts.Dates;

/// <summary>A zone from its data: the changes that were, and the rule for those to come.</summary>
/// <param name="name">The name.</param>
/// <param name="periods">The periods that changes lead to.</param>
/// <param name="changes">When each begins, in seconds since 1970, and which period it is.</param>
/// <param name="rule">The rule after the last change, or null.</param>
internal sealed class ZonedLocation(string name, ZonePeriod[] periods, (long When, int Period)[] changes, ZoneRule? rule) : GoLocation(name, periods)
{
    public override ZonePeriod At(long seconds)
    {
        if (changes.Length == 0 || seconds < changes[0].When)
        {
            return First();
        }

        int low = 0, high = changes.Length;
        while (high - low > 1)
        {
            int middle = (low + high) / 2;
            (low, high) = seconds < changes[middle].When ? (low, middle) : (middle, high);
        }

        return low == changes.Length - 1 && rule is not null ? rule.At(seconds) : Periods[changes[low].Period];
    }

    /// <summary>What held before the first change: the first period where no change leads to it, else the first of standard time.</summary>
    private ZonePeriod First()
    {
        if (!changes.Any(change => change.Period == 0))
        {
            return Periods[0];
        }

        if (changes.Length > 0 && Periods[changes[0].Period].IsDaylight && Periods.Take(changes[0].Period).LastOrDefault(period => !period.IsDaylight) is { } before)
        {
            return before;
        }

        return Periods.FirstOrDefault(period => !period.IsDaylight) ?? Periods[0];
    }
}
