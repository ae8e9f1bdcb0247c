using MeshInstall.Charts.Functions;
using MeshInstall.Charts.GoValues.Yaml;
using MeshInstall.Charts.Yaml;

namespace MeshInstall.Charts.GoValues;

/// <summary>The YAML of Helm's functions: <c>sigs.k8s.io/yaml</c> and, for the pretty form, <c>go.yaml.in/yaml/v3</c>.</summary>
internal static class GoYaml
{
    /// <summary>The value as <c>toYaml</c> writes it, with a line break at the end.</summary>
    /// <exception cref="GoFunctionException">YAML or JSON cannot say the value.</exception>
    public static string Marshal(object? value) => YamlEmitter.Write(value, YamlDialect.Compact);

    /// <summary>The value as <c>toYamlPretty</c> writes it, with a line break at the end.</summary>
    public static string MarshalPretty(object? value) => YamlEmitter.Write(value, YamlDialect.Pretty);

    /// <summary>The value of the first document; every number is a float64.</summary>
    /// <exception cref="GoFunctionException">The text is no YAML.</exception>
    public static object? Unmarshal(string text)
    {
        try
        {
            IReadOnlyList<MeshNode> documents = YamlReader.ReadAll(text, "yaml", new YamlReaderOptions { DuplicateKeysAreErrors = false });
            return documents.Count == 0 ? null : GoConversion.FromNode(documents[0]);
        }
        catch (MeshException exception)
        {
            throw new GoFunctionException($"error converting YAML to JSON: yaml: {exception.Message}", exception);
        }
    }
}
