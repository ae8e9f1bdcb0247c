namespace MeshInstall.Charts.Yaml.Scanning;

/// <summary>A part of a text that is not copied until a string is asked for.</summary>
internal readonly struct YamlSlice(string source, int start, int length)
{
    public static YamlSlice Empty { get; } = new(string.Empty, 0, 0);

    public ReadOnlySpan<char> Span => source is null ? default : source.AsSpan(start, length);

    public override string ToString() => source is null ? string.Empty : length == source.Length ? source : source.Substring(start, length);
}
