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

    /// <summary>Reads into a map that exists.</summary>
    /// <returns>The error, or null.</returns>
    public static string? UnmarshalInto(string text, GoMap target)
    {
        try
        {
            switch (Unmarshal(text))
            {
                case GoMap map:
                    foreach (KeyValuePair<string, object?> entry in map.Entries)
                    {
                        target[entry.Key] = entry.Value;
                    }

                    return null;
                case null:
                    return null;
                case var other:
                    return WrongKind(other, target.Type);
            }
        }
        catch (GoFunctionException exception)
        {
            return exception.Message;
        }
    }

    /// <summary>The list of the first document, or the error.</summary>
    public static (GoList List, string? Problem) UnmarshalList(string text)
    {
        try
        {
            return Unmarshal(text) switch
            {
                GoList list => (list, null),
                null => (new GoList([]), null),
                var other => (new GoList([]), WrongKind(other, GoType.SliceOfAny)),
            };
        }
        catch (GoFunctionException exception)
        {
            return (new GoList([]), exception.Message);
        }
    }

    private static string WrongKind(object value, GoType target) => $"error unmarshaling JSON: while decoding JSON: {GoJson.WrongKind(value, target)}";
}
