using MeshInstall.Engine.Validation.Schema;

namespace MeshInstall.Engine.Validation.Checks.Mesh;

/// <summary>Times of the mesh configuration are in the range and the precision that Istio takes.</summary>
internal sealed class MeshDurationCheck : ICheck
{
    private const decimal Millisecond = 1_000_000;
    private const decimal Second = 1000 * Millisecond;

    public void Run(CheckContext context)
    {
        foreach (Place mesh in context.MeshConfigs)
        {
            Check(context, mesh["connectTimeout"], Millisecond, 3600 * Second, Millisecond, "1ms to 1h, in whole milliseconds");
            Check(context, mesh["protocolDetectionTimeout"], 0, decimal.MaxValue, Millisecond, "0s or more, in whole milliseconds");
            Check(context, mesh.Find("defaultConfig", "drainDuration"), Second, decimal.MaxValue, Second, "1s or more, in whole seconds");
        }
    }

    private static void Check(CheckContext context, Place place, decimal least, decimal most, decimal step, string range)
    {
        if (place.Text is { } text && GoDuration.TryParse(text, out decimal time) && (time < least || time > most || time % step != 0))
        {
            context.Log.Error(
                "DurationOutOfRange", place.Path, place.Node, $"{text} is not a time that Istio takes here.", $"Write a time of {range}.");
        }
    }
}
