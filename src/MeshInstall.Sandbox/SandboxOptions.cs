namespace MeshInstall.Sandbox;

/// <summary>How a sandbox is made.</summary>
public sealed record SandboxOptions
{
    /// <summary>The cluster's name in its kubeconfig.</summary>
    public string Name { get; init; } = "sandbox";

    /// <summary>The version it claims, such as <c>v1.35.0</c>.</summary>
    public string KubernetesVersion { get; init; } = "v1.35.0";

    /// <summary>How long a pod takes from its creation to being ready; it is seen pending and running on the way.</summary>
    public TimeSpan ReadyDelay { get; init; } = TimeSpan.FromMilliseconds(300);

    /// <summary>
    /// Whether its controllers make workloads ready, delete dependents and empty namespaces; true by default. Without them it is an API server alone:
    /// what a client writes stays as it is until a client changes it.
    /// </summary>
    public bool RunControllers { get; init; } = true;

    /// <summary>The names of its nodes.</summary>
    public IReadOnlyList<string> Nodes { get; init; } = ["sandbox-node-1", "sandbox-node-2"];

    /// <summary>What becomes of which workloads; those that no rule fits become ready.</summary>
    public IReadOnlyList<SandboxWorkloadRule> Rules { get; init; } = [];

    /// <summary>What its user may not do; nothing by default.</summary>
    public IReadOnlyList<SandboxAccessRule> Denied { get; init; } = [];

    /// <summary>Failures it makes on purpose.</summary>
    public SandboxFaults Faults { get; init; } = SandboxFaults.None;

    /// <summary>The clock of its timestamps, delays and timeouts.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
