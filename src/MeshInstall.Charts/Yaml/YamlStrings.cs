using MeshInstall.Charts.Yaml.Scanning;

namespace MeshInstall.Charts.Yaml;

/// <summary>Gives one string for texts that repeat, as keys do; only the last text of each slot is remembered.</summary>
internal sealed class YamlStrings
{
    private const int Slots = 512;
    private const int MaxLength = 40;
    private readonly string?[] _known = new string?[Slots];

    public string Get(YamlSlice slice)
    {
        ReadOnlySpan<char> text = slice.Span;
        if (text.Length is 0 or > MaxLength)
        {
            return slice.ToString();
        }

        ref string? slot = ref _known[string.GetHashCode(text) & (Slots - 1)];
        if (slot is null || !text.SequenceEqual(slot))
        {
            slot = slice.ToString();
        }

        return slot;
    }
}
