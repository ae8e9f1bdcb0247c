using System.Formats.Asn1;
using System.Security.Cryptography;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;

namespace MeshInstall.Charts.Crypto;

/// <summary>An Ed25519 key, by its seed of 32 bytes.</summary>
internal sealed class EdwardsKey(byte[] seed) : PrivateKey
{
    public const string Algorithm = "1.3.101.112";

    private readonly Ed25519PrivateKeyParameters key = new(seed);

    public static EdwardsKey Generate() => new(RandomNumberGenerator.GetBytes(Ed25519PrivateKeyParameters.KeySize));

    public override PemBlock ToPem()
    {
        AsnWriter inner = new(AsnEncodingRules.DER);
        inner.WriteOctetString(key.GetEncoded());
        AsnWriter writer = new(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(0);
            WriteSignatureAlgorithm(writer);
            writer.WriteOctetString(inner.Encode());
        }

        return new PemBlock("PRIVATE KEY", writer.Encode());
    }

    public override byte[] PublicKeyInfo()
    {
        AsnWriter writer = new(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            WriteSignatureAlgorithm(writer);
            writer.WriteBitString(key.GeneratePublicKey().GetEncoded());
        }

        return writer.Encode();
    }

    public override void WriteSignatureAlgorithm(AsnWriter writer)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(Algorithm);
        }
    }

    public override byte[] Sign(ReadOnlySpan<byte> data)
    {
        Ed25519Signer signer = new();
        signer.Init(forSigning: true, key);
        signer.BlockUpdate(data);
        return signer.GenerateSignature();
    }

    protected override void Dispose(bool disposing)
    {
    }
}
