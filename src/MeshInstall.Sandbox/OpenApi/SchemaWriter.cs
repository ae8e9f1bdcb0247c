using System.Text.Json.Nodes;
using MeshInstall.Sandbox.Json;
using MeshInstall.Sandbox.Schema;

namespace MeshInstall.Sandbox.OpenApi;

/// <summary>Field types as OpenAPI 3 schemas, each named type once.</summary>
internal sealed class SchemaWriter
{
    private readonly JsonObject _schemas = [];

    public JsonObject Schemas => _schemas;

    /// <summary>Adds the schema of a resource under the name OpenAPI gives it.</summary>
    public void Add(ResourceType type)
    {
        var name = type.IsCustom ? CustomName(type) : TypeName(type.Type);
        if (name is null)
        {
            return;
        }

        if (type.IsCustom)
        {
            _schemas[name] = CustomSchema(type);
        }
        else
        {
            Reference(type.Type);
        }

        if (_schemas[name] is JsonObject schema)
        {
            var kinds = new JsonArray();
            schema["x-kubernetes-group-version-kind"] = kinds;
            kinds.Add(new JsonObject { ["group"] = type.Group, ["kind"] = type.Kind, ["version"] = type.Version });
        }
    }

    private static string CustomName(ResourceType type) => $"{string.Join('.', Enumerable.Reverse(type.Group.Split('.')))}.{type.Version}.{type.Kind}";

    private static string? TypeName(FieldType type) => type.Name switch
    {
        null => null,
        var name when name.StartsWith("meta.", StringComparison.Ordinal) => "io.k8s.apimachinery.pkg.apis." + name,
        var name when name.StartsWith("apiextensions.", StringComparison.Ordinal) => "io.k8s.apiextensions-apiserver.pkg.apis." + name,
        var name when name.StartsWith("apiregistration.", StringComparison.Ordinal) => "io.k8s.kube-aggregator.pkg.apis." + name,
        var name => "io.k8s.api." + name,
    };

    private JsonObject CustomSchema(ResourceType type)
    {
        var schema = (type.Definition.At("schema", "openAPIV3Schema") as JsonObject)?.Clone() ?? new JsonObject { ["type"] = "object" };
        var properties = schema.Ensure("properties");
        properties["apiVersion"] = new JsonObject { ["type"] = "string" };
        properties["kind"] = new JsonObject { ["type"] = "string" };
        properties["metadata"] = Reference(TypeCatalog.Default.Metadata);
        return schema;
    }

    private JsonObject Reference(FieldType type)
    {
        var name = TypeName(type)!;
        if (!_schemas.ContainsKey(name))
        {
            // The entry is there before its members are, since types may hold themselves.
            var schema = new JsonObject { ["type"] = "object" };
            _schemas[name] = schema;
            if (type.IsAtomic)
            {
                schema["x-kubernetes-map-type"] = "atomic";
            }

            var properties = new JsonObject();
            foreach (var (field, value) in type.Fields.OrderBy(field => field.Key, StringComparer.Ordinal))
            {
                properties[field] = Write(value);
            }

            schema["properties"] = properties;
            var required = type.Fields.Where(field => field.Value.IsRequired).Select(field => field.Key).Order(StringComparer.Ordinal).ToJsonArray();
            if (required.Count > 0)
            {
                schema["required"] = required;
            }
        }

        return new JsonObject { ["allOf"] = new JsonArray(new JsonObject { ["$ref"] = "#/components/schemas/" + name }) };
    }

    private JsonObject Write(FieldType type)
    {
        switch (type.Shape)
        {
            case FieldShape.Object when type.Name is not null:
                return Reference(type);
            case FieldShape.Map:
                var map = new JsonObject { ["type"] = "object", ["additionalProperties"] = Write(type.Element) };
                if (type.IsAtomic)
                {
                    map["x-kubernetes-map-type"] = "atomic";
                }

                return map;
            case FieldShape.List:
                return WriteList(type);
        }

        var schema = new JsonObject();
        var (kind, format) = Names(type.Shape);
        if (kind is not null)
        {
            schema["type"] = kind;
        }

        if (format is not null)
        {
            schema["format"] = format;
        }

        if (type.Enum.Count > 0)
        {
            schema["enum"] = type.Enum.ToJsonArray();
        }

        return schema;
    }

    private JsonObject WriteList(FieldType type)
    {
        var list = new JsonObject { ["type"] = "array", ["items"] = Write(type.Element), ["x-kubernetes-list-type"] = Kind(type.ListType) };
        if (type.Keys.Count > 0)
        {
            list["x-kubernetes-list-map-keys"] = type.Keys.Select(key => key.Name).ToJsonArray();
        }

        if (type.IsPatchMerged)
        {
            list["x-kubernetes-patch-strategy"] = "merge";
            if (!string.IsNullOrEmpty(type.PatchKey))
            {
                list["x-kubernetes-patch-merge-key"] = type.PatchKey;
            }
        }

        return list;
    }

    private static string Kind(ListType type) => type switch { ListType.Map => "map", ListType.Set => "set", _ => "atomic" };

    private static (string? Type, string? Format) Names(FieldShape shape) => shape switch
    {
        FieldShape.Text or FieldShape.Quantity => ("string", null),
        FieldShape.Bytes => ("string", "byte"),
        FieldShape.Time or FieldShape.MicroTime => ("string", "date-time"),
        FieldShape.IntOrString => (null, "int-or-string"),
        FieldShape.Whole => ("integer", null),
        FieldShape.Real => ("number", "double"),
        FieldShape.Flag => ("boolean", null),
        FieldShape.Object => ("object", null),
        _ => (null, null),
    };
}
