using System.Text;

namespace MeshInstall.Charts.Crypto;

/// <summary>A block of PEM: its type and its bytes.</summary>
internal sealed record PemBlock(string Type, byte[] Bytes)
{
    private const int LineLength = 64;
    private const string Begin = "-----BEGIN ";
    private const string Dashes = "-----";

    /// <summary>The first well-formed block of a text; null where it has none.</summary>
    public static PemBlock? Find(string text)
    {
        for (int at = text.IndexOf(Begin, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Begin, at + 1, StringComparison.Ordinal))
        {
            int typeEnd = text.IndexOf(Dashes, at + Begin.Length, StringComparison.Ordinal);
            int lineEnd = text.IndexOf('\n', at);
            if ((at > 0 && text[at - 1] != '\n') || typeEnd < 0 || lineEnd < typeEnd)
            {
                continue;
            }

            string type = text[(at + Begin.Length)..typeEnd];
            int end = text.IndexOf($"\n-----END {type}{Dashes}", lineEnd, StringComparison.Ordinal);
            if (end >= 0 && Decode(text[lineEnd..end]) is { } bytes)
            {
                return new PemBlock(type, bytes);
            }
        }

        return null;
    }

    public override string ToString()
    {
        string body = Convert.ToBase64String(Bytes);
        StringBuilder text = new($"{Begin}{Type}{Dashes}\n", body.Length + (body.Length / LineLength) + 80);
        for (int i = 0; i < body.Length; i += LineLength)
        {
            text.Append(body, i, Math.Min(LineLength, body.Length - i)).Append('\n');
        }

        return text.Append($"-----END {Type}{Dashes}\n").ToString();
    }

    private static byte[]? Decode(string body)
    {
        // Headers, such as Proc-Type, stand before the first line of the body.
        IEnumerable<string> lines = body.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).SkipWhile(line => line.Contains(':', StringComparison.Ordinal));
        try
        {
            return Convert.FromBase64String(string.Concat(lines));
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
