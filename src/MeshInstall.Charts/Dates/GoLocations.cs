namespace MeshInstall.Charts.Dates;

/// <summary>Zones by name, as <c>time.LoadLocation</c> finds them.</summary>
internal static class GoLocations
{
    private const int MaxCached = 1_000;
    private static readonly ContentCache<string, GoLocation> Known = new(MaxCached);

    /// <summary>The clock's own zone.</summary>
    public static GoLocation Local(TimeProvider clock)
    {
        TimeZoneInfo zone = clock.LocalTimeZone;
        return zone.Id == "UTC" || zone == TimeZoneInfo.Utc ? GoLocation.Utc : Find(zone.Id) ?? Remember(zone.Id, new SystemZone(zone.Id, zone));
    }

    /// <summary>The zone of that name; null where there is none.</summary>
    public static GoLocation? Find(string name, TimeProvider clock) => name switch
    {
        "" or "UTC" => GoLocation.Utc,
        "Local" => Local(clock),
        _ => Find(name),
    };

    private static GoLocation? Find(string name)
    {
        if (name.Length > 128 || name.Contains("..", StringComparison.Ordinal) || name[0] is '/' or '\\' || name.Contains('\0', StringComparison.Ordinal))
        {
            return null;
        }

        if (Known.TryGet(name, out GoLocation? known))
        {
            return known;
        }

        GoLocation? found = ZoneFile.Find(name);
        if (found is null && !OperatingSystem.IsLinux() && TimeZoneInfo.TryFindSystemTimeZoneById(name, out TimeZoneInfo? zone))
        {
            found = new SystemZone(name, zone);
        }

        return found is null ? null : Remember(name, found);
    }

    private static GoLocation Remember(string name, GoLocation location)
    {
        Known.Add(name, location, 1);
        return location;
    }
}
