namespace MeshInstall.Charts.Dates;

/// <summary>What a zone's clocks show for a while.</summary>
/// <param name="Name">The abbreviation, such as <c>CET</c>; empty where the zone has only an offset.</param>
/// <param name="Offset">Seconds east of UTC.</param>
/// <param name="IsDaylight">Whether it is daylight-saving time.</param>
internal sealed record ZonePeriod(string Name, int Offset, bool IsDaylight);
