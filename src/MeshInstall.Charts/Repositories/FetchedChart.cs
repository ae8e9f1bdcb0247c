using MeshInstall.Charts.Loading;

namespace MeshInstall.Charts.Repositories;

/// <summary>A chart with where it came from.</summary>
/// <param name="Chart">The chart.</param>
/// <param name="Source">The folder, the file, or the address it was read from; never with a secret in it.</param>
/// <param name="Version">The version its Chart.yaml says.</param>
/// <param name="Digest">The digest (<c>sha256:...</c>) of the packed chart, or of its manifest in a registry; empty for a folder.</param>
public sealed record FetchedChart(Chart Chart, string Source, string Version, string Digest);
