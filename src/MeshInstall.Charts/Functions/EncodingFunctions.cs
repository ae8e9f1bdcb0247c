using MeshInstall.Charts.Functions.Conversions;
using MeshInstall.Charts.GoValues;
using MeshInstall.Charts.GoValues.Encodings;

namespace MeshInstall.Charts.Functions;

/// <summary>Functions that turn values into text and back: JSON, YAML, TOML, base64 and base32.</summary>
internal static class EncodingFunctions
{
    public static IEnumerable<GoFunction> All { get; } =
    [
        Writer("toYaml", value => Quietly(() => TrimBreak(GoYaml.Marshal(value)))),
        Writer("mustToYaml", value => TrimBreak(GoYaml.Marshal(value))),
        Writer("toYamlPretty", value => Quietly(() => TrimBreak(GoYaml.MarshalPretty(value)))),
        Writer("toJson", value => Quietly(() => GoJson.Marshal(value))),
        Writer("mustToJson", value => GoJson.Marshal(value)),
        Writer("toPrettyJson", value => Quietly(() => GoJson.MarshalIndent(value))),
        Writer("mustToPrettyJson", GoJson.MarshalIndent),
        Writer("toRawJson", value => GoJson.Marshal(value, escapeHtml: false)),
        Writer("mustToRawJson", value => GoJson.Marshal(value, escapeHtml: false)),
        Writer("toToml", TomlOrError),
        Writer("mustToToml", GoToml.Marshal),
        new("fromToml", (execution, arguments) =>
        {
            string text = (string)arguments[0]!;
            Reservation.Document(execution.Budget, text);
            return MapOf(GoToml.Unmarshal(text, execution.Services.Clock));
        }, GoParameter.String),
        Document("fromYaml", text => MapOf(GoYaml.UnmarshalMap(text))),
        Document("fromYamlArray", text => ListOf(GoYaml.UnmarshalList(text))),
        Document("fromJson", text => MapOf(GoJson.UnmarshalMap(text))),
        Document("mustFromJson", GoJson.Unmarshal),
        Document("fromJsonArray", text => ListOf(GoJson.UnmarshalList(text))),
        Reader("b64enc", text => Convert.ToBase64String(GoString.ToBytes(text))),
        Reader("b64dec", GoBase64.Decode),
        Reader("b32enc", text => GoBase32.Encode(GoString.ToBytes(text))),
        Reader("b32dec", GoBase32.Decode),
    ];

    private static GoFunction Writer(string name, Func<object?, string> write) => new(name, (execution, arguments) =>
    {
        string text = write(arguments[0]);
        execution.Budget.Write(text.Length);
        return text;
    }, GoParameter.Any);

    private static GoFunction Reader(string name, Func<string, object?> read) => new(name, (execution, arguments) =>
    {
        string text = (string)arguments[0]!;
        execution.Budget.Write(text.Length);
        return read(text);
    }, GoParameter.String);

    private static GoFunction Document(string name, Func<string, object?> read) => new(name, (execution, arguments) =>
    {
        string text = (string)arguments[0]!;
        Reservation.Document(execution.Budget, text);
        return read(text);
    }, GoParameter.String);

    private static string Quietly(Func<string> write)
    {
        try
        {
            return write();
        }
        catch (GoFunctionException)
        {
            return string.Empty;
        }
    }

    /// <summary>Helm gives the error of TOML as the text.</summary>
    private static string TomlOrError(object? value)
    {
        try
        {
            return GoToml.Marshal(value);
        }
        catch (GoFunctionException exception) when (value is not null)
        {
            return exception.Message;
        }
    }

    private static string TrimBreak(string text) => text.EndsWith('\n') ? text[..^1] : text;

    private static GoMap MapOf((GoMap Map, string? Problem) result)
    {
        if (result.Problem is not null)
        {
            result.Map["Error"] = result.Problem;
        }

        return result.Map;
    }

    private static GoList ListOf((GoList List, string? Problem) result) => result.Problem is null ? result.List : new GoList([result.Problem]);
}
