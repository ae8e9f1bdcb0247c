using System.Net;
using MeshInstall.Charts.Crypto;
using MeshInstall.Charts.GoTemplates;
using MeshInstall.Charts.GoValues;
using MeshInstall.Charts.GoValues.Encodings;

namespace MeshInstall.Charts.Functions;

/// <summary>sprig's functions on certificates. Those ending in WithKey take the key as PEM, the others make one.</summary>
internal static class CertificateFunctions
{
    private const int KeyBits = 2048;
    private const GoParameter Text = GoParameter.String, List = GoParameter.List, Int = GoParameter.Int, Certificate = GoParameter.Certificate;

    public static IEnumerable<GoFunction> All { get; } =
    [
        Guarded("genCA", (execution, a) => Make(execution, Authority(a), NewKey(), null), Text, Int),
        Guarded("genCAWithKey", (execution, a) => Make(execution, Authority(a), ReadKey(a[2]), null), Text, Int, Text),
        Guarded("genSelfSignedCert", (execution, a) => Make(execution, Server(a), NewKey(), null), Text, List, List, Int),
        Guarded("genSelfSignedCertWithKey", (execution, a) => Make(execution, Server(a), ReadKey(a[4]), null), Text, List, List, Int, Text),
        Guarded("genSignedCert", (execution, a) => Make(execution, Server(a), NewKey(), (GoCertificate)a[4]!), Text, List, List, Int, Certificate),
        Guarded("genSignedCertWithKey", (execution, a) => Make(execution, Server(a), ReadKey(a[5]), (GoCertificate)a[4]!), Text, List, List, Int, Certificate, Text),
        Guarded("buildCustomCert", (_, a) => Build((string)a[0]!, (string)a[1]!), Text, Text),
    ];

    private static GoFunction Guarded(string name, GoFunctionBody body, params GoParameter[] parameters) => new(
        name,
        (execution, a) =>
        {
            try
            {
                return execution.Budget.Wait(() => body(execution, a));
            }
            catch (CryptoFailure failure)
            {
                throw new GoFunctionException(failure.Message, failure);
            }
        },
        parameters);

    private static PrivateKey NewKey() => PrivateKey.GenerateRsa(KeyBits);

    private static PrivateKey ReadKey(object? pem) => Explain("parsing private key: ", () => PrivateKey.Read((string)pem!));

    private static CertificateRequestDetails Authority(object?[] a) => new((string)a[0]!, [], [], (nint)a[1]!, IsAuthority: true);

    private static CertificateRequestDetails Server(object?[] a) => new(
        (string)a[0]!,
        [.. ((GoList)a[1]!).Items.Select(Address)],
        [.. ((GoList)a[2]!).Items.Select(name => name as string ?? throw new CryptoFailure($"error processing alternate dns name: {GoPrint.Format(name)} is not a string"))],
        (nint)a[3]!,
        IsAuthority: false);

    private static IPAddress Address(object? item) => item is string text
        ? GoAddress.Parse(text) ?? throw new CryptoFailure($"error parsing ip: {text}")
        : throw new CryptoFailure($"error parsing ip: {GoPrint.Format(item)} is not a string");

    private static GoCertificate Make(TemplateExecution execution, CertificateRequestDetails details, PrivateKey key, GoCertificate? authority)
    {
        using (key)
        {
            DateTimeOffset now = execution.Services.Clock.GetUtcNow();
            if (authority is null)
            {
                PemBlock own = Explain("error creating certificate: ", () => CertificateMaker.Make(details, key, null, now));
                return new GoCertificate(own.ToString(), key.ToPem().ToString());
            }

            PemBlock block = PemBlock.Find(authority.Certificate) ?? throw new CryptoFailure("unable to decode certificate");
            CertificateIssuer issuer = Explain("error parsing certificate: decodedSignerCert.Bytes: ", () => CertificateIssuer.Read(block.Bytes));
            using PrivateKey signer = Explain("error parsing private key: ", () => PrivateKey.Read(authority.Key));
            PemBlock signed = Explain("error creating certificate: ", () => CertificateMaker.Make(details, key, (issuer, signer), now));
            return new GoCertificate(signed.ToString(), key.ToPem().ToString());
        }
    }

    private static GoCertificate Build(string certificate64, string key64)
    {
        string certificate = Decode(certificate64, "certificate"), key = Decode(key64, "private key");
        PemBlock block = PemBlock.Find(certificate) ?? throw new CryptoFailure("unable to decode certificate");
        Explain("error parsing certificate: decodedCert.Bytes: ", () => CertificateIssuer.Read(block.Bytes));
        Explain("error parsing private key: ", () => PrivateKey.Read(key)).Dispose();
        return new GoCertificate(certificate, key);
    }

    private static string Decode(string text, string what) =>
        GoBase64.TryDecode(text, out string bytes) ? bytes : throw new CryptoFailure($"unable to decode base64 {what}");

    private static T Explain<T>(string doing, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (CryptoFailure failure)
        {
            throw new CryptoFailure(doing + failure.Message, failure);
        }
    }
}
