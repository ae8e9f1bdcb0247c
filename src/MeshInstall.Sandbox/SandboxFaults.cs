namespace MeshInstall.Sandbox;

/// <summary>Failures the sandbox makes on purpose. Shares are between 0 (never) and 1 (always) of the requests.</summary>
public sealed record SandboxFaults
{
    /// <summary>No failures.</summary>
    public static SandboxFaults None { get; } = new();

    /// <summary>The share of requests answered with 429 and <c>Retry-After: 1</c>.</summary>
    public double TooManyRequests { get; init; }

    /// <summary>The share answered with 500.</summary>
    public double InternalErrors { get; init; }

    /// <summary>The share answered with 503.</summary>
    public double ServiceUnavailable { get; init; }

    /// <summary>The share of requests, and of pieces of a watch, at which the connection is cut.</summary>
    public double CutConnections { get; init; }

    /// <summary>What every request waits before it is answered.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>Makes the failures come in the same order each time.</summary>
    public int Seed { get; init; } = 1;

    internal bool IsNone => TooManyRequests + InternalErrors + ServiceUnavailable + CutConnections <= 0;
}
