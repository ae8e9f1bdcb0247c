namespace MeshInstall.Engine.Clusters;

/// <summary>How failing calls are repeated.</summary>
public sealed record RetryOptions
{
    /// <summary>How often a call is repeated when the server is busy, fails, or cuts the connection.</summary>
    /// <value>Default 8.</value>
    public int MaxRetries { get; init; } = 8;

    /// <summary>How often a call is repeated while the server has never answered at all, or while something else, such as the page of a proxy, answers in its place again and again.</summary>
    /// <value>Default 2.</value>
    public int MaxConnectRetries { get; init; } = 2;

    /// <summary>The first wait; it doubles each time, with jitter.</summary>
    /// <value>Default 200 ms.</value>
    public TimeSpan Delay { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>The longest wait, also where the server asks for a longer one.</summary>
    /// <value>Default 15 s.</value>
    public TimeSpan MaxDelay { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long one call may take.</summary>
    /// <value>Default 60 s.</value>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(60);
}
