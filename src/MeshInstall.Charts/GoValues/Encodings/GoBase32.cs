using System.Text;

namespace MeshInstall.Charts.GoValues.Encodings;

/// <summary>Base32 with padding, and Go's errors in reading it.</summary>
internal static class GoBase32
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int Group = 8;

    public static string Encode(ReadOnlySpan<byte> bytes)
    {
        StringBuilder text = new((bytes.Length + 4) / 5 * Group);
        for (int i = 0; i < bytes.Length; i += 5)
        {
            int count = Math.Min(5, bytes.Length - i);
            ulong value = 0;
            for (int k = 0; k < 5; k++)
            {
                value = (value << 8) | (k < count ? bytes[i + k] : 0UL);
            }

            int digits = ((count * 8) + 4) / 5;
            for (int k = 0; k < Group; k++)
            {
                text.Append(k < digits ? Alphabet[(int)(value >> (35 - (5 * k))) & 31] : '=');
            }
        }

        return text.ToString();
    }

    /// <summary>The decoded bytes as a string, or the text of the error.</summary>
    public static string Decode(string text)
    {
        byte[] source = Array.FindAll(GoString.ToBytes(text), value => value is not ((byte)'\n' or (byte)'\r'));
        List<byte> bytes = new(source.Length * 5 / Group);
        bool ended = false;
        for (int at = 0; at < source.Length && !ended;)
        {
            if (ReadGroup(source, ref at, bytes, ref ended) is { } wrong)
            {
                return $"illegal base32 data at input byte {wrong}";
            }
        }

        return GoString.FromBytes(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(bytes));
    }

    /// <summary>Reads eight characters; gives the place of what is wrong, or null.</summary>
    private static int? ReadGroup(byte[] source, ref int at, List<byte> bytes, ref bool ended)
    {
        ulong value = 0;
        int count = 0;
        for (; count < Group; count++)
        {
            if (at == source.Length)
            {
                return at - count;
            }

            byte next = source[at++];
            int left = source.Length - at;
            if (next == '=' && count >= 2 && left < Group)
            {
                if (WrongPadding(source, at, count, left) is { } wrong)
                {
                    return wrong;
                }

                ended = true;
                break;
            }

            int digit = next < 0x80 ? Alphabet.IndexOf((char)next, StringComparison.Ordinal) : -1;
            if (digit < 0)
            {
                return at - 1;
            }

            value = (value << 5) | (uint)digit;
        }

        value <<= 5 * (Group - count);
        for (int i = 0; i < count * 5 / 8; i++)
        {
            bytes.Add((byte)(value >> (32 - (8 * i))));
        }

        return null;
    }

    private static int? WrongPadding(byte[] source, int at, int count, int left)
    {
        if (left + count < Group - 1)
        {
            return source.Length;
        }

        for (int k = 0; k < Group - 1 - count; k++)
        {
            if (left > k && source[at + k] != '=')
            {
                return at + k - 1;
            }
        }

        return count is 1 or 3 or 6 ? at - 1 : null;
    }
}
