namespace MeshInstall.Engine.Readiness.Waiting;

/// <summary>An object that is waited for, as last seen.</summary>
/// <param name="Resource">The object.</param>
/// <param name="Live">Its last state.</param>
/// <param name="Related">The objects it depends on; null where it is judged on its own.</param>
/// <param name="State">What they say together.</param>
/// <param name="Reason">What its pods say; null where they say nothing.</param>
internal sealed record PendingObject(MeshResource Resource, MeshMap Live, IReadOnlyList<MeshMap>? Related, ReadinessState State, string? Reason)
{
    /// <summary>The object as it is now.</summary>
    public PendingObject With(MeshMap live, IReadOnlyList<MeshMap>? related) =>
        this with { Live = live, Related = related, State = ReadinessRules.Evaluate(live, related) };

    /// <summary>The object and why it is not ready, on one line.</summary>
    public override string ToString() => $"{Resource}: {State.Message}{(string.IsNullOrEmpty(Reason) ? string.Empty : $" ({Reason})")}";
}
