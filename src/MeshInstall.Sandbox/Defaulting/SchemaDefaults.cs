using System.Text.Json.Nodes;
using MeshInstall.Sandbox.Schema;

namespace MeshInstall.Sandbox.Defaulting;

/// <summary>The defaults that a custom resource's schema declares.</summary>
internal static class SchemaDefaults
{
    public static void Fill(ResourceType type, JsonObject body)
    {
        if (type.IsCustom)
        {
            Fill(body, type.Type);
        }
    }

    private static void Fill(JsonNode? value, FieldType type)
    {
        switch (value)
        {
            case JsonObject members when type.Shape == FieldShape.Object:
                foreach (var (name, field) in type.Fields)
                {
                    if (field.Default is { } fallback && (!members.ContainsKey(name) || (members[name] is null && !field.IsNullable)))
                    {
                        members[name] = fallback.DeepClone();
                    }

                    if (name != "metadata")
                    {
                        Fill(members[name], field);
                    }
                }

                break;
            case JsonObject members when type.Shape == FieldShape.Map:
                foreach (var (_, member) in members)
                {
                    Fill(member, type.Element);
                }

                break;
            case JsonArray items when type.Shape == FieldShape.List:
                foreach (var item in items)
                {
                    Fill(item, type.Element);
                }

                break;
        }
    }
}
