using System.Security.Cryptography;
using MeshInstall.Charts.GoValues;

namespace MeshInstall.Charts.Crypto;

/// <summary>sprig's encryption of texts: AES-256 in CBC mode, the vector before the text, in base64. The password itself is the key, cut or filled with zeros.</summary>
internal static class AesText
{
    private const int KeyLength = 32;
    private const int BlockLength = 16;

    public static string Encrypt(string password, string text)
    {
        if (text.Length == 0)
        {
            return string.Empty;
        }

        using Aes aes = Create(password);
        byte[] vector = RandomNumberGenerator.GetBytes(BlockLength);
        return Convert.ToBase64String([.. vector, .. aes.EncryptCbc(GoString.ToBytes(text), vector, PaddingMode.PKCS7)]);
    }

    /// <exception cref="CryptoFailure">The bytes are too few or no whole blocks, or what they decrypt to ends in no padding.</exception>
    public static string Decrypt(string password, byte[] bytes)
    {
        if (bytes.Length < BlockLength)
        {
            throw new CryptoFailure($"runtime error: slice bounds out of range [:{BlockLength}] with capacity {bytes.Length}");
        }

        if (bytes.Length % BlockLength != 0)
        {
            throw new CryptoFailure("crypto/cipher: input not full blocks");
        }

        if (bytes.Length == BlockLength)
        {
            throw new CryptoFailure("runtime error: index out of range [-1]");
        }

        using Aes aes = Create(password);
        byte[] plain = aes.DecryptCbc(bytes.AsSpan(BlockLength), bytes.AsSpan(0, BlockLength), PaddingMode.None);
        int length = plain.Length - plain[^1];
        return length >= 0 ? GoString.FromBytes(plain.AsSpan(0, length)) : throw new CryptoFailure($"runtime error: slice bounds out of range [:{length}]");
    }

    private static Aes Create(string password)
    {
        byte[] key = GoString.ToBytes(password);
        Array.Resize(ref key, KeyLength);
        Aes aes = Aes.Create();
        aes.Key = key;
        return aes;
    }
}
