namespace MeshInstall.Charts.Yaml.Scanning;

/// <summary>Collects a scalar that does not stand in the text as it is; one buffer serves all scalars of a text.</summary>
internal sealed class YamlTextBuffer
{
    private char[] _characters = new char[256];

    public int Length { get; private set; }

    public void Clear() => Length = 0;

    public void Append(char character)
    {
        if (Length == _characters.Length)
        {
            Grow(1);
        }

        _characters[Length++] = character;
    }

    public void Append(ReadOnlySpan<char> text)
    {
        if (text.Length > _characters.Length - Length)
        {
            Grow(text.Length);
        }

        text.CopyTo(_characters.AsSpan(Length));
        Length += text.Length;
    }

    public void AppendCodePoint(int value)
    {
        if (value < 0x10000)
        {
            Append((char)value);
            return;
        }

        Append((char)(0xD800 + ((value - 0x10000) >> 10)));
        Append((char)(0xDC00 + ((value - 0x10000) & 0x3FF)));
    }

    public YamlSlice ToSlice()
    {
        string text = new(_characters, 0, Length);
        return new YamlSlice(text, 0, text.Length);
    }

    private void Grow(int needed) => Array.Resize(ref _characters, Math.Max(_characters.Length * 2, Length + needed));
}
