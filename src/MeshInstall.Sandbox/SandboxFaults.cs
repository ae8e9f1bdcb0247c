namespace MeshInstall.Sandbox;

/// <summary>
/// Failures the sandbox makes on purpose, in the ways in which networks and servers fail. Shares are between 0 (never) and 1 (always) of the
/// requests; one request fails in one way at most, so their sum is at most 1. Health checks never fail.
/// </summary>
public sealed record SandboxFaults
{
    /// <summary>No failures.</summary>
    public static SandboxFaults None { get; } = new();

    /// <summary>The share of requests answered with 429 and <c>Retry-After</c> in seconds; they are not handled.</summary>
    public double TooManyRequests { get; init; }

    /// <summary>The share answered with 429 and <c>Retry-After</c> as a date; they are not handled.</summary>
    public double TooManyRequestsUntil { get; init; }

    /// <summary>The share answered with 500; they are not handled.</summary>
    public double InternalErrors { get; init; }

    /// <summary>The share answered with 502; they are not handled.</summary>
    public double BadGateways { get; init; }

    /// <summary>The share answered with 503; they are not handled.</summary>
    public double ServiceUnavailable { get; init; }

    /// <summary>The share answered with 504, although they are handled: the write has happened.</summary>
    public double GatewayTimeouts { get; init; }

    /// <summary>The share of the failures with a code from 500 whose body is a proxy's page and no Status.</summary>
    public double WithoutStatus { get; init; }

    /// <summary>The share of requests, and of pieces of a watch, at which the connection is cut before anything is handled.</summary>
    public double CutConnections { get; init; }

    /// <summary>The share of requests that are handled, and whose connection is cut before the answer: the write has happened.</summary>
    public double CutAfterHandling { get; init; }

    /// <summary>The share of requests that are handled, and whose answer ends in the middle.</summary>
    public double TruncatedAnswers { get; init; }

    /// <summary>The share of requests that are handled and answered with a success whose body is no JSON.</summary>
    public double GarbageAnswers { get; init; }

    /// <summary>The share of pieces of a watch at which it ends.</summary>
    public double CutWatches { get; init; }

    /// <summary>The share of pieces of a watch at which it ends with 410 Gone.</summary>
    public double ExpiredWatches { get; init; }

    /// <summary>The share of watches that bring bookmarks only, and end at the first change.</summary>
    public double StalledWatches { get; init; }

    /// <summary>What every request waits before it is answered.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>The most that a request waits beyond <see cref="Latency"/>.</summary>
    public TimeSpan LatencyJitter { get; init; }

    /// <summary>What throttled clients are told to wait; whole seconds.</summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>A pattern with <c>*</c> and <c>?</c> of the paths that fail, such as <c>/apis/apps/*</c>.</summary>
    public string Paths { get; init; } = "*";

    /// <summary>Makes the failures come in the same order each time.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Every way to fail, so that the given share of the requests fails, and that share of the watches' pieces.</summary>
    /// <param name="share">Between 0 and 1.</param>
    /// <param name="seed">See <see cref="Seed"/>.</param>
    public static SandboxFaults Everything(double share, int seed = 1)
    {
        var each = share / 10;
        return new SandboxFaults
        {
            TooManyRequests = each, TooManyRequestsUntil = each, InternalErrors = each, BadGateways = each, ServiceUnavailable = each,
            GatewayTimeouts = each, CutConnections = each, CutAfterHandling = each, TruncatedAnswers = each, GarbageAnswers = each,
            WithoutStatus = 0.5, CutWatches = share / 3, ExpiredWatches = share / 3, StalledWatches = share / 3, Seed = seed,
        };
    }
}
