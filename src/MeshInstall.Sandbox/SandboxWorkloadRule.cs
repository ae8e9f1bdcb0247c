using System.IO.Enumeration;

namespace MeshInstall.Sandbox;

/// <summary>
/// Chooses what becomes of some workloads. The first rule that fits a Deployment, DaemonSet, StatefulSet, ReplicaSet, Job or
/// lone Pod decides; patterns may hold <c>*</c> and <c>?</c>.
/// </summary>
public sealed record SandboxWorkloadRule
{
    /// <summary>A pattern of the kind, such as <c>Deployment</c>.</summary>
    public string Kind { get; init; } = "*";

    /// <summary>A pattern of the namespace.</summary>
    public string Namespace { get; init; } = "*";

    /// <summary>A pattern of the name.</summary>
    public string Name { get; init; } = "*";

    /// <summary>What becomes of its pods.</summary>
    public SandboxWorkloadOutcome Outcome { get; init; }

    /// <summary>What the status and the event say; null for a message that fits the outcome.</summary>
    public string? Message { get; init; }

    /// <summary>How long they take; null for <see cref="SandboxOptions.ReadyDelay"/>.</summary>
    public TimeSpan? ReadyDelay { get; init; }

    internal bool Fits(string kind, string space, string name) => Matches(Kind, kind) && Matches(Namespace, space) && Matches(Name, name);

    private static bool Matches(string pattern, string text) => FileSystemName.MatchesSimpleExpression(pattern, text);
}
