namespace MeshInstall.Charts.GoValues.Yaml;

/// <summary>Which styles may carry a string, by the rules of libyaml.</summary>
internal readonly record struct ScalarAnalysis(bool IsMultiline, bool AllowsPlain, bool AllowsSingleQuotes, bool AllowsBlock)
{
    public static ScalarAnalysis Of(string text, YamlDialect dialect)
    {
        if (text.Length == 0)
        {
            return new ScalarAnalysis(false, true, true, false);
        }

        bool indicators = text.StartsWith("---", StringComparison.Ordinal) || text.StartsWith("...", StringComparison.Ordinal);
        bool breaks = false, special = false, tabs = false, breakThenSpace = false, spaceThenBreak = false;
        bool afterSpace = false, afterBreak = false, afterBlank = true;
        for (int i = 0; i < text.Length; i++)
        {
            char character = text[i];
            if (char.IsAsciiLetterOrDigit(character))
            {
                afterSpace = afterBreak = afterBlank = false;
                continue;
            }

            bool blankFollows = i + 1 == text.Length || text[i + 1] is ' ' or '\t';
            indicators |= IsIndicator(character, isFirst: i == 0, afterBlank, blankFollows);
            tabs |= character == '\t';
            special |= !YamlCharacters.IsPrintable(character) && (dialect.IsCompact || character != '\t');
            bool isSpace = character == ' ', isBreak = YamlCharacters.IsBreak(character);
            breakThenSpace |= isSpace && afterBreak;
            spaceThenBreak |= isBreak && afterSpace;
            breaks |= isBreak;
            afterSpace = isSpace;
            afterBreak = isBreak;
            afterBlank = isSpace || isBreak || character is '\t' or '\0';
        }

        bool startsOrEndsBlank = YamlCharacters.IsSpaceOrBreak(text[0]) || YamlCharacters.IsSpaceOrBreak(text[^1]);
        bool quotes = !breakThenSpace && !spaceThenBreak && !special && !tabs;
        return new ScalarAnalysis(
            breaks,
            quotes && !startsOrEndsBlank && !breaks && !indicators,
            quotes,
            text[^1] != ' ' && !spaceThenBreak && !special);
    }

    private static bool IsIndicator(char character, bool isFirst, bool afterBlank, bool blankFollows) => character switch
    {
        '#' => isFirst || afterBlank,
        ':' => blankFollows,
        ',' or '[' or ']' or '{' or '}' or '&' or '*' or '!' or '|' or '>' or '\'' or '"' or '%' or '@' or '`' => isFirst,
        '?' or '-' => isFirst && blankFollows,
        _ => false,
    };
}
