using System.Text.Json.Nodes;
using MeshInstall.Sandbox.Json;

namespace MeshInstall.Sandbox.Api;

/// <summary>What is wrong with one field.</summary>
/// <param name="Type">The cause's reason, such as <c>FieldValueInvalid</c>.</param>
/// <param name="Field">The path, such as <c>spec.ports[0].port</c>.</param>
/// <param name="Detail">The whole sentence without the path.</param>
internal sealed record FieldError(string Type, string Field, string Detail)
{
    public static FieldError Required(string field, string detail = "") =>
        new("FieldValueRequired", field, detail.Length == 0 ? "Required value" : $"Required value: {detail}");

    public static FieldError Invalid(string field, JsonNode? value, string detail) =>
        new("FieldValueInvalid", field, $"Invalid value: {JsonText.ToText(value)}: {detail}");

    public static FieldError Unsupported(string field, JsonNode? value, IEnumerable<string> supported) =>
        new("FieldValueNotSupported", field,
            $"Unsupported value: {JsonText.ToText(value)}: supported values: {string.Join(", ", supported.Select(item => $"\"{item}\""))}");

    public static FieldError Duplicate(string field, JsonNode? value) =>
        new("FieldValueDuplicate", field, $"Duplicate value: {JsonText.ToText(value)}");

    public static FieldError Forbidden(string field, string detail) => new("FieldValueForbidden", field, $"Forbidden: {detail}");

    public override string ToString() => $"{Field}: {Detail}";
}
