using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MeshInstall.Sandbox.Json;
using MeshInstall.Sandbox.Schema;

namespace MeshInstall.Sandbox.Defaulting;

/// <summary>The written forms of quantities, bytes and times, which the API server reads before anything else.</summary>
internal static partial class ValueForms
{
    /// <summary>What the API server says of a value that is no quantity at all.</summary>
    public const string NoQuantity = "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";

    private const int Quantum = 4;

    /// <returns>Why it cannot be read, or null.</returns>
    public static string? Misread(JsonNode value, FieldShape shape) => (shape, value.AsText()) switch
    {
        (_, null) => null,
        (FieldShape.Quantity, { } text) when !Quantity().IsMatch(text) => NoSuffix().IsMatch(text) ? "unable to parse quantity's suffix" : NoQuantity,
        (FieldShape.Bytes, { } text) => MisreadBytes(text),
        (FieldShape.MicroTime, { } text) => MisreadTime(text),
        _ => null,
    };

    private static string? MisreadBytes(string text)
    {
        var place = text.AsSpan().IndexOfAnyExcept(Base64);
        if (place >= 0 && text[place..].Trim('=').Length > 0)
        {
            return $"illegal base64 data at input byte {place}";
        }

        // A last group that lacks characters is told by where it begins, and one that lacks padding by where that ought to be.
        var length = text.Count(letter => letter is not ('\r' or '\n'));
        var misplaced = place < 0 ? text.Length / Quantum * Quantum : place % Quantum < 2 ? place : text.Length;
        return length % Quantum == 0 ? null : $"illegal base64 data at input byte {misplaced}";
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

    [GeneratedRegex(@"\A[+-]?[0-9.]+[eEinumkKMGTP]*[-+]?[0-9]*\z")]
    private static partial Regex NoSuffix();

    [GeneratedRegex(@"\A\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?<rest>.*)\z")]
    private static partial Regex MicroTime();

    [GeneratedRegex(@"\A\.\d{6}(Z|[+-]\d\d:\d\d)\z")]
    private static partial Regex SixDecimals();
}
