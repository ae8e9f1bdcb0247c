using System.Formats.Asn1;

namespace MeshInstall.Charts.Crypto;

/// <summary>Writes the extensions of a certificate.</summary>
internal static class CertificateExtensions
{
    private const byte DigitalSignature = 0x80;
    private const byte KeyEncipherment = 0x20;
    private const byte CertificateSigning = 0x04;
    private static readonly Asn1Tag ExtensionsTag = new(TagClass.ContextSpecific, 3);

    /// <param name="writer">Where to.</param>
    /// <param name="details">What the certificate is for.</param>
    /// <param name="own">The identifier of its key; null for none.</param>
    /// <param name="authority">The identifier of its signer's key; null for none.</param>
    public static void Write(AsnWriter writer, CertificateRequestDetails details, byte[]? own, byte[]? authority)
    {
        using (writer.PushSequence(ExtensionsTag))
        using (writer.PushSequence())
        {
            byte usage = (byte)(DigitalSignature | KeyEncipherment | (details.IsAuthority ? CertificateSigning : 0));
            Write(writer, "2.5.29.15", isCritical: true, value => value.WriteBitString([usage], details.IsAuthority ? 2 : 5));
            Write(writer, "2.5.29.37", isCritical: false, WritePurposes);
            Write(writer, "2.5.29.19", isCritical: true, value => WriteConstraints(value, details.IsAuthority));
            if (own is not null)
            {
                Write(writer, "2.5.29.14", isCritical: false, value => value.WriteOctetString(own));
            }

            if (authority is not null)
            {
                Write(writer, "2.5.29.35", isCritical: false, value => WriteAuthority(value, authority));
            }

            if (details.DnsNames.Count + details.Addresses.Count > 0)
            {
                byte[] names = CertificateNames.Alternatives(details.DnsNames, details.Addresses);

                // Without a subject these names are all there is.
                Write(writer, "2.5.29.17", isCritical: details.CommonName.Length == 0, value => value.WriteEncodedValue(names));
            }
        }
    }

    private static void WritePurposes(AsnWriter writer)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier("1.3.6.1.5.5.7.3.1");
            writer.WriteObjectIdentifier("1.3.6.1.5.5.7.3.2");
        }
    }

    private static void WriteConstraints(AsnWriter writer, bool isAuthority)
    {
        using (writer.PushSequence())
        {
            if (isAuthority)
            {
                writer.WriteBoolean(true);
            }
        }
    }

    private static void WriteAuthority(AsnWriter writer, byte[] identifier)
    {
        using (writer.PushSequence())
        {
            writer.WriteOctetString(identifier, new Asn1Tag(TagClass.ContextSpecific, 0));
        }
    }

    private static void Write(AsnWriter writer, string type, bool isCritical, Action<AsnWriter> write)
    {
        AsnWriter value = new(AsnEncodingRules.DER);
        write(value);
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(type);
            if (isCritical)
            {
                writer.WriteBoolean(true);
            }

            writer.WriteOctetString(value.Encode());
        }
    }
}
