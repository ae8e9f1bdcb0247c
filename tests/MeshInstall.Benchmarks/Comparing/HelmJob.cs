namespace MeshInstall.Benchmarks.Comparing;

/// <summary>One of Istio's charts with what a component gives it.</summary>
/// <param name="Chart">The chart's folder.</param>
/// <param name="Namespace">The namespace of the release.</param>
/// <param name="Values">The values.</param>
internal sealed record HelmJob(string Chart, string Namespace, MeshMap Values);
