using System.Net;

namespace MeshInstall.Charts.Repositories;

/// <summary>How charts are fetched over a network.</summary>
public sealed record ChartFetchOptions
{
    /// <summary>The bounds of loading; the size of a packed chart among them.</summary>
    public ChartLimits Limits { get; init; } = ChartLimits.Default;

    /// <summary>The folder of the cache; null for the one of this user on this machine, empty for none.</summary>
    public string? CacheFolder { get; init; }

    /// <summary>The user name and password for the server that the reference names; null for those this machine knows (Docker, Helm).</summary>
    public NetworkCredential? Credential { get; init; }

    /// <summary>Whether the credentials that Docker and Helm have stored on this machine are used.</summary>
    public bool UseStoredCredentials { get; init; } = true;

    /// <summary>A file of certificates (PEM) of authorities to trust beside those of the system; empty for none.</summary>
    public string CaFile { get; init; } = string.Empty;

    /// <summary>Whether plain http is used: null for servers on this machine only.</summary>
    public bool? PlainHttp { get; init; }

    /// <summary>The longest time one request may take, its content included.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>How often a request is repeated that a server could not answer or a network cut.</summary>
    public int Retries { get; init; } = 3;

    /// <summary>The pause before the first repetition; each further one takes twice as long, and as long as the server asks for, up to ten seconds.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromMilliseconds(300);

    /// <summary>The most bytes of the index of a repository.</summary>
    public long MaxIndexBytes { get; init; } = 100L * 1024 * 1024;

    /// <summary>The clock.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>The environment variables that name the files of Docker and Helm.</summary>
    internal Func<string, string?> EnvironmentVariable { get; init; } = Environment.GetEnvironmentVariable;
}
