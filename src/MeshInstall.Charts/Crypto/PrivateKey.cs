using System.Formats.Asn1;
using System.Security.Cryptography;

namespace MeshInstall.Charts.Crypto;

/// <summary>A private key that a certificate is made for or signed with.</summary>
internal abstract class PrivateKey : IDisposable
{
    /// <summary>The key in the form that Go gives it.</summary>
    public abstract PemBlock ToPem();

    /// <summary>The DER of the public key with its algorithm.</summary>
    public abstract byte[] PublicKeyInfo();

    /// <summary>Writes the algorithm of <see cref="Sign"/>.</summary>
    public abstract void WriteSignatureAlgorithm(AsnWriter writer);

    public abstract byte[] Sign(ReadOnlySpan<byte> data);

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>A new key of the kinds rsa, ecdsa, ed25519 and dsa; null for another kind.</summary>
    public static PrivateKey? Generate(string kind) => kind switch
    {
        "" or "rsa" => GenerateRsa(4096),
        "ecdsa" => new EllipticKey(ECDsa.Create(ECCurve.NamedCurves.nistP256)),
        "ed25519" => EdwardsKey.Generate(),
        "dsa" => DsaKey.Generate(),
        _ => null,
    };

    public static PrivateKey GenerateRsa(int bits) => new RsaKey(RSA.Create(bits));

    /// <summary>Reads the first key of a PEM text.</summary>
    /// <exception cref="CryptoFailure">It holds none that can be read.</exception>
    public static PrivateKey Read(string pem)
    {
        const string Suffix = " PRIVATE KEY";
        PemBlock block = PemBlock.Find(pem) ?? throw new CryptoFailure("no PEM data in input");
        return block.Type switch
        {
            "PRIVATE KEY" => Guard("decoding PEM as PKCS#8: ", () => ReadPkcs8(block.Bytes)),
            "RSA PRIVATE KEY" => Guard("parsing RSA private key from PEM: ", () => RsaKey.ReadPkcs1(block.Bytes)),
            "EC PRIVATE KEY" => Guard("parsing EC private key from PEM: x509: failed to parse EC private key: ", () => EllipticKey.ReadSec1(block.Bytes)),
            "DSA PRIVATE KEY" => Guard("parsing DSA private key from PEM: ", () => DsaKey.Read(block.Bytes)),
            _ => throw new CryptoFailure(block.Type.EndsWith(Suffix, StringComparison.Ordinal)
                ? $"invalid private key type {block.Type}"
                : $"no private key data in PEM block of type {block.Type}"),
        };
    }

    protected abstract void Dispose(bool disposing);

    private static PrivateKey ReadPkcs8(byte[] bytes)
    {
        AsnReader info = new AsnReader(bytes, AsnEncodingRules.DER).ReadSequence();
        info.ReadInteger();
        string algorithm = info.ReadSequence().ReadObjectIdentifier();
        return algorithm switch
        {
            RsaKey.Algorithm => RsaKey.ReadPkcs8(bytes),
            EllipticKey.Algorithm => EllipticKey.ReadPkcs8(bytes),
            EdwardsKey.Algorithm => new EdwardsKey(new AsnReader(info.ReadOctetString(), AsnEncodingRules.DER).ReadOctetString()),
            _ => throw new CryptoFailure($"x509: PKCS#8 wrapping contained private key with unknown algorithm: {algorithm}"),
        };
    }

    private static PrivateKey Guard(string doing, Func<PrivateKey> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is CryptographicException or AsnContentException or ArgumentException or PlatformNotSupportedException)
        {
            throw new CryptoFailure(doing + "asn1: structure error", exception);
        }
        catch (CryptoFailure failure)
        {
            throw new CryptoFailure(doing + failure.Message, failure);
        }
    }
}
