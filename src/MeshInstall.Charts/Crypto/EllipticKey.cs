using System.Formats.Asn1;
using System.Security.Cryptography;

namespace MeshInstall.Charts.Crypto;

/// <summary>A key on one of NIST's curves; it signs with the hash of the curve's size.</summary>
internal sealed class EllipticKey(ECDsa key) : PrivateKey
{
    public const string Algorithm = "1.2.840.10045.2.1";

    public static PrivateKey ReadSec1(byte[] bytes)
    {
        ECDsa ec = ECDsa.Create();
        ec.ImportECPrivateKey(bytes, out _);
        return new EllipticKey(ec);
    }

    public static PrivateKey ReadPkcs8(byte[] bytes)
    {
        ECDsa ec = ECDsa.Create();
        ec.ImportPkcs8PrivateKey(bytes, out _);
        return new EllipticKey(ec);
    }

    public override PemBlock ToPem() => new("EC PRIVATE KEY", key.ExportECPrivateKey());

    public override byte[] PublicKeyInfo() => key.ExportSubjectPublicKeyInfo();

    public override void WriteSignatureAlgorithm(AsnWriter writer)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(key.KeySize switch { <= 256 => "1.2.840.10045.4.3.2", <= 384 => "1.2.840.10045.4.3.3", _ => "1.2.840.10045.4.3.4" });
        }
    }

    public override byte[] Sign(ReadOnlySpan<byte> data) => key.SignData(
        data,
        key.KeySize switch { <= 256 => HashAlgorithmName.SHA256, <= 384 => HashAlgorithmName.SHA384, _ => HashAlgorithmName.SHA512 },
        DSASignatureFormat.Rfc3279DerSequence);

    protected override void Dispose(bool disposing) => key.Dispose();
}
