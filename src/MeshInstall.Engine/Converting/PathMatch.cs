using MeshInstall.Engine.Configuration;

namespace MeshInstall.Engine.Converting;

/// <summary>A place that a pattern describes.</summary>
/// <param name="Path">The place.</param>
/// <param name="Wildcards">The segments that its wildcards stand for, in order.</param>
/// <param name="Node">What stands there.</param>
internal sealed record PathMatch(MeshPath Path, IReadOnlyList<MeshPathSegment> Wildcards, MeshNode Node);
