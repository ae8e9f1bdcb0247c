using System.Globalization;

namespace MeshInstall.Charts.Dates;

/// <summary>A zone as the runtime knows it, for systems without zone files. Its abbreviations are known only where they are common.</summary>
internal sealed class SystemZone : GoLocation
{
    private static readonly (string Standard, string Daylight, string[] Zones)[] Abbreviations =
    [
        ("UTC", "UTC", ["UTC", "Etc/UTC", "Coordinated Universal Time"]),
        ("GMT", "BST", ["Europe/London", "GMT Standard Time"]),
        ("CET", "CEST", ["Europe/Berlin", "Europe/Paris", "Europe/Madrid", "Europe/Rome", "Europe/Amsterdam", "Europe/Brussels", "Europe/Vienna", "Europe/Zurich",
            "Europe/Stockholm", "Europe/Oslo", "Europe/Copenhagen", "Europe/Prague", "Europe/Warsaw", "Europe/Budapest", "W. Europe Standard Time",
            "Romance Standard Time", "Central Europe Standard Time", "Central European Standard Time"]),
        ("EET", "EEST", ["Europe/Helsinki", "Europe/Kiev", "Europe/Kyiv", "Europe/Athens", "Europe/Bucharest", "Europe/Sofia", "FLE Standard Time", "GTB Standard Time"]),
        ("EST", "EDT", ["America/New_York", "America/Toronto", "Eastern Standard Time"]),
        ("CST", "CDT", ["America/Chicago", "America/Winnipeg", "Central Standard Time"]),
        ("MST", "MDT", ["America/Denver", "America/Edmonton", "Mountain Standard Time"]),
        ("PST", "PDT", ["America/Los_Angeles", "America/Vancouver", "Pacific Standard Time"]),
        ("JST", "JST", ["Asia/Tokyo", "Tokyo Standard Time"]),
        ("IST", "IST", ["Asia/Kolkata", "Asia/Calcutta", "India Standard Time"]),
        ("CST", "CST", ["Asia/Shanghai", "China Standard Time"]),
        ("AEST", "AEDT", ["Australia/Sydney", "Australia/Melbourne", "AUS Eastern Standard Time"]),
    ];

    private readonly TimeZoneInfo zone;

    public SystemZone(string name, TimeZoneInfo zone)
        : base(name, Period(zone, zone.BaseUtcOffset, isDaylight: false), Period(zone, zone.BaseUtcOffset + TimeSpan.FromHours(1), isDaylight: true)) => this.zone = zone;

    public override ZonePeriod At(long seconds)
    {
        // Beyond the runtime's years the nearest one stands in.
        DateTime time = DateTime.UnixEpoch.AddSeconds(Math.Clamp(seconds, -62_135_596_800, 253_402_214_400));
        return Period(zone, zone.GetUtcOffset(time), zone.IsDaylightSavingTime(time));
    }

    private static ZonePeriod Period(TimeZoneInfo zone, TimeSpan offset, bool isDaylight)
    {
        (string standard, string daylight, _) = Abbreviations.FirstOrDefault(item => item.Zones.Contains(zone.Id, StringComparer.Ordinal));
        string format = offset.Minutes == 0 ? "hh" : "hhmm";
        string number = (offset < TimeSpan.Zero ? "-" : "+") + offset.ToString(format, CultureInfo.InvariantCulture);
        return new ZonePeriod((isDaylight ? daylight : standard) ?? number, (int)offset.TotalSeconds, isDaylight);
    }
}
