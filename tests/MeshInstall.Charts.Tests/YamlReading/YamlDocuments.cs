using CsCheck;

namespace MeshInstall.Charts.Tests.YamlReading;

/// <summary>Random texts that are YAML, nearly YAML, or made of its signs.</summary>
internal static class YamlDocuments
{
    private static readonly Gen<string> Scalar = Any(
        "x", "foo bar", "'it''s'", "\"a\\tb\"", "\"a\\\n  b\"", "'a\n\n  b'", "\"\\u00e9\\x41\"", "a#b", "a #b", "é", "😀 x", "-x", ":x", "?x", "a:b", "''", "\"\"", "",
        "|\n    t\n     u\n", "|-\n    \n    t\n", ">\n    a\n    b\n\n    c\n", ">+\n    a\n\n", "|2\n     x\n", "w\n  v", "!!str 1", "!t x", "&q x", "*q", "~x", "http://a/b?c=d", "{{ x }}");

    private static readonly Gen<string> Fragment = Any(
        "a", "b", "c", "key", "a: ", "b: x", "c:", "- ", "-", "- a: x", "? ", "?", ": ", ":", "|", ">", "|-", ">+", "|1", "|2-", "|0", "'", "\"", "''", "\\", "\\n", "\\x4", "\\\n",
        "[", "]", "{", "}", ", ", ",", "[a, b]", "{a: b}", "{a, b: }", "[a: b]", "[? a : b]", "&a ", "&b", "*a", "*b ", "!!str ", "!!map ", "!a!b ", "! ", "!<x> ", "!<", "!%41 ",
        "#", " # c", "---", "--- ", "...", "%YAML 1.1", "%TAG !a! b", "%TAG", "%X", "@", "`", "%", "<<: ", "\t", " ", "  ", "\n", "\n  ", "\n\n", "\r", "\r\n", "\u0085", "\u2028", "\u2029", "\uFEFF", "é", "😀", "\0", "\a", "text of words");

    private static readonly Gen<string> Line = Gen.Select(Gen.Frequency((12, Gen.Int[0, 6].Select(count => new string(' ', count))), (1, Gen.Const("\t")), (1, Gen.Const(" \t"))), Fragment.Array[0, 4], (indent, parts) => indent + string.Concat(parts));

    private static readonly Gen<string> Signs = Line.Array[0, 8].Select(lines => string.Join("\n", lines));

    private static readonly Gen<string> Tree = Level(0);

    private static readonly Gen<string> Whole = Gen.Select(Map(Tree), Any("", "---\n", "# c\n---\n", "%YAML 1.1\n---\n", "\uFEFF", "\n"), Any("", "", "...\n", "\n---\nb: @", "# end"), (tree, head, tail) => head + tree + tail);

    private static readonly Gen<string> Mutated = Gen.Select(Whole, Gen.Select(Gen.Int[0, 10_000], Gen.Int[0, 3], Fragment).Array[1, 3], Change);

    /// <summary>
    /// Any of them, but for texts that begin with two byte order marks: helm's YAML library looks for the second at the start of its buffer wherever it
    /// reads, and so loses the first character of the lines after it.
    /// </summary>
    public static Gen<string> Text { get; } = Gen.Frequency((3, Whole), (5, Mutated), (4, Signs), (1, Gen.Select(Whole, Whole, (one, other) => one + other)))
        .Where(text => !text.StartsWith("\uFEFF\uFEFF", StringComparison.Ordinal));

    private static Gen<string> Level(int depth) => depth > 3 ? Scalar
        : Gen.Frequency((3, Scalar), (2, Map(Level(depth + 1))), (2, List(Level(depth + 1))), (1, Flow(Level(depth + 1))));

    private static Gen<string> Any(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(index => texts[index]);

    private static Gen<string> Map(Gen<string> value) => Gen.Select(Any("a", "b", "'k 1'", "\"c\"", "? d\n", "key with words", "&k e", "!!str f"), value).Array[1, 3]
        .Select(entries => string.Concat(entries.Select(entry => $"{entry.Item1}: {Nested(entry.Item2)}\n")));

    private static Gen<string> List(Gen<string> item) => item.Array[1, 3].Select(items => string.Concat(items.Select(text => $"- {text.Replace("\n", "\n  ", StringComparison.Ordinal).TrimEnd(' ')}\n")));

    private static Gen<string> Flow(Gen<string> item) => Gen.Select(item.Array[0, 3], Gen.Bool, (items, isList) =>
    {
        string inside = string.Join(", ", items.Select((text, index) => isList ? text : $"k{index}: {text}"));
        return isList ? $"[{inside}]" : $"{{{inside}}}";
    });

    private static string Nested(string text) => text.StartsWith("- ", StringComparison.Ordinal) || text.Contains(": ", StringComparison.Ordinal)
        ? "\n  " + text.TrimEnd('\n').Replace("\n", "\n  ", StringComparison.Ordinal) : text;

    private static string Change(string text, (int At, int Cut, string Put)[] edits)
    {
        foreach ((int at, int cut, string put) in edits)
        {
            int from = at % (text.Length + 1);
            text = text[..from] + put + text[Math.Min(text.Length, from + cut)..];
        }

        return text;
    }
}
