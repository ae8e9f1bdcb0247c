using MeshInstall.Charts.Functions;
using MeshInstall.Charts.GoValues.Json;

namespace MeshInstall.Charts.GoValues;

/// <summary>Go's <c>encoding/json</c>.</summary>
internal static class GoJson
{
    /// <summary>The value on one line, keys in order.</summary>
    /// <param name="value">The value.</param>
    /// <param name="escapeHtml">Whether <c>&lt; &gt; &amp;</c> are escaped, as Go does unless told otherwise.</param>
    /// <exception cref="GoFunctionException">JSON cannot say the value: NaN, an infinity, a value that holds itself.</exception>
    public static string Marshal(object? value, bool escapeHtml = true) => JsonWriter.Write(value, escapeHtml, indent: null);

    /// <summary>The value on many lines, two spaces for each level.</summary>
    /// <exception cref="GoFunctionException">As <see cref="Marshal"/>.</exception>
    public static string MarshalIndent(object? value) => JsonWriter.Write(value, escapeHtml: true, indent: "  ");

    /// <summary>The value of a JSON text; every number is a float64.</summary>
    /// <exception cref="GoFunctionException">The text is no JSON.</exception>
    public static object? Unmarshal(string text)
    {
        JsonReader reader = new(text);
        object? value = reader.ReadDocument();
        return reader.Problem is null ? value : throw new GoFunctionException(reader.Problem);
    }

    /// <summary>The map of a JSON text, Go's nil map for <c>null</c>, and the error, with which the map may hold what could be read.</summary>
    public static (GoMap Map, string? Problem) UnmarshalMap(string text)
    {
        JsonReader reader = new(text);
        try
        {
            return reader.ReadDocument() switch
            {
                GoMap map => (map, reader.Problem),
                null when reader.Problem is null => (new GoMap { IsNil = true }, null),
                null => (new GoMap(), reader.Problem.Replace("float64", GoType.MapOfAny.Name, StringComparison.Ordinal)),
                var other => (new GoMap(), WrongKind(other, GoType.MapOfAny)),
            };
        }
        catch (GoFunctionException exception)
        {
            return (new GoMap(), exception.Message);
        }
    }

    /// <summary>The list of a JSON text, or the error.</summary>
    public static (GoList List, string? Problem) UnmarshalList(string text)
    {
        JsonReader reader = new(text);
        try
        {
            return reader.ReadDocument() switch
            {
                GoList list => (list, reader.Problem),
                null => (new GoList([]) { IsNil = true }, reader.Problem),
                var other => (new GoList([]), WrongKind(other, GoType.SliceOfAny)),
            };
        }
        catch (GoFunctionException exception)
        {
            return (new GoList([]), exception.Message);
        }
    }

    /// <summary>The error of a value that its target cannot hold.</summary>
    public static string WrongKind(object value, GoType target)
    {
        string kind = value switch { GoMap => "object", GoList => "array", string => "string", bool => "bool", _ => "number" };
        return $"json: cannot unmarshal {kind} into Go value of type {target.Name}";
    }
}
