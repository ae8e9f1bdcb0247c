using System.Net;
using System.Security.Cryptography.X509Certificates;
using MeshInstall.Engine.Clusters.Credentials;

namespace MeshInstall.Engine.Clusters.KubeConfigs;

/// <summary>All that is needed to talk to one API server. It prints as its name and address, since it holds secrets.</summary>
/// <param name="Name">The context's name, or <c>in-cluster</c>.</param>
/// <param name="Server">The server's address.</param>
internal sealed record ClusterAccess(string Name, Uri Server)
{
    /// <summary>The name that the server's certificate is for, where it is not that of the address.</summary>
    public string? ServerName { get; init; }

    /// <summary>Whether any certificate will do.</summary>
    public bool SkipsVerification { get; init; }

    /// <summary>The only certificates that are trusted; null for those of the system.</summary>
    public X509Certificate2Collection? Authorities { get; init; }

    /// <summary>The client's certificate and key, then those between it and its authority; empty for none.</summary>
    public IReadOnlyList<X509Certificate2> ClientCertificates { get; init; } = [];

    /// <summary>The proxy; null for none.</summary>
    public IWebProxy? Proxy { get; init; }

    /// <summary>Whether answers may come compressed.</summary>
    public bool Compresses { get; init; } = true;

    /// <summary>What goes into each call; null for nothing.</summary>
    public CallCredentials? Credentials { get; init; }

    /// <summary>Headers that every call carries, for impersonation.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <inheritdoc/>
    public override string ToString() => $"{Name} ({Server})";
}
