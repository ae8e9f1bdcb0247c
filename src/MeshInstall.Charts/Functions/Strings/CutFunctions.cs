using MeshInstall.Charts.Functions.Conversions;

namespace MeshInstall.Charts.Functions.Strings;

/// <summary>sprig's functions that shorten, break, indent and repeat text.</summary>
internal static class CutFunctions
{
    public static IEnumerable<GoFunction> All { get; } =
    [
        new("abbrev", (_, arguments) => Abbreviate((string)arguments[1]!, 0, (nint)arguments[0]!), GoParameter.Int, GoParameter.String),
        new("abbrevboth", (_, arguments) => Abbreviate((string)arguments[2]!, (nint)arguments[0]!, (nint)arguments[1]!), GoParameter.Int, GoParameter.Int, GoParameter.String),
        new("indent", (execution, arguments) => Indentation.Apply((nint)arguments[0]!, (string)arguments[1]!, onNewLine: false, execution.Budget), GoParameter.Int, GoParameter.String),
        new("nindent", (execution, arguments) => Indentation.Apply((nint)arguments[0]!, (string)arguments[1]!, onNewLine: true, execution.Budget), GoParameter.Int, GoParameter.String),
        new("repeat", (execution, arguments) => Indentation.Repeat((string)arguments[1]!, (nint)arguments[0]!, execution.Budget), GoParameter.Int, GoParameter.String),
        new("substr", (_, arguments) => Cut((string)arguments[2]!, text => TextCut.Substring(text, (nint)arguments[0]!, (nint)arguments[1]!)), GoParameter.Int, GoParameter.Int, GoParameter.String),
        new("trunc", (_, arguments) => Cut((string)arguments[1]!, text => TextCut.Truncate(text, (nint)arguments[0]!)), GoParameter.Int, GoParameter.String),
        new("wrap", (execution, arguments) => Cut((string)arguments[1]!, text => TextCut.Wrap(text, (nint)arguments[0]!, "\n", breakWords: false, execution.Budget)), GoParameter.Int, GoParameter.String),
        new("wrapWith", (execution, arguments) => Cut((string)arguments[2]!, text => TextCut.Wrap(text, (nint)arguments[0]!, Separator((string)arguments[1]!), breakWords: true, execution.Budget)), GoParameter.Int, GoParameter.String, GoParameter.String),
    ];

    private static string Abbreviate(string text, nint offset, nint width) =>
        width < 4 || (offset > 0 && width < 7) ? text : Cut(text, bytes => TextCut.Abbreviate(bytes, offset, width));

    private static string Separator(string text) => text.Length == 0 ? "\n" : ByteText.From(text);

    private static string Cut(string text, Func<string, string> cut)
    {
        string bytes = ByteText.From(text);
        string result = cut(bytes);
        return ReferenceEquals(bytes, result) ? text : ByteText.ToText(result);
    }
}
