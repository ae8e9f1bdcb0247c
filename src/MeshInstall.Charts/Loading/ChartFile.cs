namespace MeshInstall.Charts.Loading;

/// <summary>One file of a chart.</summary>
/// <param name="Name">The path inside the chart with forward slashes, such as <c>templates/service.yaml</c>.</param>
/// <param name="Data">The content.</param>
public sealed record ChartFile(string Name, ReadOnlyMemory<byte> Data);
