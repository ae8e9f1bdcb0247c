using CsCheck;
using MeshInstall.Charts.Expressions;
using MeshInstall.Charts.Tests.Oracle;

namespace MeshInstall.Charts.Tests.Expressions;

public sealed class RandomExpressionTests
{
    private const int Count = 2_000;

    // helm reads no character beyond U+FFFF from the values' escapes; the template puts it in.
    private const string Setup = "{{ $p := replace \"§\" \"😀\" .p }}{{ $t := replace \"§\" \"😀\" .t }}";

    private static readonly Gen<string> Atom = Gen.OneOf(
        "a", "b", "c", "ab", ".", "^", "$", "\\b", "\\B", "\\w", "\\W", "\\d", "\\s", "[ab]", "[^a]", "[a-c]", "[[:alpha:]]", "(?i)A", "(?i:b)", "é", "\\pL", "\\z", "\\A", "\\n", "§", "[^\\w]", "(?:)", "()", "(?m)^", "(?m)$", "(?s).", "\\x{e9}", "\\Qa.b\\E", "1");
    private static readonly Gen<string> Repeat = Gen.OneOf("", "", "", "*", "+", "?", "*?", "+?", "??", "{2}", "{0,2}", "{1,}", "{1,2}?", "{0}");
    private static readonly Gen<string> Simple = Gen.Select(Atom, Repeat, (atom, repeat) => atom + repeat);
    private static readonly Gen<string> Row = Simple.Array[1, 4].Select(string.Concat);
    private static readonly Gen<string> Group = Gen.Select(Gen.OneOf("(", "(?:", "(?P<n>", "(?U:"), Row, Gen.OneOf("", "|"), Row, Repeat, (open, a, bar, b, repeat) => $"{open}{a}{bar}{b}){repeat}");
    private static readonly Gen<string> Nested = Gen.Select(Gen.OneOf(Row, Group), Gen.OneOf("", "|"), Gen.OneOf(Group, Row), Repeat, (a, bar, b, repeat) => $"({a}{bar}{b}){repeat}");
    private static readonly Gen<string> Expression = Gen.OneOf(Row, Group, Nested, Gen.Select(Nested, Group, (a, b) => a + b));
    private static readonly Gen<string> Text = Gen.OneOf("a", "b", "c", "A", "B", "é", "É", "\n", " ", "1", "_", "§", ".", "-", "aa", "ab").Array[0, 12].Select(string.Concat);
    private static readonly Gen<string> Noise = Gen.String[Gen.Char["ab|()[]{}*+?.^$\\-:,0123PpxQEdwizUms<>=!"], 0, 14];

    [SkippableFact]
    public async Task Expressions_find_what_helm_finds()
    {
        HelmTool.Require();
        await Agreement.RequireAsync(
            Setup + "{{ regexMatch $p $t }} {{ toJson (regexFindAll $p $t -1) }} {{ toJson (regexFindAll $p $t 2) }} {{ toJson (regexSplit $p $t -1) }} {{ toJson (regexSplit $p $t 3) }} {{ regexFind $p $t | toJson }}",
            Items(Expression.Where(IsValid)));
    }

    [SkippableFact]
    public async Task Expressions_replace_as_helm_replaces()
    {
        HelmTool.Require();
        await Agreement.RequireAsync(Setup + "{{ regexReplaceAll $p $t \"<$0|$1|${2}|$n>\" | toJson }} {{ regexReplaceAllLiteral $p $t \"$1\" | toJson }}", Items(Expression.Where(IsValid)));
    }

    [SkippableFact]
    public async Task Noise_is_an_expression_where_helm_takes_it()
    {
        HelmTool.Require();

        // With a last choice that matches everything, only a malformed expression fails to match.
        await Agreement.RequireAsync(Setup + "{{ regexMatch (print $p \"|\") $t }}", Items(Noise));
    }

    [Fact]
    public void Noise_brings_no_other_error_than_a_malformed_expression() => Gen.Select(Gen.OneOf(Noise, Gen.String), Text).Sample((expression, text) =>
    {
        if (IsValid(expression))
        {
            GoRegex regex = GoRegex.Compile(expression);
            regex.ReplaceAll(text, "$1");
            regex.Split(text, -1);
        }
    });

    [Fact]
    public void A_quoted_text_matches_itself() => Gen.String.Sample(text =>
    {
        string clean = string.Concat(text.Where(c => !char.IsSurrogate(c)));
        return GoRegex.Compile($"^{GoRegex.Quote(clean)}$").IsMatch(clean);
    });

    private static List<Dictionary<string, object?>> Items(Gen<string> expressions) =>
        [.. Gen.Select(expressions, Text).Array[Count].Single().Select(pair => new Dictionary<string, object?> { ["p"] = pair.Item1, ["t"] = pair.Item2 })];

    private static bool IsValid(string expression)
    {
        try
        {
            GoRegex.Compile(expression);
            return true;
        }
        catch (GoRegexException)
        {
            return false;
        }
    }
}
