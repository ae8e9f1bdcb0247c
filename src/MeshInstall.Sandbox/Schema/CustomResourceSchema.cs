using System.Text.Json.Nodes;
using MeshInstall.Sandbox.Json;

namespace MeshInstall.Sandbox.Schema;

/// <summary>A structural schema of a custom resource as field types.</summary>
internal static class CustomResourceSchema
{
    public static FieldType Read(JsonObject? schema) =>
        schema is null ? Root(new JsonObject { ["x-kubernetes-preserve-unknown-fields"] = true }) : Root(schema);

    private static FieldType Root(JsonObject schema) => new(FieldShape.Object, () => Members(schema)
        .Where(member => member.Key is not ("apiVersion" or "kind" or "metadata"))
        .Concat(
        [
            new("apiVersion", new FieldType(FieldShape.Text)),
            new("kind", new FieldType(FieldShape.Text)),
            new("metadata", TypeCatalog.Default.Metadata),
        ]))
    {
        KeepsUnknown = KeepsUnknownMembers(schema),
        Constraints = schema,
    };

    private static bool KeepsUnknownMembers(JsonObject schema) => schema.Flag("x-kubernetes-preserve-unknown-fields") == true;

    private static IEnumerable<KeyValuePair<string, FieldType>> Members(JsonObject schema)
    {
        var required = schema.Texts("required").ToHashSet(StringComparer.Ordinal);
        foreach (var (name, value) in schema.Object("properties") ?? [])
        {
            if (value is JsonObject property)
            {
                yield return new(name, Field(property, required.Contains(name)));
            }
        }
    }

    private static FieldType Field(JsonObject schema, bool required = false)
    {
        if (schema.Flag("x-kubernetes-int-or-string") == true)
        {
            return new FieldType(FieldShape.IntOrString) { IsRequired = required, Constraints = schema, Default = schema["default"] };
        }

        var shape = schema.Text("type") switch
        {
            "object" when schema["additionalProperties"] is JsonObject => FieldShape.Map,
            "object" => FieldShape.Object,
            "array" => FieldShape.List,
            "string" => FieldShape.Text,
            "integer" => FieldShape.Whole,
            "number" => FieldShape.Real,
            "boolean" => FieldShape.Flag,
            _ => FieldShape.Any,
        };
        var isMap = schema.Text("x-kubernetes-list-type") == "map";
        return new FieldType(shape, shape == FieldShape.Object ? () => Members(schema) : null)
        {
            Element = shape switch
            {
                FieldShape.Map => Field(schema.Object("additionalProperties")!),
                FieldShape.List => schema.Object("items") is { } items ? Field(items) : FieldType.Any,
                _ => null!,
            },
            ListType = isMap ? ListType.Map : schema.Text("x-kubernetes-list-type") == "set" ? ListType.Set : ListType.Atomic,
            Keys = isMap ? Keys(schema) : [],
            IsAtomic = schema.Text("x-kubernetes-map-type") == "atomic",
            IsRequired = required,
            IsNullable = schema.Flag("nullable") == true,
            Enum = [.. schema.Texts("enum")],
            Default = schema["default"],
            KeepsUnknown = KeepsUnknownMembers(schema) || schema.Flag("x-kubernetes-embedded-resource") == true,
            Constraints = schema,
        };
    }

    private static ListKey[] Keys(JsonObject schema) =>
    [
        .. schema.Texts("x-kubernetes-list-map-keys")
            .Select(name => new ListKey(name, schema.At("items", "properties", name, "default") is { } value ? value.Show() : null)),
    ];
}
