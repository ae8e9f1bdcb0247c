using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MeshInstall.Sandbox.Api;
using MeshInstall.Sandbox.Json;
using MeshInstall.Sandbox.Schema;

namespace MeshInstall.Sandbox.Defaulting;

/// <summary>Holds an object to its type: unknown fields are dropped and told, wrong types and values are errors.</summary>
internal sealed class FieldChecks(bool isCustom)
{
    private static readonly TimeSpan PatternTimeout = TimeSpan.FromSeconds(1);

    public List<string> Unknown { get; } = [];

    public List<FieldError> Errors { get; } = [];

    /// <summary>Where a built-in kind's JSON has the wrong type: such a body cannot be read at all.</summary>
    public string? Unreadable { get; private set; }

    /// <summary>The same as server-side apply words it, which reads the object in another way.</summary>
    public string? Unconvertible { get; private set; }

    /// <param name="body">The object.</param>
    /// <param name="type">Its type.</param>
    /// <param name="isPart">Whether required members may be missing because the object is only a part.</param>
    public void Check(JsonObject body, FieldType type, bool isPart = false) => CheckMembers(body, type, "", inStatus: isPart);

    private void Check(JsonNode? value, FieldType type, string path, bool inStatus, FieldType owner)
    {
        if (value is null || type.Shape == FieldShape.Any)
        {
            return;
        }

        if (!Fits(value, type.Shape))
        {
            WrongType(value, type, path, owner);
            return;
        }

        if (!isCustom && ValueForms.Misread(value, type.Shape) is { } misread)
        {
            Unreadable ??= misread;
            Unconvertible ??= type.Shape == FieldShape.Bytes ? $"error decoding from json: {misread}" : misread;
        }

        switch (value)
        {
            case JsonObject members when type.Shape == FieldShape.Map:
                foreach (var (name, member) in members)
                {
                    Check(member, type.Element, isCustom ? $"{path}.{name}" : path, inStatus, owner);
                }

                break;
            case JsonObject members:
                CheckMembers(members, type, path, inStatus);
                break;
            case JsonArray items:
                for (var i = 0; i < items.Count; i++)
                {
                    Check(items[i], type.Element, $"{path}[{i}]", inStatus, owner);
                }

                break;
        }

        if (type.Enum.Count > 0 && value.AsText() is { } text && !type.Enum.Contains(text) && (isCustom || text.Length > 0))
        {
            Errors.Add(FieldError.Unsupported(path, value, type.Enum));
        }

        if (type.Constraints is not null)
        {
            Errors.AddRange(ValueConstraints.Check(value, type.Constraints, path));
        }
    }

    private void CheckMembers(JsonObject members, FieldType type, string path, bool inStatus)
    {
        foreach (var (name, member) in members.ToList())
        {
            var below = path.Length == 0 ? name : $"{path}.{name}";
            if (type.Member(name) is { } field)
            {
                Check(member, field, below, inStatus || below == "status", type);
            }
            else
            {
                Unknown.Add(below);
                members.Remove(name);
            }
        }

        if (inStatus || !(isCustom || RequiredFields.AreChecked(type)))
        {
            return;
        }

        foreach (var (name, field) in type.Fields)
        {
            if (field.IsRequired && members[name] is null && field.Default is null && !(field.IsNullable && members.ContainsKey(name)))
            {
                Errors.Add(FieldError.Required(path.Length == 0 ? name : $"{path}.{name}"));
            }
        }
    }

    private void WrongType(JsonNode value, FieldType type, string path, FieldType owner)
    {
        if (!isCustom)
        {
            Unreadable ??= $"json: cannot unmarshal {JsonKind(value)} into Go struct field {ShortName(owner)}.{WithoutPlaces(path)} of type {GoType(type)}";
            Unconvertible ??= type.Shape switch
            {
                FieldShape.Whole => "cannot convert float64 to int32",
                FieldShape.Quantity => ValueForms.NoQuantity,
                _ => $"json: cannot unmarshal {(value.AsDouble() is { } number ? string.Create(CultureInfo.InvariantCulture, $"number {number}") : JsonKind(value))} into Go value of type int32",
            };
            return;
        }

        Errors.Add(new FieldError("FieldValueTypeInvalid", path,
            $"Invalid value: \"{JsonKind(value)}\": {path} in body must be of type {SchemaType(type.Shape)}: \"{JsonKind(value)}\""));
    }

    private static bool Fits(JsonNode value, FieldShape shape) => shape switch
    {
        FieldShape.Object or FieldShape.Map => value is JsonObject,
        FieldShape.List => value is JsonArray,
        FieldShape.Text or FieldShape.Bytes or FieldShape.Time or FieldShape.MicroTime => value.AsText() is not null,
        FieldShape.Whole => value.AsLong() is not null,
        FieldShape.Real => value.AsDouble() is not null,
        FieldShape.Flag => value is JsonValue flag && flag.TryGetValue(out bool _),
        FieldShape.Quantity => value.AsText() is not null || value.AsDouble() is not null,
        FieldShape.IntOrString => value.AsText() is not null || value.AsLong() is not null,
        _ => true,
    };

    private static string JsonKind(JsonNode value) => value switch
    {
        JsonObject => "object",
        JsonArray => "array",
        _ when value.AsText() is not null => "string",
        _ when value.AsDouble() is not null => "number",
        _ => "bool",
    };

    private static string ShortName(FieldType type) => type.Name is { } name ? name[(name.LastIndexOf('.') + 1)..] : "";

    private static string WithoutPlaces(string path) => Regex.Replace(path, @"\[\d+\]", "", RegexOptions.CultureInvariant, PatternTimeout);

    private static string GoType(FieldType type) => type.Shape switch
    {
        FieldShape.Whole => "int32",
        FieldShape.Flag => "bool",
        FieldShape.List => "[]" + GoType(type.Element),
        FieldShape.Map => "map[string]" + GoType(type.Element),
        FieldShape.Object when type.Name is { } name => name[(name.IndexOf('.', StringComparison.Ordinal) + 1)..],
        FieldShape.Real => "float64",
        _ => "string",
    };

    private static string SchemaType(FieldShape shape) => shape switch
    {
        FieldShape.Whole => "integer",
        FieldShape.Real => "number",
        FieldShape.Flag => "boolean",
        FieldShape.List => "array",
        FieldShape.Map or FieldShape.Object => "object",
        _ => "string",
    };
}
