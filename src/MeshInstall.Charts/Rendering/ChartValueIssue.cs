namespace MeshInstall.Charts.Rendering;

/// <summary>One thing that a chart's values.schema.json, or that of a subchart, does not allow.</summary>
/// <param name="Chart">The chart whose schema it is.</param>
/// <param name="Path">Where in the values of that chart, with dots between the names; empty for the values as a whole.</param>
/// <param name="Message">What is wrong, as helm words it.</param>
public sealed record ChartValueIssue(string Chart, string Path, string Message);
