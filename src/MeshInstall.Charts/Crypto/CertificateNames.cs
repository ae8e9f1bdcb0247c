using System.Formats.Asn1;
using System.Net;
using System.Text;

namespace MeshInstall.Charts.Crypto;

/// <summary>Writes the names of certificates.</summary>
internal static class CertificateNames
{
    private const string CommonNameType = "2.5.4.3";
    private static readonly Asn1Tag DnsTag = new(TagClass.ContextSpecific, 2);
    private static readonly Asn1Tag AddressTag = new(TagClass.ContextSpecific, 7);

    /// <summary>The DER of a subject of one name; of an empty name of none.</summary>
    public static byte[] Subject(string commonName)
    {
        AsnWriter writer = new(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            if (commonName.Length > 0)
            {
                using (writer.PushSetOf())
                using (writer.PushSequence())
                {
                    writer.WriteObjectIdentifier(CommonNameType);
                    writer.WriteCharacterString(commonName.All(IsPrintable) ? UniversalTagNumber.PrintableString : UniversalTagNumber.UTF8String, commonName);
                }
            }
        }

        return writer.Encode();
    }

    /// <exception cref="CryptoFailure">A host name is not ASCII.</exception>
    public static byte[] Alternatives(IReadOnlyList<string> dnsNames, IReadOnlyList<IPAddress> addresses)
    {
        AsnWriter writer = new(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            foreach (string name in dnsNames)
            {
                if (!Ascii.IsValid(name))
                {
                    throw new CryptoFailure($"x509: \"{name}\" cannot be encoded as an IA5String");
                }

                writer.WriteCharacterString(UniversalTagNumber.IA5String, name, DnsTag);
            }

            foreach (IPAddress address in addresses)
            {
                writer.WriteOctetString((address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).GetAddressBytes(), AddressTag);
            }
        }

        return writer.Encode();
    }

    private static bool IsPrintable(char c) => char.IsAsciiLetterOrDigit(c) || c is ' ' or '\'' or '(' or ')' or (>= '+' and <= '/') or ':' or '=' or '?';
}
