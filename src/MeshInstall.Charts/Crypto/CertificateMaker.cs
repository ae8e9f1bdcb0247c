using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;

namespace MeshInstall.Charts.Crypto;

/// <summary>Makes X.509 certificates with the fields and extensions, and in the order, that Go gives those of sprig.</summary>
internal static class CertificateMaker
{
    private const int SerialBytes = 16;
    private const int IdentifierBytes = 20;
    private static readonly Asn1Tag VersionTag = new(TagClass.ContextSpecific, 0);

    /// <summary>Makes and signs a certificate; without an issuer it signs itself.</summary>
    /// <exception cref="CryptoFailure">The keys do not fit, or a name cannot be written.</exception>
    public static PemBlock Make(CertificateRequestDetails details, PrivateKey key, (CertificateIssuer Certificate, PrivateKey Key)? signer, DateTimeOffset now)
    {
        byte[] publicKey = key.PublicKeyInfo();
        PrivateKey signingKey = signer?.Key ?? key;
        if (signer is { } given && !given.Certificate.PublicKeyInfo.AsSpan().SequenceEqual(given.Key.PublicKeyInfo()))
        {
            throw new CryptoFailure("x509: provided PrivateKey doesn't match parent's PublicKey");
        }

        byte[] subject = CertificateNames.Subject(details.CommonName);
        byte[] issuer = signer?.Certificate.Subject ?? subject;
        AsnWriter body = new(AsnEncodingRules.DER);
        using (body.PushSequence())
        {
            using (body.PushSequence(VersionTag))
            {
                body.WriteInteger(2);
            }

            body.WriteInteger(new BigInteger(RandomNumberGenerator.GetBytes(SerialBytes), isUnsigned: true));
            signingKey.WriteSignatureAlgorithm(body);
            body.WriteEncodedValue(issuer);
            WriteValidity(body, now, details.Days);
            body.WriteEncodedValue(subject);
            body.WriteEncodedValue(publicKey);
            byte[]? own = details.IsAuthority ? Identifier(publicKey) : null;
            byte[]? authority = issuer.AsSpan().SequenceEqual(subject) ? null : signer?.Certificate.KeyIdentifier;
            CertificateExtensions.Write(body, details, own, authority);
        }

        byte[] signed = body.Encode();
        AsnWriter whole = new(AsnEncodingRules.DER);
        using (whole.PushSequence())
        {
            whole.WriteEncodedValue(signed);
            signingKey.WriteSignatureAlgorithm(whole);
            whole.WriteBitString(signingKey.Sign(signed));
        }

        return new PemBlock("CERTIFICATE", whole.Encode());
    }

    private static void WriteValidity(AsnWriter writer, DateTimeOffset now, long days)
    {
        const long NanosecondsOfDay = 86_400L * 1_000_000_000;

        // Go's durations are nanoseconds that wrap.
        DateTimeOffset end = now.AddTicks(unchecked(days * NanosecondsOfDay) / 100);
        using (writer.PushSequence())
        {
            WriteTime(writer, now.ToUniversalTime());
            WriteTime(writer, end.ToUniversalTime());
        }
    }

    private static void WriteTime(AsnWriter writer, DateTimeOffset time)
    {
        DateTimeOffset whole = new(time.Ticks - (time.Ticks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
        if (whole.Year is >= 1950 and < 2050)
        {
            writer.WriteUtcTime(whole);
        }
        else
        {
            writer.WriteGeneralizedTime(whole, omitFractionalSeconds: true);
        }
    }

    private static byte[] Identifier(byte[] publicKeyInfo)
    {
        AsnReader info = new AsnReader(publicKeyInfo, AsnEncodingRules.DER).ReadSequence();
        info.ReadSequence();
        return SHA256.HashData(info.ReadBitString(out _))[..IdentifierBytes];
    }
}
