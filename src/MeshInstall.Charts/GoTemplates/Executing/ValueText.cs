using MeshInstall.Charts.GoValues.Printing;
using MeshInstall.Charts.GoValues;

namespace MeshInstall.Charts.GoTemplates.Executing;

/// <summary>Values in messages: short, because they may be of a Secret.</summary>
internal static class ValueText
{
    private const int MaxLength = 40;
    private const int Prefix = 10;

    /// <summary>The value as Go prints it, of texts only the start and of maps and lists nothing that is in them.</summary>
    public static string Short(object? value) => value switch
    {
        string text => Cut(text, Prefix),
        GoMap => "map[...]",
        GoList => "[...]",
        _ => Cut(GoPrint.Format(value)),
    };

    /// <summary>The type of a value and, of a long string, how it starts; short ones may be passwords and show nothing.</summary>
    public static string Describe(object? value) => GoNil.Strip(value) switch
    {
        null => "nil",
        string { Length: 0 } => "an empty string",
        string text => $"a string of {text.Length} characters{(text.Length < MaxLength ? string.Empty : $" that starts with {GoQuoting.Quote(Cut(text, Prefix))}")}",
        GoMap map => $"{map.Type} with {map.Count} entries",
        GoList list => $"{list.Type} with {list.Count} elements",
        GoObject item => item.Type.Name,
        { } number => $"{GoPrint.TypeName(number)} {GoPrint.Format(number)}",
    };

    /// <summary>A text, cut short.</summary>
    public static string Cut(string text, int length = MaxLength) => text.Length <= length ? text
        : string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[length - 1]) ? length - 1 : length), "...");
}
