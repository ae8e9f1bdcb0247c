namespace MeshInstall.Engine.Events;

/// <summary>The objects of an installed mesh that are not ready yet.</summary>
/// <param name="Revision">The revision.</param>
/// <param name="Pending">Each object and why it is not ready.</param>
public sealed record MeshWaiting(string Revision, IReadOnlyList<string> Pending) : MeshEvent;
