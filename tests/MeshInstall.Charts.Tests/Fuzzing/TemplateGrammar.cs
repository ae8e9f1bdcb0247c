using System.Text;
using MeshInstall.Charts.Functions;

namespace MeshInstall.Charts.Tests.Fuzzing;

/// <summary>Templates that mostly parse: blocks, pipelines over every function, variables, definitions.</summary>
internal sealed class TemplateGrammar(Random random)
{
    private const int MaxDepth = 5;
    private static readonly string[] FunctionNames = [.. FunctionTable.Functions.Keys.Where(name => name is not ("lookup" or "getHostByName")).Order(StringComparer.Ordinal)];
    private static readonly string[] Terms =
    [
        "\"a\"", "\"\"", "`x`", "1", "0", "-1", "2.5", "1e3", "'c'", "true", "false", "nil", ".", "$", ".Values", ".Values.list", ".Values.map", ".Values.text", ".Values.number",
        ".Values.none", ".Values.map.a.b", "$.Values.list", ".Release.Name", ".Chart", "$x", "$i", "9223372036854775807", "0x10", "1_000", "\"(\"", "\"{{\"", "\"2006-01-02\"", "\"^1.2.3\"",
    ];

    private readonly StringBuilder text = new();

    public static string Create(Random random)
    {
        TemplateGrammar grammar = new(random);
        grammar.Body(0);
        return grammar.text.ToString();
    }

    private void Body(int depth)
    {
        for (int i = random.Next(1, 4); i > 0; i--)
        {
            Element(depth);
        }
    }

    private void Element(int depth)
    {
        switch (depth >= MaxDepth ? random.Next(3) : random.Next(12))
        {
            case 0:
                text.Append(Pick(["text ", "\n", "  ", "a: b\n", "- "]));
                break;
            case 1 or 2 or 3 or 4:
                Action(Pipeline(depth));
                break;
            case 5:
                Block($"if {Pipeline(depth)}", depth, hasElse: true);
                break;
            case 6:
                Block($"range {Pick(["", "$x := ", "$i, $x := "])}{Pipeline(depth)}", depth, hasElse: true);
                break;
            case 7:
                Block($"with {Pick(["", "$x := "])}{Pipeline(depth)}", depth, hasElse: true);
                break;
            case 8:
                Action($"$x {Pick([":=", "="])} {Pipeline(depth)}");
                break;
            case 9:
                Block($"define \"{Pick(["a", "b"])}\"", depth, hasElse: false);
                break;
            case 10:
                Action(Pick(["template \"a\" .", "include \"b\" .", "tpl .Values.text .", "break", "continue", "/* c */", "block \"c\" . }}x{{ end"]));
                break;
            default:
                Action($"include \"a\" {Term(depth)} | {Call(depth)}");
                break;
        }
    }

    private void Block(string head, int depth, bool hasElse)
    {
        Action(head);
        Body(depth + 1);
        if (hasElse && random.Next(3) == 0)
        {
            Action("else");
            Body(depth + 1);
        }

        Action("end");
    }

    private void Action(string content) => text.Append(Pick(["{{ ", "{{- "])).Append(content).Append(Pick([" }}", " -}}", " }}"]));

    private string Pipeline(int depth) => random.Next(3) switch
    {
        0 => Term(depth),
        1 => $"{Term(depth)} | {Call(depth)}",
        _ => Call(depth),
    };

    private string Call(int depth)
    {
        string name = Pick(FunctionNames);
        int count = FunctionTable.Functions[name].Parameters.Count + random.Next(-1, 2);
        return string.Join(' ', Enumerable.Range(0, Math.Max(0, count)).Select(_ => Term(depth)).Prepend(name));
    }

    private string Term(int depth) => depth < MaxDepth && random.Next(5) == 0 ? $"({Pipeline(depth + 2)}){(random.Next(6) == 0 ? ".a" : string.Empty)}" : Pick(Terms);

    private string Pick(string[] items) => items[random.Next(items.Length)];
}
