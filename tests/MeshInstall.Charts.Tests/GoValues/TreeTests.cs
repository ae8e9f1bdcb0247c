using System.Text;
using CsCheck;
using MeshInstall.Charts.Tests.Cases;
using MeshInstall.Charts.Tests.Oracle;

namespace MeshInstall.Charts.Tests.GoValues;

/// <summary>Thousands of random values through every writer, here and in helm.</summary>
public sealed class TreeTests
{
    private const int ValuesInARun = 1000;

    [SkippableTheory]
    [InlineData("toYaml")]
    [InlineData("toYamlPretty")]
    [InlineData("toJson")]
    [InlineData("toPrettyJson")]
    [InlineData("toRawJson")]
    [InlineData("printf \"%v\"")]
    [InlineData("printf \"%#v %+v %q\" 1.5 \"x\"")]
    [InlineData("dict \"v\" | toToml")]
    [InlineData("quote")]
    [InlineData("toString")]
    public Task Random_values_print_as_helm_prints_them(string function) =>
        CompareAsync(TreeGen.Json, $"{{{{ index (b64dec . | fromJson) \"v\" | {function} | b64enc }}}}");

    [SkippableFact]
    public Task Written_yaml_reads_back_as_helm_reads_it() =>
        CompareAsync(TreeGen.Json, "{{ b64dec . | fromJson | toYaml | fromYaml | toJson | b64enc }}");

    private static async Task CompareAsync(Gen<string> gen, string template)
    {
        HelmTool.Require();
        string[] trees = gen.Array[ValuesInARun].Single();
        MeshMap values = (MeshMap)MeshNode.FromObject(new Dictionary<string, object?>
        {
            ["trees"] = trees.Select(tree => (object?)Convert.ToBase64String(Encoding.UTF8.GetBytes($"{{\"v\":{tree}}}"))).ToList(),
        });
        ExpansionCase item = new($"{{{{ range .Values.trees }}}}{template}\n{{{{ end }}}}", values);
        ExpansionResult helm = (await HelmExpansion.RunAsync([item]))[0];
        ExpansionResult engine = EngineExpansion.Run(item);
        Assert.Equal((null, null), (helm.Error, engine.Error));
        string[] expected = Encoding.UTF8.GetString(helm.Output!).Split('\n');
        string[] actual = Encoding.UTF8.GetString(engine.Output!).Split('\n');
        string[] differences = [.. Enumerable.Range(0, ValuesInARun).Where(i => expected[i] != actual[i]).OrderBy(i => trees[i].Length).Take(5)
            .Select(i => $"{trees[i]}\nhelm:\n{Decode(expected[i])}\nhere:\n{Decode(actual[i])}")];
        Assert.True(differences.Length == 0, string.Join("\n\n", differences));
    }

    private static string Decode(string base64) => Encoding.UTF8.GetString(Convert.FromBase64String(base64));
}
