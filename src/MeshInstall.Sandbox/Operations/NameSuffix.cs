using System.Security.Cryptography;

namespace MeshInstall.Sandbox.Operations;

/// <summary>The random end of generated names, in the letters Kubernetes uses.</summary>
internal static class NameSuffix
{
    private const string Letters = "bcdfghjklmnpqrstvwxz2456789";

    public static string Random(int length) => RandomNumberGenerator.GetString(Letters, length);

    /// <summary>A name that the same input always gets, such as a ReplicaSet's hash.</summary>
    public static string Stable(ReadOnlySpan<byte> input, int length)
    {
        var hash = SHA256.HashData(input);
        return string.Create(length, hash, static (span, bytes) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = Letters[bytes[i] % Letters.Length];
            }
        });
    }
}
