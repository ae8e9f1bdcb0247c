using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace MeshInstall.TestClusters.Servers;

/// <summary>An authority, the server's certificate and the clients' ones, and the key that signs service account tokens.</summary>
internal sealed class ClusterKeys : IDisposable
{
    private readonly string _folder;
    private readonly X509Certificate2 _authority;

    public ClusterKeys(string folder)
    {
        _folder = folder;
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=test-clusters", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        _authority = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(30));
        AuthorityPem = _authority.ExportCertificatePem();
        Write("ca.crt", AuthorityPem);

        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        names.AddDnsName("localhost");
        names.AddDnsName("kubernetes.default.svc");
        var server = Issue("CN=kube-apiserver", "1.3.6.1.5.5.7.3.1", names.Build());
        Write("server.crt", server.Certificate);
        Write("server.key", server.Key);
        Administrator = Issue("CN=admin, O=system:masters", "1.3.6.1.5.5.7.3.2", null);

        using var signer = RSA.Create(2048);
        Write("sa.key", signer.ExportRSAPrivateKeyPem());
        Write("sa.pub", signer.ExportSubjectPublicKeyInfoPem());
    }

    public string AuthorityPem { get; }

    /// <summary>A client certificate in the group <c>system:masters</c>.</summary>
    public (string Certificate, string Key) Administrator { get; }

    public string PathOf(string file) => Path.Combine(_folder, file);

    public void Dispose() => _authority.Dispose();

    private (string Certificate, string Key) Issue(string subject, string usage, X509Extension? extension)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(usage)], false));
        if (extension is not null)
        {
            request.CertificateExtensions.Add(extension);
        }

        using var issued = request.Create(_authority, _authority.NotBefore, _authority.NotAfter, RandomNumberGenerator.GetBytes(16));
        return (issued.ExportCertificatePem(), key.ExportPkcs8PrivateKeyPem());
    }

    private void Write(string file, string text) => File.WriteAllText(PathOf(file), text);
}
