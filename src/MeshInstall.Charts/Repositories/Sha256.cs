using System.Buffers;
using System.Security.Cryptography;

namespace MeshInstall.Charts.Repositories;

/// <summary>Digests as registries and indexes write them: <c>sha256:</c> and lower case hexadecimal digits.</summary>
internal static class Sha256
{
    private const string Prefix = "sha256:";
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdef");

    public static string Of(ReadOnlySpan<byte> content) => Text(SHA256.HashData(content));

    public static string Text(ReadOnlySpan<byte> hash) => Prefix + Convert.ToHexString(hash).ToLowerInvariant();

    public static bool IsDigest(string text) =>
        text.Length == Prefix.Length + 64 && text.StartsWith(Prefix, StringComparison.Ordinal) && text.AsSpan(Prefix.Length).IndexOfAnyExcept(Digits) < 0;

    /// <summary>The digest written with or without its prefix, in any case; null where it is none.</summary>
    public static string? Normalize(string text)
    {
        string digest = text.Trim().ToLowerInvariant();
        digest = digest.StartsWith(Prefix, StringComparison.Ordinal) ? digest : Prefix + digest;
        return IsDigest(digest) ? digest : null;
    }

    /// <summary>The hexadecimal digits alone.</summary>
    public static string Hex(string digest) => digest[Prefix.Length..];
}
