namespace MeshInstall.Engine.Converting;

/// <summary>A configuration in today's shape.</summary>
/// <param name="Config">The configuration.</param>
/// <param name="Changes">What was changed, in order; empty where it had today's shape already.</param>
public sealed record ConfigConversion(MeshConfig Config, IReadOnlyList<MeshConfigChange> Changes);
