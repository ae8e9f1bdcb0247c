namespace MeshInstall.Charts.Functions.Strings;

/// <summary>sprig's functions for the case of letters and identifiers.</summary>
internal static class CaseFunctions
{
    public static IEnumerable<GoFunction> All { get; } =
    [
        OfText("camelcase", WordCase.Pascal),
        OfText("initials", LetterCase.Initials),
        OfText("kebabcase", text => WordCase.Connect(text, '-')),
        OfText("lower", LetterCase.Lower),
        OfText("nospace", LetterCase.WithoutSpace),
        OfText("snakecase", text => WordCase.Connect(text, '_')),
        OfText("swapcase", LetterCase.Swap),
        OfText("title", LetterCase.Title),
        OfText("untitle", LetterCase.Untitle),
        OfText("upper", LetterCase.Upper),
    ];

    private static GoFunction OfText(string name, Func<string, string> change) => new(name, (_, arguments) => change((string)arguments[0]!), GoParameter.String);
}
