using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;

namespace MeshInstall.Engine.Clusters.Credentials;

/// <summary>What one call carries. It prints as nothing, since it is a secret.</summary>
/// <param name="Header">The header; null for none.</param>
/// <param name="Certificates">The client certificate with its key, then those between it and its authority; empty to leave them as they are.</param>
internal sealed record CallCredential(AuthenticationHeaderValue? Header, IReadOnlyList<X509Certificate2> Certificates)
{
    public static CallCredential Bearer(string token) => new(new AuthenticationHeaderValue("Bearer", token), []);

    /// <inheritdoc/>
    public override string ToString() => nameof(CallCredential);
}
