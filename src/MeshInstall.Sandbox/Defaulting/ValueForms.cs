using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MeshInstall.Sandbox.Json;
using MeshInstall.Sandbox.Schema;

namespace MeshInstall.Sandbox.Defaulting;

/// <summary>The written forms of quantities, bytes and times, which the API server reads before anything else.</summary>
internal static partial class ValueForms
{
    /// <returns>Why it cannot be read, or null.</returns>
    public static string? Misread(JsonNode value, FieldShape shape) => (shape, value.AsText()) switch
    {
        (_, null) => null,
        (FieldShape.Quantity, { } text) when !Quantity().IsMatch(text) =>
            "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'",
        (FieldShape.Bytes, { } text) => MisreadBytes(text),
        (FieldShape.MicroTime, { } text) => MisreadTime(text),
        _ => null,
    };

    private static string? MisreadBytes(string text)
    {
        var place = text.AsSpan().IndexOfAnyExcept(Base64);
        return place >= 0 && text[place..].Trim('=').Length > 0 ? $"illegal base64 data at input byte {place}" : null;
    }

    private static readonly System.Buffers.SearchValues<char> Base64 =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/\r\n");

    private static string? MisreadTime(string text)
    {
        var match = MicroTime().Match(text);
        return match.Success && match.Groups["rest"].Value is { Length: > 0 } rest && !SixDecimals().IsMatch(rest)
            ? $"parsing time \"{text}\" as \"2006-01-02T15:04:05.000000Z07:00\": cannot parse \"{rest}\" as \".000000\""
            : null;
    }

    [GeneratedRegex(@"\A[+-]?[0-9.]+([eE][-+]?[0-9]+|[numkKMGTPE]i?)?\z")]
    private static partial Regex Quantity();

    [GeneratedRegex(@"\A\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?<rest>.*)\z")]
    private static partial Regex MicroTime();

    [GeneratedRegex(@"\A\.\d{6}(Z|[+-]\d\d:\d\d)\z")]
    private static partial Regex SixDecimals();
}
