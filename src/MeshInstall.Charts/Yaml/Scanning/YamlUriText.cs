using System.Buffers;
using MeshInstall.Charts.GoValues;

namespace MeshInstall.Charts.Yaml.Scanning;

/// <summary>The text of a tag, of which some bytes may be escaped.</summary>
internal sealed class YamlUriText
{
    private static readonly SearchValues<char> Parts =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-;/?:@&=+$,.!~*'()[]%");
    private readonly ArrayBufferWriter<byte> _bytes = new(32);

    public YamlUriText(string head)
    {
        foreach (char character in head)
        {
            Append((byte)character);
        }
    }

    public static bool IsPart(char character) => Parts.Contains(character);

    /// <summary>How many bytes the character takes that a byte begins; zero where none begins with it.</summary>
    public static int Width(byte octet) => octet switch { < 0x80 => 1, < 0xC0 => 0, < 0xE0 => 2, < 0xF0 => 3, < 0xF8 => 4, _ => 0 };

    public void Append(byte octet)
    {
        _bytes.GetSpan(1)[0] = octet;
        _bytes.Advance(1);
    }

    public override string ToString() => GoString.FromBytes(_bytes.WrittenSpan);
}
