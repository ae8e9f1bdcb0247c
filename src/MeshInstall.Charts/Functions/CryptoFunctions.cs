using MeshInstall.Charts.Crypto;
using MeshInstall.Charts.GoValues;
using MeshInstall.Charts.GoValues.Encodings;

namespace MeshInstall.Charts.Functions;

/// <summary>sprig's functions on passwords, keys and encrypted texts.</summary>
internal static class CryptoFunctions
{
    public static IEnumerable<GoFunction> All { get; } =
    [
        new("bcrypt", (execution, a) => execution.Budget.Wait(() => PasswordHash.Create((string)a[0]!)), GoParameter.String),
        new("htpasswd", (execution, a) => execution.Budget.Wait(() => Credentials((string)a[0]!, (string)a[1]!)), GoParameter.String, GoParameter.String),
        new(
            "derivePassword",
            (execution, a) => execution.Budget.Wait(
                () => DerivedPassword.Create((uint)a[0]!, (string)a[1]!, (string)a[2]!, (string)a[3]!, (string)a[4]!)),
            GoParameter.Uint32, GoParameter.String, GoParameter.String, GoParameter.String, GoParameter.String),
        new("genPrivateKey", (execution, a) => execution.Budget.Wait(() => GenerateKey((string)a[0]!)), GoParameter.String),
        new("encryptAES", (_, a) => AesText.Encrypt((string)a[0]!, (string)a[1]!), GoParameter.String, GoParameter.String),
        new("decryptAES", (_, a) => Decrypt((string)a[0]!, (string)a[1]!), GoParameter.String, GoParameter.String),
    ];

    private static string Credentials(string user, string password) => user.Contains(':', StringComparison.Ordinal)
        ? $"invalid username: {user}"
        : $"{user}:{PasswordHash.Create(password)}";

    private static string GenerateKey(string kind)
    {
        using PrivateKey? key = PrivateKey.Generate(kind);
        return key?.ToPem().ToString() ?? $"Unknown type {kind}";
    }

    private static string Decrypt(string password, string text)
    {
        if (text.Length == 0)
        {
            return string.Empty;
        }

        try
        {
            return GoBase64.TryDecode(text, out string bytes) ? AesText.Decrypt(password, GoString.ToBytes(bytes)) : throw new CryptoFailure(bytes);
        }
        catch (CryptoFailure failure)
        {
            throw new GoFunctionException(failure.Message, failure);
        }
    }
}
