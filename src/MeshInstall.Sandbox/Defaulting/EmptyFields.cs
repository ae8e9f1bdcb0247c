using System.Text.Json.Nodes;
using MeshInstall.Sandbox.Schema;

namespace MeshInstall.Sandbox.Defaulting;

/// <summary>Built-in kinds do not store empty maps and nulls.</summary>
internal static class EmptyFields
{
    /// <summary>Makes nulls empty texts in place, in a map from names to texts of a built-in kind.</summary>
    public static void FillEntries(JsonNode? value, FieldType type)
    {
        if (value is JsonObject members && type is { Shape: FieldShape.Map, Element: { Shape: FieldShape.Text or FieldShape.Bytes, Constraints: null } })
        {
            foreach (var name in members.Where(member => member.Value is null).Select(member => member.Key).ToList())
            {
                members[name] = "";
            }
        }
    }

    public static void Drop(JsonNode? value, FieldType type)
    {
        FillEntries(value, type);
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
