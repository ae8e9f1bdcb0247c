using System.Formats.Asn1;
using System.Security.Cryptography;

namespace MeshInstall.Charts.Crypto;

/// <summary>An RSA key; it signs with SHA-256.</summary>
internal sealed class RsaKey(RSA key) : PrivateKey
{
    public const string Algorithm = "1.2.840.113549.1.1.1";
    private const string Sha256WithRsa = "1.2.840.113549.1.1.11";

    public static PrivateKey ReadPkcs1(byte[] bytes)
    {
        RSA rsa = RSA.Create();
        rsa.ImportRSAPrivateKey(bytes, out _);
        return new RsaKey(rsa);
    }

    public static PrivateKey ReadPkcs8(byte[] bytes)
    {
        RSA rsa = RSA.Create();
        rsa.ImportPkcs8PrivateKey(bytes, out _);
        return new RsaKey(rsa);
    }

    public override PemBlock ToPem() => new("RSA PRIVATE KEY", key.ExportRSAPrivateKey());

    public override byte[] PublicKeyInfo() => key.ExportSubjectPublicKeyInfo();

    public override void WriteSignatureAlgorithm(AsnWriter writer)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(Sha256WithRsa);
            writer.WriteNull();
        }
    }

    public override byte[] Sign(ReadOnlySpan<byte> data) => key.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    protected override void Dispose(bool disposing) => key.Dispose();
}
