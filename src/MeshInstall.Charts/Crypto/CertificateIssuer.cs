using System.Formats.Asn1;

namespace MeshInstall.Charts.Crypto;

/// <summary>The parts of a certificate that those it signs refer to.</summary>
/// <param name="Subject">The DER of its subject.</param>
/// <param name="PublicKeyInfo">The DER of its public key.</param>
/// <param name="KeyIdentifier">Its key's identifier; null where it has none.</param>
internal sealed record CertificateIssuer(byte[] Subject, byte[] PublicKeyInfo, byte[]? KeyIdentifier)
{
    private const string SubjectKeyIdentifier = "2.5.29.14";
    private static readonly Asn1Tag VersionTag = new(TagClass.ContextSpecific, 0);
    private static readonly Asn1Tag ExtensionsTag = new(TagClass.ContextSpecific, 3);

    /// <exception cref="CryptoFailure">The bytes are no certificate.</exception>
    public static CertificateIssuer Read(byte[] certificate)
    {
        try
        {
            AsnReader body = new AsnReader(certificate, AsnEncodingRules.DER).ReadSequence().ReadSequence();
            if (body.PeekTag().HasSameClassAndValue(VersionTag))
            {
                body.ReadEncodedValue();
            }

            body.ReadInteger();
            body.ReadSequence();
            body.ReadSequence();
            body.ReadSequence();
            byte[] subject = body.ReadEncodedValue().ToArray();
            byte[] key = body.ReadEncodedValue().ToArray();
            while (body.HasData && !body.PeekTag().HasSameClassAndValue(ExtensionsTag))
            {
                body.ReadEncodedValue();
            }

            return new CertificateIssuer(subject, key, body.HasData ? FindIdentifier(body.ReadSequence(ExtensionsTag).ReadSequence()) : null);
        }
        catch (AsnContentException exception)
        {
            throw new CryptoFailure("x509: malformed certificate", exception);
        }
    }

    private static byte[]? FindIdentifier(AsnReader extensions)
    {
        while (extensions.HasData)
        {
            AsnReader extension = extensions.ReadSequence();
            if (extension.ReadObjectIdentifier() == SubjectKeyIdentifier)
            {
                return new AsnReader(extension.ReadOctetString(), AsnEncodingRules.DER).ReadOctetString();
            }
        }

        return null;
    }
}
