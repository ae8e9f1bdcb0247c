using System.Security.Cryptography;
using System.Text;
using MeshInstall.Charts.GoValues;
using Org.BouncyCastle.Crypto.Generators;

namespace MeshInstall.Charts.Crypto;

/// <summary>bcrypt, as Go writes it: <c>$2a$10$</c>, the salt and the hash.</summary>
internal static class PasswordHash
{
    private const int Cost = 10;
    private const int MaxLength = 72;
    private const int HashLength = 23;
    private const string Standard = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private const string Own = "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /// <summary>The hash of a password with a new salt, or the sentence that sprig gives for one that is too long.</summary>
    public static string Create(string password) => Create(password, RandomNumberGenerator.GetBytes(16));

    public static string Create(string password, byte[] salt)
    {
        byte[] bytes = GoString.ToBytes(password);
        if (bytes.Length > MaxLength)
        {
            return $"failed to encrypt string with bcrypt: bcrypt: password length exceeds {MaxLength} bytes";
        }

        // The terminating zero belongs to the key, as far as there is room.
        Array.Resize(ref bytes, Math.Min(bytes.Length + 1, MaxLength));
        return $"$2a${Cost}${Encode(salt)}{Encode(BCrypt.Generate(bytes, salt, Cost, addTerminator: false)[..HashLength])}";
    }

    private static string Encode(byte[] bytes)
    {
        StringBuilder text = new(32);
        foreach (char c in Convert.ToBase64String(bytes).TrimEnd('='))
        {
            text.Append(Own[Standard.IndexOf(c, StringComparison.Ordinal)]);
        }

        return text.ToString();
    }
}
