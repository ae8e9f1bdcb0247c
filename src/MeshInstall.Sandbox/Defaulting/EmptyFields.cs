using System.Text.Json.Nodes;
using MeshInstall.Sandbox.Schema;

namespace MeshInstall.Sandbox.Defaulting;

/// <summary>Built-in kinds do not store empty maps and nulls.</summary>
internal static class EmptyFields
{
    public static void Drop(JsonNode? value, FieldType type)
    {
        switch (value)
        {
            case JsonObject members when type.Shape == FieldShape.Object:
                List<string>? empty = null;
                foreach (var (name, member) in members)
                {
                    var field = type.Member(name) ?? FieldType.Any;
                    if (member is null ? field.Shape != FieldShape.MicroTime : field.Shape == FieldShape.Map && member is JsonObject { Count: 0 })
                    {
                        (empty ??= []).Add(name);
                    }
                    else
                    {
                        Drop(member, field);
                    }
                }

                empty?.ForEach(name => members.Remove(name));
                break;
            case JsonArray items when type.Shape == FieldShape.List:
                foreach (var item in items)
                {
                    Drop(item, type.Element);
                }

                break;
        }
    }
}
