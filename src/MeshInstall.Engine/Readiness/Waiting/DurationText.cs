using System.Globalization;

namespace MeshInstall.Engine.Readiness.Waiting;

/// <summary>Durations as people write them: <c>5m</c>, <c>1m30s</c>, <c>250ms</c>.</summary>
internal static class DurationText
{
    public static string Of(TimeSpan span)
    {
        if (span < TimeSpan.FromSeconds(1))
        {
            return string.Create(CultureInfo.InvariantCulture, $"{span.TotalMilliseconds:0}ms");
        }

        string hours = span.TotalHours >= 1 ? string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalHours}h") : string.Empty;
        string minutes = span.Minutes > 0 ? string.Create(CultureInfo.InvariantCulture, $"{span.Minutes}m") : string.Empty;
        string seconds = span.Seconds > 0 ? string.Create(CultureInfo.InvariantCulture, $"{span.Seconds}s") : string.Empty;
        return hours + minutes + seconds;
    }
}
