using System.Diagnostics.CodeAnalysis;
using MeshInstall.Charts.GoValues;

namespace MeshInstall.Charts.Crypto;

/// <summary>sprig's certificate: its PEM and the PEM of its key.</summary>
internal sealed class GoCertificate(string certificate, string key) : GoObject
{
    private static readonly GoType CertificateType = new("sprig.certificate", GoKind.Struct);

    public override GoType Type => CertificateType;

    public string Certificate { get; } = certificate;

    public string Key { get; } = key;

    public override bool TryGetField(string name, [MaybeNullWhen(false)] out object? value)
    {
        value = name switch { "Cert" => Certificate, "Key" => Key, _ => null };
        return value is not null;
    }

    public override string ToString() => $"{{{Certificate} {Key}}}";
}
