using System.Globalization;
using System.Security.Cryptography;
using MeshInstall.Charts.GoValues;

namespace MeshInstall.Charts.Functions.Numbers;

/// <summary>sprig's checksums of the bytes of a text.</summary>
internal static class HashFunctions
{
    private const uint AdlerModulus = 65521;

    public static IEnumerable<GoFunction> All { get; } =
    [
        Create("adler32sum", bytes => Adler32(bytes).ToString(CultureInfo.InvariantCulture)),
        Create("sha1sum", bytes => Hexadecimal(Sha1(bytes))),
        Create("sha256sum", bytes => Hexadecimal(SHA256.HashData(bytes))),
        Create("sha512sum", bytes => Hexadecimal(SHA512.HashData(bytes))),
    ];

    private static GoFunction Create(string name, Func<byte[], string> sum) => new(name, (_, arguments) => sum(GoString.ToBytes((string)arguments[0]!)), GoParameter.String);

    // Charts use it as a short fingerprint; what it is must be what helm gives.
#pragma warning disable CA5350
    private static byte[] Sha1(byte[] bytes) => SHA1.HashData(bytes);
#pragma warning restore CA5350

    private static string Hexadecimal(byte[] hash) => Convert.ToHexString(hash).ToLowerInvariant();

    private static uint Adler32(byte[] bytes)
    {
        uint low = 1, high = 0;
        foreach (byte value in bytes)
        {
            low = (low + value) % AdlerModulus;
            high = (high + low) % AdlerModulus;
        }

        return (high << 16) | low;
    }
}
