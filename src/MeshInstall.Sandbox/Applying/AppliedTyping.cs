using System.Text.Json.Nodes;
using MeshInstall.Sandbox.Json;
using MeshInstall.Sandbox.Schema;

namespace MeshInstall.Sandbox.Applying;

/// <summary>Reads an applied configuration by its type. What does not fit cannot be owned, so the apply is refused however lenient it asks to be.</summary>
internal static class AppliedTyping
{
    /// <returns>What does not fit, as the API server words it, or null.</returns>
    public static string? Refusal(JsonObject applied, FieldType type)
    {
        var errors = new List<string>();
        Check(applied, type, "", errors);
        return errors.Count switch { 0 => null, 1 => errors[0], _ => "errors:\n" + string.Join('\n', errors.Select(error => "  " + error)) };
    }

    private static void Check(JsonNode? value, FieldType type, string path, List<string> errors)
    {
        if (value is null || type.Shape == FieldShape.Any)
        {
            return;
        }

        if (Mismatch(value, type.Shape) is { } mismatch)
        {
            errors.Add($"{path}: {mismatch}");
            return;
        }

        switch (value)
        {
            case JsonObject members when type.Shape is FieldShape.Object or FieldShape.Map:
                foreach (var (name, member) in members)
                {
                    if (type.Shape == FieldShape.Map || type.Member(name) is not null)
                    {
                        Check(member, type.Shape == FieldShape.Map ? type.Element : type.Member(name)!, $"{path}.{name}", errors);
                    }
                    else
                    {
                        errors.Add($"{path}.{name}: field not declared in schema");
                    }
                }

                break;
            case JsonArray items when type.Shape == FieldShape.List:
                CheckItems(items, type, path, errors);
                break;
        }
    }

    private static void CheckItems(JsonArray items, FieldType type, string path, List<string> errors)
    {
        for (var i = 0; i < items.Count; i++)
        {
            Check(items[i], type.Element, path + (type.IsGranular ? PathElement.Show(PathElement.Item(items[i], type)) : $"[{i}]"), errors);
        }

        if (type.IsGranular && PathElement.FindRepeated(items, type) is >= 0 and var place)
        {
            errors.Add($"{path}: duplicate entries for key {PathElement.Show(PathElement.Item(items[place], type))}");
        }
    }

    private static string? Mismatch(JsonNode value, FieldShape shape) => shape switch
    {
        FieldShape.Whole or FieldShape.Real when value.AsDouble() is null => $"expected numeric (int or float), got {GoType(value)}",
        FieldShape.Text or FieldShape.Bytes or FieldShape.Time or FieldShape.MicroTime when value.AsText() is null =>
            $"expected string, got &value.valueUnstructured{{Value:{Literal(value)}}}",
        FieldShape.Flag when GoType(value) != "bool" => $"expected boolean, got &{{{Printed(value)}}}",
        FieldShape.List when value is not JsonArray => $"expected list, got &{{{Printed(value)}}}",
        FieldShape.Object or FieldShape.Map when value is not JsonObject => $"expected map, got &{{{Printed(value)}}}",
        _ => null,
    };

    /// <summary>A value as Go prints it.</summary>
    private static string Printed(JsonNode? value) => value switch
    {
        JsonObject members => $"map[{string.Join(' ', members.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => $"{member.Key}:{Printed(member.Value)}"))}]",
        JsonArray items => $"[{string.Join(' ', items.Select(Printed))}]",
        null => "<nil>",
        _ => value.Show(),
    };

    /// <summary>A value as it stands in Go code.</summary>
    private static string Literal(JsonNode? value) => value switch
    {
        JsonObject members => $"map[string]interface {{}}{{{string.Join(", ", members.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => $"\"{member.Key}\":{Literal(member.Value)}"))}}}",
        JsonArray items => $"[]interface {{}}{{{string.Join(", ", items.Select(Literal))}}}",
        null => "interface {}(nil)",
        _ when value.AsText() is { } text => JsonText.ToText(JsonValue.Create(text)),
        _ => value.Show(),
    };

    private static string GoType(JsonNode value) => value switch
    {
        JsonObject => "map[string]interface {}",
        JsonArray => "[]interface {}",
        _ when value.AsText() is not null => "string",
        _ when value.AsDouble() is not null => "int64",
        _ => "bool",
    };
}
