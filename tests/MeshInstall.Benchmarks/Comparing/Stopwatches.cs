using System.Diagnostics;

namespace MeshInstall.Benchmarks.Comparing;

/// <summary>Takes times.</summary>
internal static class Stopwatches
{
    public static async Task<TimeSpan> TimeAsync(Func<Task> work)
    {
        long start = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(start);
    }
}
