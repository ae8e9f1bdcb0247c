using System.Security.Cryptography;
using MeshInstall.Charts.Functions.Conversions;
using MeshInstall.Charts.GoTemplates;

namespace MeshInstall.Charts.Functions.Strings;

/// <summary>sprig's random functions; all of them draw from the system's cryptographic generator.</summary>
internal static class RandomFunctions
{
    private const string Digits = "0123456789";
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    public static IEnumerable<GoFunction> All { get; } =
    [
        OfCharacters("randAlpha", Letters),
        OfCharacters("randAlphaNum", Digits + Letters),
        OfCharacters("randAscii", string.Concat(Enumerable.Range(' ', '~' - ' ' + 1).Select(code => (char)code))),
        OfCharacters("randNumeric", Digits),
        new("randBytes", (execution, arguments) => Bytes((nint)arguments[0]!, execution.Budget), GoParameter.Int),
        new("randInt", (_, arguments) => Number((nint)arguments[0]!, (nint)arguments[1]!), GoParameter.Int, GoParameter.Int),
        new("shuffle", (_, arguments) => Shuffle((string)arguments[0]!), GoParameter.String),
        new("uuidv4", (_, _) => Uuid()),
    ];

    private static GoFunction OfCharacters(string name, string characters) => new(
        name,
        (execution, arguments) =>
        {
            nint count = Math.Max((nint)arguments[0]!, 0);
            Reservation.Text(execution.Budget, count);
            return RandomNumberGenerator.GetString(characters, (int)count);
        },
        GoParameter.Int);

    private static string Bytes(nint count, ExecutionBudget budget)
    {
        if (count < 0)
        {
            throw new GoFunctionException("runtime error: makeslice: len out of range");
        }

        Reservation.Text(budget, (Int128)count * 2);
        byte[] bytes = new byte[count];
        RandomNumberGenerator.Fill(bytes);
        return Convert.ToBase64String(bytes);
    }

    private static object Number(nint min, nint max)
    {
        long range = unchecked((long)max - min);
        if (range <= 0)
        {
            throw new GoFunctionException("invalid argument to Intn");
        }

        // Numbers at the end of the 63 bits that fill no whole range would favour the small ones.
        long limit = long.MaxValue - (long.MaxValue % range);
        long drawn;
        do
        {
            drawn = (long)(BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong))) >> 1);
        }
        while (drawn >= limit);
        return (nint)(min + (drawn % range));
    }

    private static string Shuffle(string text)
    {
        int[] runes = GoRunes.Of(text);
        RandomNumberGenerator.Shuffle<int>(runes);
        return GoRunes.ToText(runes);
    }

    private static string Uuid()
    {
        byte[] bytes = RandomNumberGenerator.GetBytes(16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString("D");
    }
}
