namespace MeshInstall.Charts.Expressions;

/// <summary>The sets of <c>\d</c>, <c>\s</c>, <c>\w</c> and of <c>[:alpha:]</c>: ASCII alone.</summary>
internal static class NamedClasses
{
    private static readonly RuneSet Digits = Of("09");
    private static readonly RuneSet Spaces = Of("\t\n\f\r  ");
    private static readonly RuneSet Words = Of("09AZ__az");

    private static readonly Dictionary<string, RuneSet> Posix = new(StringComparer.Ordinal)
    {
        ["alnum"] = Of("09AZaz"),
        ["alpha"] = Of("AZaz"),
        ["ascii"] = Of("\0\u007f"),
        ["blank"] = Of("\t\t  "),
        ["cntrl"] = Of("\0\u001f\u007f\u007f"),
        ["digit"] = Digits,
        ["graph"] = Of("!~"),
        ["lower"] = Of("az"),
        ["print"] = Of(" ~"),
        ["punct"] = Of("!/:@[`{~"),
        ["space"] = Of("\t\r  "),
        ["upper"] = Of("AZ"),
        ["word"] = Words,
        ["xdigit"] = Of("09AFaf"),
    };

    /// <summary>The set of a letter after a backslash, and whether the letter asks for all else; null where it is none.</summary>
    public static (RuneSet Set, bool IsNegated)? Perl(char letter) => letter switch
    {
        'd' => (Digits, false),
        'D' => (Digits, true),
        's' => (Spaces, false),
        'S' => (Spaces, true),
        'w' => (Words, false),
        'W' => (Words, true),
        _ => null,
    };

    public static RuneSet? FindPosix(string name) => Posix.GetValueOrDefault(name);

    private static RuneSet Of(string ends) => RuneSet.Of(Enumerable.Range(0, ends.Length / 2).Select(i => ((int)ends[2 * i], (int)ends[(2 * i) + 1])));
}
