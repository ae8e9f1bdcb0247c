namespace MeshInstall.Benchmarks.Comparing;

/// <summary>One way of doing a piece of work.</summary>
/// <param name="Name">What it is.</param>
/// <param name="MeasureAsync">Does the work once and gives the time of the work alone, without what prepares it.</param>
internal sealed record Candidate(string Name, Func<Task<TimeSpan>> MeasureAsync);
