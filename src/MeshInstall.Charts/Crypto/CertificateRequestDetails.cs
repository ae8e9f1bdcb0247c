using System.Net;

namespace MeshInstall.Charts.Crypto;

/// <summary>What a new certificate is for.</summary>
/// <param name="CommonName">The subject; empty for none.</param>
/// <param name="Addresses">The IP addresses it stands for.</param>
/// <param name="DnsNames">The host names it stands for.</param>
/// <param name="Days">How long it is valid.</param>
/// <param name="IsAuthority">Whether it signs others.</param>
internal sealed record CertificateRequestDetails(string CommonName, IReadOnlyList<IPAddress> Addresses, IReadOnlyList<string> DnsNames, long Days, bool IsAuthority);
