using MeshInstall.Charts.GoValues;

namespace MeshInstall.Charts.GoTemplates.Executing;

/// <summary>Values in messages: short, because they may be of a Secret.</summary>
internal static class ValueText
{
    private const int MaxLength = 40;

    /// <summary>The value as Go prints it, cut short.</summary>
    public static string Short(object? value) => Cut(GoPrint.Format(value));

    /// <summary>A text, cut short.</summary>
    public static string Cut(string text, int length = MaxLength) => text.Length <= length ? text
        : string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[length - 1]) ? length - 1 : length), "...");
}
