namespace MeshInstall.Charts.Loading;

/// <summary>Who maintains a chart.</summary>
/// <param name="Name">The name.</param>
/// <param name="Email">The address; empty where none is given.</param>
/// <param name="Url">The page; empty where none is given.</param>
public sealed record ChartMaintainer(string Name, string Email, string Url);
