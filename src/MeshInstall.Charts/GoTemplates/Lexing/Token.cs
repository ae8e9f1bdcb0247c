using MeshInstall.Charts.GoValues.Printing;

namespace MeshInstall.Charts.GoTemplates.Lexing;

/// <summary>A piece of a template.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Where it starts, in UTF-16 characters from the template's start.</param>
/// <param name="Text">As written; of an error what is wrong.</param>
/// <param name="Line">The line it starts on, from 1.</param>
internal readonly record struct Token(TokenKind Kind, int Start, string Text, int Line)
{
    /// <summary>As Go's errors name it.</summary>
    public override string ToString() => Kind switch
    {
        TokenKind.End => "EOF",
        TokenKind.Error => Text,
        >= TokenKind.Dot => $"<{Text}>",
        _ when Text.EnumerateRunes().Count() > 10 => GoQuoting.Quote(string.Concat(Text.EnumerateRunes().Take(10))) + "...",
        _ => GoQuoting.Quote(Text),
    };
}
