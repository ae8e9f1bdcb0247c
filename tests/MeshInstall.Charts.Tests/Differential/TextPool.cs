using System.Text;

namespace MeshInstall.Charts.Tests.Differential;

/// <summary>Texts for random templates: words that are awkward in general, and those that mean something to one function.</summary>
internal static class TextPool
{
    private static readonly string[] Pieces =
    [
        "a", "b", "abc", "Hello", "world", "fooBar", "FooBar", "foo_bar", "foo-bar", "HTTPServer2", " ", "  ", "\n", "\t", "\r\n", "é", "É", "ß", "ñandú", "日本語", "😀", "\u00a0", "\u2028", "\"", "'", "`", "\\",
        ":", ": ", "#", " #", "- ", "-", ",", ";", "[", "]", "{", "}", "&", "*", "!", "|", ">", "<", "%", "%d", "%s", "@", "$", "$1", "${1}", "=", "?", "/", "..", ".", "//", "~", "+", "(", ")", "^",
        "y", "no", "On", "true", "null", ".inf", "0", "1", "-1", "12", "1.5", "007", "0x1F", "1e3", "1_000", "12:30", "2001-01-01", "&amp;", "<b>", "\u0000", "\u0007", "\u001b[1m", "a.b.c", "/usr/bin/x.tar.gz",
    ];

    private static readonly Dictionary<string, string[][]> Special = Make();

    private static readonly string[] Formats =
    [
        "%v", "%s", "%d", "%q", "%5.2f", "%x", "%X", "%T", "%+v", "%#v", "[%-10s]", "%05d", "%t", "%c", "%U", "%e", "%g", "%G", "%%", "%!", "%v-%v", "%[2]v %[1]v", "%*d", "%6.3v", "% x", "%#x", "%o", "%b", "%+d", "%08.3f",
        "%.2s", "%#q", "%+q", "%#U", "%O", "%z", "%", "x%vy", "%d %s", "%[3]d", "%.*f", "% d", "%x %X", "%6d|%-6d|", "%q %v",
    ];

    public static string General(Random random) => random.Next(4) switch
    {
        0 => Pick(random, Pieces),
        1 => string.Concat(Enumerable.Range(0, random.Next(4)).Select(_ => Pick(random, Pieces))),
        2 => string.Join(Pick(random, [" ", ",", "-", "\n", "."]), Enumerable.Range(0, random.Next(1, 6)).Select(_ => Pick(random, Pieces))),
        _ => new string([.. Enumerable.Range(0, random.Next(1, 9)).Select(_ => (char)('a' + random.Next(26)))]),
    };

    /// <summary>A text for an argument of a function; null where any will do.</summary>
    public static string? For(Random random, string function, int index) => function == "printf" && index == 0 ? Pick(random, Formats)
        : Special.TryGetValue(function, out string[][]? pools) && index < pools.Length && pools[index].Length > 0 ? Pick(random, pools[index]) : null;

    /// <summary>The text as a constant of templates, in one of its forms.</summary>
    public static string Quote(Random random, string text) => random.Next(5) == 0 && !text.Contains('`') && !text.Contains('\r') ? $"`{text}`" : Quote(text, () => random.Next(40) == 0);

    /// <summary>The text as a constant of templates.</summary>
    public static string Quote(string text) => Quote(text, () => false);

    public static T Pick<T>(Random random, IReadOnlyList<T> items) => items[random.Next(items.Count)];

    private static string Quote(string text, Func<bool> escape)
    {
        StringBuilder quoted = new("\"");
        foreach (char character in text)
        {
            quoted.Append(character switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\t' => "\\t",
                '\r' => "\\r",
                < ' ' => $"\\x{(int)character:x2}",
                _ when !char.IsSurrogate(character) && escape() => $"\\u{(int)character:x4}",
                _ => character.ToString(),
            });
        }

        return quoted.Append('"').ToString();
    }

    private static Dictionary<string, string[][]> Make()
    {
        string[] expressions = ["a+", "[a-z]+", "(\\w+)-(\\w+)", "^$", ".", "\\d{1,3}", "(?i)HELLO", "é|ß", "a*?", "\\s+", "(?P<x>b)c?", "[^a-z]", "$", "\\bfoo", "x|", "(a)(b)?", "\\.", "(?m)^.", "\\p{Lu}", "("];
        string[] layouts = ["2006-01-02", "2006-01-02T15:04:05Z07:00", "Mon Jan _2 15:04:05 MST 2006", "3:04PM", "02 January 06", "20060102150405.000", "", "15h", "Monday", "-0700"];
        string[] dates = ["2024-02-29", "2024-02-29T10:11:12Z", "1999-12-31T23:59:59+01:00", "x", "", "0001-01-01"];
        string[] zones = ["UTC", "America/New_York", "Asia/Kolkata", "Local", "", "Nowhere/None", "Europe/Berlin"];
        string[] durations = ["1h", "90m", "-1.5h", "100ms", "1us", "36h5m4.5s", "0", "1d", "", "95", "-3600", "2400h10m5s", "1µs", "300000000"];
        string[] versions = ["1.2.3", "v1.2.3-rc.1", "1.2", "2.0.0+b", "0.0.0", "1.2.3-alpha.2", "x", "10.20.30"];
        string[] ranges = ["^1.2", "~1.2.3", ">=1.0.0 <2", "1.x", "*", "1.2 - 2", "!=1.2.3", ">1.2.3-0", "=1.2.3 || 2", "^0.0.3", "<v2"];
        string[] yaml = ["a: 1", "a: [1, x, null, true, 1.5]\nb: {c: d}", "- 1\n- a: b", "a: &x 1\nb: *x", "yes: no\n1: 2", "a: |\n  t\n  u\nb: 0x1F", "a: 2001-01-01\nb: 1e3\nc: .inf", "", "x", "a: b: c", "~", "a: 12345678901234567890\nb: 1_000", "\"a\\u00e9\": 'it''s'"];
        string[] json = ["{\"a\":1,\"b\":[null,true,\"x\",1.5e300]}", "[1,\"a\",{\"b\":null}]", "{}", "[]", "null", "1", "\"a\"", "{", "", "{\"a\":1}x", "{\"a\":1,\"a\":2}", " [1 , 2 ] ", "{\"é\":\"\\u00e9\\ud83d\\ude00\\n\"}", "[01]"];
        string[] toml = ["a = 1", "a = \"x\"\nb = [1, 2]\n[c]\nd = true", "a = 1979-05-27T07:32:00Z", "[[a]]\nb = 1.5\n[[a]]\nb = 2", "a = {b = 0x1F}", "", "\"é\" = 'x'", "a.b.c = 1\na.d = [{x = 1}, {y = 2}]", "a = \"\"\"\nx\\\n  y\"\"\"\nb = inf"];
        string[] urls = ["http://u:p@example.com:80/a/b?c=d#e", "https://example.com", "/a/b", "//host/p", "mailto:x@y", "a b", "http://[::1]:8/", "%zz", "ftp://é/ü?ö", ""];
        string[] kinds = ["string", "int", "float64", "map", "slice", "bool", "invalid", "int64", "map[string]interface {}", "[]interface {}", "[]string", "*x", "nil"];
        string[] base64 = ["YQ==", "aGVsbG8=", "YQ", "////", "w6k=", "", "!", "8J+YgA==", "/w=="], base32 = ["ME======", "NBSWY3DP", "", "1", "74======"];
        string[] numbers = ["0", "12", "-7", "1.0", "1.50", "0x10", "010", "777", "1e3", "9223372036854775808", "", "x", " 1", "1_0", "+5", "NaN", "inf"];
        string[] marks = [",", "-", " ", "", "a", ".", "\n", "o", "é"];
        Dictionary<string, string[][]> pools = new(StringComparer.Ordinal);
        foreach ((string names, string[][] arguments) in (IEnumerable<(string, string[][])>)
        [
            ("regexMatch mustRegexMatch regexFind mustRegexFind regexFindAll mustRegexFindAll regexReplaceAll mustRegexReplaceAll regexReplaceAllLiteral mustRegexReplaceAllLiteral regexSplit mustRegexSplit", [expressions]),
            ("date", [layouts]), ("dateInZone date_in_zone", [layouts, [], zones]), ("htmlDateInZone", [[], zones]), ("toDate mustToDate", [layouts, dates]),
            ("dateModify date_modify mustDateModify must_date_modify duration durationRound", [durations]),
            ("semver", [versions]), ("semverCompare", [ranges, versions]), ("fromYaml fromYamlArray", [[.. yaml, .. json]]), ("fromJson mustFromJson fromJsonArray", [json]), ("fromToml", [toml]),
            ("urlParse", [urls]), ("kindIs typeIs typeIsLike", [kinds]), ("b64dec", [base64]), ("b32dec", [base32]), ("atoi toDecimal", [numbers]), ("split splitList splitn join", [marks]),
            ("contains hasPrefix hasSuffix replace trimAll trimPrefix trimSuffix trimall", [marks]),
        ])
        {
            foreach (string name in names.Split(' '))
            {
                pools.Add(name, arguments);
            }
        }

        return pools;
    }
}
