namespace MeshInstall.Charts.GoValues.Encodings;

/// <summary>Go's reading of base64, with its errors.</summary>
internal static class GoBase64
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    /// <summary>The decoded bytes as a string, or the text of the error.</summary>
    public static string Decode(string text)
    {
        TryDecode(text, out string result);
        return result;
    }

    /// <summary>The decoded bytes as a string; where it is no base64 the text of the error.</summary>
    public static bool TryDecode(string text, out string result)
    {
        byte[] source = GoString.ToBytes(text);
        List<byte> bytes = new(source.Length * 3 / 4);
        int at = 0;
        while (at < source.Length)
        {
            if (ReadGroup(source, ref at, bytes) is { } wrong)
            {
                result = $"illegal base64 data at input byte {wrong}";
                return false;
            }
        }

        result = GoString.FromBytes(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(bytes));
        return true;
    }

    /// <summary>Reads four characters; gives the place of what is wrong, or null.</summary>
    private static int? ReadGroup(byte[] source, ref int at, List<byte> bytes)
    {
        int value = 0, count = 0;
        while (count < 4)
        {
            if (at == source.Length)
            {
                return count == 0 ? null : at - count;
            }

            byte next = source[at++];
            int digit = next < 0x80 ? Alphabet.IndexOf((char)next, StringComparison.Ordinal) : -1;
            if (digit >= 0)
            {
                value = (value << 6) | digit;
                count++;
            }
            else if (next == '=')
            {
                return ReadPadding(source, ref at, bytes, value, count);
            }
            else if (next is not ((byte)'\n' or (byte)'\r'))
            {
                return at - 1;
            }
        }

        bytes.Add((byte)(value >> 16));
        bytes.Add((byte)(value >> 8));
        bytes.Add((byte)value);
        return null;
    }

    private static int? ReadPadding(byte[] source, ref int at, List<byte> bytes, int value, int count)
    {
        if (count < 2)
        {
            return at - 1;
        }

        if (count == 2)
        {
            SkipBreaks(source, ref at);
            if (at == source.Length)
            {
                return at;
            }

            if (source[at] != '=')
            {
                return at - 1;
            }

            at++;
        }

        SkipBreaks(source, ref at);
        if (at < source.Length)
        {
            return at;
        }

        value <<= 6 * (4 - count);
        bytes.Add((byte)(value >> 16));
        if (count == 3)
        {
            bytes.Add((byte)(value >> 8));
        }

        return null;
    }

    private static void SkipBreaks(byte[] source, ref int at)
    {
        while (at < source.Length && source[at] is (byte)'\n' or (byte)'\r')
        {
            at++;
        }
    }
}
