namespace MeshInstall.Engine.Events;

/// <summary>The wait for one revision has ended.</summary>
/// <param name="Revision">The revision.</param>
/// <param name="Status">How it is, with the components that were waited for; null where it did not become ready.</param>
/// <param name="Error">Why it did not become ready; null where it did.</param>
public sealed record MeshWaitEnded(string Revision, MeshStatus? Status, MeshException? Error) : MeshEvent;
