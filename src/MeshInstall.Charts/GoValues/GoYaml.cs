using MeshInstall.Charts.Functions;
using MeshInstall.Charts.GoValues.Yaml;
using MeshInstall.Charts.GoValues.Yaml.Reading;

namespace MeshInstall.Charts.GoValues;

/// <summary>The YAML of Helm's functions: <c>sigs.k8s.io/yaml</c> and, for the pretty form, <c>go.yaml.in/yaml/v3</c>.</summary>
internal static class GoYaml
{
    private const int MaxKnownCharacters = 4_000_000;
    private static readonly ContentCache<string, GoMap> Known = new(MaxKnownCharacters);

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
            return YamlComposer.Read(text);
        }
        catch (GoFunctionException exception)
        {
            throw new GoFunctionException($"error converting YAML to JSON: {exception.Message}", exception);
        }
    }

    /// <summary>The map of the first document, or the error. Charts read the same text again and again, so what was read is kept.</summary>
    public static (GoMap Map, string? Problem) UnmarshalMap(string text)
    {
        if (Known.TryGet(text, out GoMap? known))
        {
            return (known.CopyLater(), null);
        }

        try
        {
            switch (Unmarshal(text))
            {
                case GoMap map:
                    Known.Add(text, map, text.Length);
                    return (map.CopyLater(), null);
                case null:
                    return (new GoMap(), null);
                case var other:
                    return (new GoMap(), WrongKind(other, GoType.MapOfAny));
            }
        }
        catch (GoFunctionException exception)
        {
            return (new GoMap(), exception.Message);
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
