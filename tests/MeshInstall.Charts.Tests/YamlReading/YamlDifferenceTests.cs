using System.Globalization;
using System.Text;
using CsCheck;
using MeshInstall.Charts.GoValues;
using MeshInstall.Charts.Tests.Cases;
using MeshInstall.Charts.Tests.Oracle;

namespace MeshInstall.Charts.Tests.YamlReading;

/// <summary>Random documents, read by helm and by this engine: the values are the same, and so are the errors to the letter.</summary>
public sealed class YamlDifferenceTests
{
    private const int Documents = 500;
    private const string Reader = "{{ range .Values.documents }}{{ . | b64dec | fromYaml | toJson }}\t{{ . | b64dec | fromYamlArray | toJson }}\n{{ end }}";

    [SkippableFact]
    public async Task Random_documents_read_as_in_helm()
    {
        HelmTool.Require();
        int runs = int.TryParse(Environment.GetEnvironmentVariable("MESHINSTALL_YAML_RUNS"), NumberStyles.None, CultureInfo.InvariantCulture, out int asked) ? asked : 4;
        StringBuilder found = new();
        for (int run = 0; run < runs; run++)
        {
            string[] documents = YamlDocuments.Text.Array[Documents].Single();
            ExpansionCase item = Case(documents);
            ExpansionResult helm = (await HelmExpansion.RunAsync([item]))[0];
            ExpansionResult engine = EngineExpansion.Run(item);
            Assert.Equal((null, null), (helm.Error, engine.Error));
            Compare(documents, helm.Output!, engine.Output!, found);
        }

        Assert.True(found.Length == 0, found.ToString());
    }

    private static void Compare(string[] documents, byte[] helm, byte[] engine, StringBuilder found)
    {
        string[] expected = Encoding.UTF8.GetString(helm).Split('\n');
        string[] actual = Encoding.UTF8.GetString(engine).Split('\n');

        // A generator whose texts are all alike would compare nothing.
        Assert.InRange(expected.Count(line => line.Contains("converting YAML to JSON", StringComparison.Ordinal)), documents.Length / 10, documents.Length * 9 / 10);
        for (int index = 0; index < documents.Length; index++)
        {
            if (Comparable(expected[index]) != Comparable(actual[index]))
            {
                found.Append(CultureInfo.InvariantCulture, $"{GoJson.Marshal(documents[index])}\n  helm: {expected[index]}\n  ours: {actual[index]}\n");
            }
        }
    }

    // Go prints the whole key with its inner types there, also of maps that have null for a key, which JSON and so this engine has not.
    private static string Comparable(string line) => line.IndexOf("invalid map key: ", StringComparison.Ordinal) is var at and >= 0 ? line[..at] : line;

    private static ExpansionCase Case(string[] documents) => new(Reader, (MeshMap)MeshNode.FromObject(new Dictionary<string, object?>
    {
        ["documents"] = documents.Select(text => (object?)Convert.ToBase64String(Encoding.UTF8.GetBytes(text))).ToArray(),
    }));
}
