using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;

namespace MeshInstall.Charts.Crypto;

/// <summary>A DSA key of 2048 bits: only generated and written, as Go's certificates know no DSA.</summary>
internal sealed class DsaKey(BigInteger[] numbers) : PrivateKey
{
    public static PrivateKey Generate()
    {
        DSAParameters parameters = DsaParameterSource.Create();
        return new DsaKey([Number(parameters.P), Number(parameters.Q), Number(parameters.G), Number(parameters.Y), Number(parameters.X)]);
    }

    public static PrivateKey Read(byte[] bytes)
    {
        AsnReader sequence = new AsnReader(bytes, AsnEncodingRules.DER).ReadSequence();
        sequence.ReadInteger();
        return new DsaKey([.. Enumerable.Range(0, 5).Select(_ => sequence.ReadInteger())]);
    }

    public override PemBlock ToPem()
    {
        AsnWriter writer = new(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(0);
            foreach (BigInteger number in numbers)
            {
                writer.WriteInteger(number);
            }
        }

        return new PemBlock("DSA PRIVATE KEY", writer.Encode());
    }

    public override byte[] PublicKeyInfo() => throw Unsupported();

    public override void WriteSignatureAlgorithm(AsnWriter writer) => throw Unsupported();

    public override byte[] Sign(ReadOnlySpan<byte> data) => throw Unsupported();

    protected override void Dispose(bool disposing)
    {
    }

    private static BigInteger Number(byte[]? bytes) => new(bytes, isUnsigned: true, isBigEndian: true);

    private static CryptoFailure Unsupported() => new("x509: certificate private key does not implement crypto.Signer");
}
