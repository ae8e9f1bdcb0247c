namespace MeshInstall.Sandbox;

/// <summary>What becomes of a workload's pods.</summary>
public enum SandboxWorkloadOutcome
{
    /// <summary>They become ready after the delay.</summary>
    Ready,

    /// <summary>They run and never become ready: a readiness probe that keeps failing.</summary>
    NeverReady,

    /// <summary>Their image cannot be pulled.</summary>
    ImagePullBackOff,

    /// <summary>Their containers start and end with an error, again and again.</summary>
    CrashLoopBackOff,

    /// <summary>No node takes them.</summary>
    Unschedulable,
}
