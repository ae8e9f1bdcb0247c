using System.Text.RegularExpressions;

namespace MeshInstall;

/// <summary>Takes secrets out of texts that hold settings: JSON, YAML, command lines and addresses, also one inside the other.</summary>
internal static partial class HiddenText
{
    private const int Patience = 2_000;
    private static readonly string[] Signs = ["token", "passw", "passphrase", "secret", "credential", "kubeconfig", "pem", "key"];
    private static readonly string[] Public = ["", "true", "false", "null", "~"];

    /// <summary>The text as it may be shown.</summary>
    /// <param name="text">The text.</param>
    /// <param name="found">Is told each secret that is taken out.</param>
    public static string Of(string text, Action<string>? found = null) => Of(text, found, isSentence: false);

    /// <summary>A sentence as it may be shown, in which what follows a name and a colon is not its value unless it stands in quotes.</summary>
    public static string InSentence(string sentence) => Of(sentence, found: null, isSentence: true);

    private static string Of(string text, Action<string>? found, bool isSentence)
    {
        if (IsSecretWhole(text))
        {
            found?.Invoke(text);
            return HiddenValues.Text;
        }

        try
        {
            string shown = WithoutLogins(text, found);
            return Array.Exists(Signs, sign => shown.Contains(sign, StringComparison.OrdinalIgnoreCase))
                ? (isSentence ? Told() : Pair()).Replace(Variable().Replace(shown, match => Named(match, found)), match => Named(match, found))
                : shown;
        }
        catch (RegexMatchTimeoutException)
        {
            found?.Invoke(text);
            return HiddenValues.Text;
        }
    }

    /// <summary>The text without user names' passwords in addresses.</summary>
    public static string WithoutLogins(string text, Action<string>? found = null) =>
        text.Contains('@', StringComparison.Ordinal) ? Login().Replace(text, match => Shown(match, found)) : text;

    /// <summary>A private key or a kubeconfig, of which no part is for anybody.</summary>
    private static bool IsSecretWhole(string text) =>
        text.Contains("PRIVATE KEY-----", StringComparison.Ordinal)
        || text.Contains("client-key-data:", StringComparison.Ordinal)
        || (text.Contains("kind: Config", StringComparison.Ordinal) && text.Contains("users:", StringComparison.Ordinal));

    private static string Named(Match match, Action<string>? found)
    {
        string name = match.Groups["name"].Value;
        return SecretNames.IsField(name[(name.LastIndexOfAny(['.', '/']) + 1)..]) ? Shown(match, found) : match.Value;
    }

    private static string Shown(Match match, Action<string>? found)
    {
        Group value = match.Groups["value"];
        string bare = value.Value.Trim('"', '\'', '\\', ' ');
        if (Array.IndexOf(Public, bare) >= 0)
        {
            return match.Value;
        }

        // What stands in quotes goes without them, so that the text stays what it is.
        found?.Invoke(bare);
        int start = value.Index - match.Index;
        int from = start + value.Value.IndexOf(bare, StringComparison.Ordinal);
        return string.Concat(match.Value.AsSpan(0, from), HiddenValues.Text, match.Value.AsSpan(from + bare.Length));
    }

    /// <summary>A user name and password in an address.</summary>
    [GeneratedRegex(@"://[^\s/:@""'\\]{0,200}:(?<value>[^\s/@""'\\]{1,1000})@", RegexOptions.None, Patience)]
    private static partial Regex Login();

    /// <summary>A name and its value: in JSON, perhaps within a string of JSON, in YAML with its blocks, or as an argument.</summary>
    [GeneratedRegex(
        """
        (?<name>[\w.\-/]{2,120})(?<quote>\\*["'])?[ \t]*(?<sign>[:=])[ \t]*(?<value>
            \\+".*?\\+"
          | "(?:[^"\\]|\\.)*"
          | '(?:[^']|'')*'
          | [|>][+-]?\d?[ \t]*\r?\n(?<indent>[ \t]+)[^\n]*(?:\n\k<indent>[^\n]*)*
          | (?(quote)[^\s,}\]"'\\{[]+|(?:(?<=:[ \t]+)[^\s"'{[|>][^\r\n]*|(?<==)[^\s,;&"']+))
        )
        """, RegexOptions.IgnorePatternWhitespace, Patience)]
    private static partial Regex Pair();

    /// <summary>A name and its value within a sentence: as an argument, or in quotes.</summary>
    [GeneratedRegex("""(?<name>[\w.\-/]{2,120})\\*["']?[ \t]*(?:=|:(?=[ \t]*\\*["']))[ \t]*(?<value>\\+".*?\\+"|"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s,;&"'\\]+)""", RegexOptions.None, Patience)]
    private static partial Regex Told();

    /// <summary>An entry of a list with a name and a value, as the environment of containers is.</summary>
    [GeneratedRegex(
        """
        \bname\\*["']?[ \t]*:[ \t]*\\*["']?(?<name>[\w.\-]{2,120})\\*["']?[,\s]+\\*["']?value\\*["']?[ \t]*:[ \t]*(?<value>
            \\+".*?\\+"
          | "(?:[^"\\]|\\.)*"
          | '(?:[^']|'')*'
          | [^\s"'{[|>][^\r\n,}]*
        )
        """, RegexOptions.IgnorePatternWhitespace, Patience)]
    private static partial Regex Variable();
}
