using System.Security.Cryptography;
using System.Text;

namespace MeshInstall.Tests.Secrets;

/// <summary>
/// A value that nobody else has, so that wherever it turns up it has leaked. Its middle is letters and digits only, which stay as they are in JSON and
/// in addresses; it is looked for as text, and in base64 wherever it begins within a group of three bytes.
/// </summary>
internal sealed class Canary
{
    private const int Bytes = 12;
    private const int Telling = 10;
    private readonly string[] _encoded;
    private readonly string _head;
    private readonly string _tail;

    public Canary(string name)
    {
        Name = name;
        Value = "s3cr" + Convert.ToHexString(RandomNumberGenerator.GetBytes(Bytes)).ToLowerInvariant();
        (_head, _tail) = (Value[..(4 + Telling)], Value[^Telling..]);
        _encoded = [.. Enumerable.Range(0, 3).Select(Encoded)];
    }

    /// <summary>Where it was planted.</summary>
    public string Name { get; }

    /// <summary>The value.</summary>
    public string Value { get; }

    /// <summary>The value in base64, as Secrets have it.</summary>
    public string Base64 => Convert.ToBase64String(Encoding.UTF8.GetBytes(Value));

    /// <summary>Whether a text gives it away, in whole or by its beginning or end.</summary>
    public bool IsIn(string text) =>
        text.Contains(_head, StringComparison.OrdinalIgnoreCase)
        || text.Contains(_tail, StringComparison.OrdinalIgnoreCase)
        || _encoded.Any(encoded => text.Contains(encoded, StringComparison.Ordinal));

    /// <summary>The same for the bytes of a file or an answer, in UTF-8 and in UTF-16.</summary>
    public bool IsIn(byte[] bytes) =>
        IsIn(Encoding.Latin1.GetString(bytes)) || IsIn(Encoding.Unicode.GetString(bytes)) || IsIn(Encoding.BigEndianUnicode.GetString(bytes));

    public override string ToString() => Value;

    /// <summary>The characters that depend on the value alone, where <paramref name="before"/> bytes stand in front of it.</summary>
    private string Encoded(int before)
    {
        string all = Convert.ToBase64String(Encoding.UTF8.GetBytes(new string('x', before) + Value));
        int first = before == 0 ? 0 : before + 1;
        int whole = (before + Value.Length) / 3 * 4;
        return all[first..Math.Min(whole, first + 20)];
    }
}
