using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using MeshInstall.Charts.Tests.Cases;
using MeshInstall.Charts.Tests.Oracle;

namespace MeshInstall.Charts.Tests.Crypto;

public sealed class CertificateTests
{
    private const string Authority = "{{ $ca := genCA \"my-ca\" 365 }}{{ $ca.Cert }}{{ $ca.Key }}";
    private const string Signed = "{{ $ca := buildCustomCert (b64enc .Values.cert) (b64enc .Values.key) }}"
        + "{{ $c := genSignedCert \"service.ns.svc\" (list \"10.0.0.1\" \"::1\") (list \"service.ns\" \"*.example.com\") 10 $ca }}{{ $c.Cert }}{{ $c.Key }}";

    [Fact]
    public void An_authority_signs_itself_and_may_sign_others()
    {
        using X509Certificate2 authority = Load(Run(Authority));

        Assert.Equal("CN=my-ca", authority.Subject);
        Assert.Equal("CN=my-ca", authority.Issuer);
        Assert.Equal(["2.5.29.15", "2.5.29.37", "2.5.29.19", "2.5.29.14"], authority.Extensions.Select(extension => extension.Oid!.Value!));
        Assert.True(authority.Extensions.OfType<X509BasicConstraintsExtension>().Single().CertificateAuthority);
        Assert.Equal(
            X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.KeyEncipherment,
            authority.Extensions.OfType<X509KeyUsageExtension>().Single().KeyUsages);
        Assert.Equal(TimeSpan.FromDays(365), authority.NotAfter - authority.NotBefore);
        Assert.True(authority.HasPrivateKey);
    }

    [Fact]
    public void A_signed_certificate_names_its_hosts_and_its_authority()
    {
        string pem = Run(Authority);
        using X509Certificate2 authority = Load(pem), certificate = Load(Run(Signed, pem));

        Assert.Equal("CN=service.ns.svc", certificate.Subject);
        Assert.Equal("CN=my-ca", certificate.Issuer);
        X509SubjectAlternativeNameExtension names = certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>().Single();
        Assert.Equal(["service.ns", "*.example.com"], names.EnumerateDnsNames());
        Assert.Equal(["10.0.0.1", "::1"], names.EnumerateIPAddresses().Select(address => address.ToString()));
        Assert.False(certificate.Extensions.OfType<X509BasicConstraintsExtension>().Single().CertificateAuthority);
        Assert.True(IsTrusted(certificate, authority));
    }

    [SkippableFact]
    public async Task Helm_signs_with_an_authority_of_this_engine()
    {
        HelmTool.Require();
        string pem = Run(Authority);
        ExpansionResult helm = (await HelmExpansion.RunAsync([new ExpansionCase(Signed, Values(pem))])).Single();
        using X509Certificate2 authority = Load(pem), certificate = Load(Encoding.UTF8.GetString(helm.Output!));

        Assert.True(IsTrusted(certificate, authority));
    }

    [SkippableFact]
    public async Task This_engine_signs_with_an_authority_of_helm_and_writes_the_same_fields()
    {
        HelmTool.Require();
        string pem = Encoding.UTF8.GetString((await HelmExpansion.RunAsync([new ExpansionCase(Authority, MeshMap.Empty)])).Single().Output!);
        ExpansionResult helm = (await HelmExpansion.RunAsync([new ExpansionCase(Signed, Values(pem))])).Single();
        using X509Certificate2 authority = Load(pem), certificate = Load(Run(Signed, pem)), helms = Load(Encoding.UTF8.GetString(helm.Output!));

        Assert.True(IsTrusted(certificate, authority));
        Assert.Equal(helms.SubjectName.RawData, certificate.SubjectName.RawData);
        Assert.Equal(helms.IssuerName.RawData, certificate.IssuerName.RawData);
        Assert.Equal(helms.SignatureAlgorithm.Value, certificate.SignatureAlgorithm.Value);
        Assert.Equal(helms.Extensions.Select(Describe), certificate.Extensions.Select(Describe));
    }

    [SkippableTheory]
    [InlineData("rsa")]
    [InlineData("ecdsa")]
    [InlineData("ed25519")]
    public async Task One_key_gives_the_same_authority_as_in_helm(string kind)
    {
        HelmTool.Require();
        string key = Run($"{{{{ genPrivateKey \"{kind}\" }}}}");
        const string Template = "{{ $c := genCAWithKey \"zoë\" 30000 .Values.key }}{{ $c.Cert }}{{ $c.Key }}";
        MeshMap values = (MeshMap)MeshNode.FromObject(new Dictionary<string, object?> { ["key"] = key });
        string helm = Encoding.UTF8.GetString((await HelmExpansion.RunAsync([new ExpansionCase(Template, values)])).Single().Output!), own = Run(Template, values);
        using X509Certificate2 expected = X509Certificate2.CreateFromPem(helm), certificate = X509Certificate2.CreateFromPem(own);

        Assert.EndsWith(key, helm, StringComparison.Ordinal);
        Assert.EndsWith(key, own, StringComparison.Ordinal);
        Assert.Equal(expected.PublicKey.ExportSubjectPublicKeyInfo(), certificate.PublicKey.ExportSubjectPublicKeyInfo());
        Assert.Equal(expected.SubjectName.RawData, certificate.SubjectName.RawData);
        Assert.Equal(expected.Extensions.Select(Describe), certificate.Extensions.Select(Describe));
        Assert.Equal((expected.NotAfter - expected.NotBefore).TotalDays, (certificate.NotAfter - certificate.NotBefore).TotalDays);
    }

    [Theory]
    [InlineData("", "RSA PRIVATE KEY", 4096)]
    [InlineData("ecdsa", "EC PRIVATE KEY", 256)]
    public void A_new_key_has_the_form_and_size_of_its_kind(string kind, string type, int bits)
    {
        string pem = Run($"{{{{ genPrivateKey \"{kind}\" }}}}");
        using AsymmetricAlgorithm key = kind.Length == 0 ? RSA.Create() : ECDsa.Create();
        key.ImportFromPem(pem);

        Assert.StartsWith($"-----BEGIN {type}-----\n", pem, StringComparison.Ordinal);
        Assert.Equal(bits, key.KeySize);
    }

    [Fact]
    public void A_dsa_key_is_written_but_signs_no_certificate()
    {
        Assert.StartsWith("-----BEGIN DSA PRIVATE KEY-----\n", Run("{{ genPrivateKey \"dsa\" }}"), StringComparison.Ordinal);
        ExpansionResult result = EngineExpansion.Run(new ExpansionCase("{{ genCAWithKey \"a\" 1 (genPrivateKey \"dsa\") }}", MeshMap.Empty));
        Assert.Contains("x509: certificate private key does not implement crypto.Signer", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_authority_signs_for_a_key_that_is_given()
    {
        string pem = Run(Authority), key = Run("{{ genPrivateKey \"ecdsa\" }}");
        MeshMap values = (MeshMap)MeshNode.FromObject(new Dictionary<string, object?>
        {
            ["cert"] = Values(pem).FindText("cert"), ["key"] = Values(pem).FindText("key"), ["own"] = key,
        });
        using X509Certificate2 authority = Load(pem), certificate = Load(Run(
            "{{ $ca := buildCustomCert (b64enc .Values.cert) (b64enc .Values.key) }}{{ $c := genSignedCertWithKey \"a\" nil nil 1 $ca .Values.own }}{{ $c.Cert }}{{ $c.Key }}", values));

        Assert.True(IsTrusted(certificate, authority));
        Assert.True(certificate.HasPrivateKey);
        Assert.Equal(256, certificate.GetECDsaPublicKey()!.KeySize);
    }

    [Fact]
    public void No_two_certificates_share_a_number()
    {
        const string Template = "{{ $c := genSelfSignedCertWithKey \"a\" nil nil 1 .Values.key }}{{ $c.Cert }}";
        MeshMap values = (MeshMap)MeshNode.FromObject(new Dictionary<string, object?> { ["key"] = Run("{{ genPrivateKey \"ecdsa\" }}") });
        System.Collections.Concurrent.ConcurrentBag<string> numbers = [];
        Parallel.For(0, 16, _ =>
        {
            using X509Certificate2 certificate = X509Certificate2.CreateFromPem(Run(Template, values));
            numbers.Add(certificate.SerialNumber);
        });

        Assert.Equal(16, numbers.Distinct().Count());
    }

    [Fact]
    public void Errors_tell_nothing_of_a_key()
    {
        string key = Run("{{ genPrivateKey \"ecdsa\" }}"), broken = key.Replace("\n-----END", "AAAA\n-----END", StringComparison.Ordinal);
        ExpansionResult result = EngineExpansion.Run(new ExpansionCase(
            "{{ genCAWithKey \"a\" 1 .Values.key }}", (MeshMap)MeshNode.FromObject(new Dictionary<string, object?> { ["key"] = broken })));

        Assert.Contains("parsing private key", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(key.Split('\n')[1], result.Error, StringComparison.Ordinal);
    }

    /// <summary>The type, whether it is critical, and the content where no key of its own is in it.</summary>
    private static string Describe(X509Extension extension) => $"{extension.Oid!.Value} {extension.Critical} {Convert.ToHexString(extension.RawData)}";

    private static X509Certificate2 Load(string pem) => X509Certificate2.CreateFromPem(pem, pem);

    private static bool IsTrusted(X509Certificate2 certificate, X509Certificate2 authority)
    {
        using X509Chain chain = new();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(authority);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        return chain.Build(certificate);
    }

    private static MeshMap Values(string pem)
    {
        int key = pem.IndexOf("-----BEGIN RSA", StringComparison.Ordinal);
        return (MeshMap)MeshNode.FromObject(new Dictionary<string, object?> { ["cert"] = pem[..key], ["key"] = pem[key..] });
    }

    private static string Run(string template, string authorityPem) => Run(template, Values(authorityPem));

    private static string Run(string template, MeshMap? values = null)
    {
        ExpansionResult result = EngineExpansion.Run(new ExpansionCase(template, values ?? MeshMap.Empty));
        return Encoding.UTF8.GetString(result.Output ?? throw new InvalidOperationException(result.Error));
    }
}
