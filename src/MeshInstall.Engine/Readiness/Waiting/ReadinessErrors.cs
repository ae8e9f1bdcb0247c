namespace MeshInstall.Engine.Readiness.Waiting;

/// <summary>The errors of waiting.</summary>
internal static class ReadinessErrors
{
    private const int MaxNamed = 10;
    private const string Action = "Look at the reasons named; when they are mended run the command again, it goes on where it stopped.";

    public static MeshException NotReady(string name, TimeSpan timeout, IReadOnlyList<ReadinessReport> reports) => new(
        "MeshNotReady",
        MeshErrorKind.Timeout,
        $"{name} was not ready after {DurationText.Of(timeout)}:{List(reports)}",
        $"{Action} -Timeout allows more time.",
        reports.Select(report => report.Object).ToList());

    public static MeshException Broken(string name, IReadOnlyList<string> objects, IReadOnlyList<ReadinessReport> reports) => new(
        "MeshNotReady",
        MeshErrorKind.InvalidData,
        $"{name} cannot become ready:{List(reports)}",
        Action,
        objects);

    private static string List(IReadOnlyList<ReadinessReport> reports) =>
        string.Concat(reports.Take(MaxNamed)) + (reports.Count > MaxNamed ? $"\n  and {reports.Count - MaxNamed} more" : string.Empty);
}
