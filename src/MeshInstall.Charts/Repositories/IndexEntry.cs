namespace MeshInstall.Charts.Repositories;

/// <summary>One version of a chart in an index.</summary>
/// <param name="Version">The version.</param>
/// <param name="Address">The address of the packed chart, absolute or relative to the repository.</param>
/// <param name="Digest">The digest of the packed chart; empty where the index gives none.</param>
internal sealed record IndexEntry(string Version, string Address, string Digest);
