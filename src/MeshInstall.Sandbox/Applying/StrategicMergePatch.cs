using System.Text.Json.Nodes;
using MeshInstall.Sandbox.Json;
using MeshInstall.Sandbox.Schema;

namespace MeshInstall.Sandbox.Applying;

/// <summary>Kubernetes' strategic merge patch: lists merge by the key of their type, and directives delete, replace and order.</summary>
internal static class StrategicMergePatch
{
    private const string Directive = "$patch";
    private const string DeleteFromList = "$deleteFromPrimitiveList/";
    private const string ElementOrder = "$setElementOrder/";
    private const string RetainKeys = "$retainKeys";

    public static JsonObject Apply(JsonObject target, JsonObject patch, FieldType type)
    {
        switch (patch.Text(Directive))
        {
            case "replace":
                return Stripped(patch);
            case "delete":
                return [];
        }

        if (patch.Array(RetainKeys) is { } retained)
        {
            var keep = retained.Select(name => name.AsText()).ToHashSet();
            foreach (var name in target.Select(member => member.Key).Where(name => !keep.Contains(name)).ToList())
            {
                target.Remove(name);
            }
        }

        foreach (var (name, value) in patch)
        {
            if (name.StartsWith(DeleteFromList, StringComparison.Ordinal))
            {
                RemoveValues(target.Array(name[DeleteFromList.Length..]), value as JsonArray);
            }
            else if (name[0] != '$')
            {
                Set(target, name, value, type.Member(name) ?? FieldType.Any);
            }
        }

        foreach (var (name, value) in patch)
        {
            if (name.StartsWith(ElementOrder, StringComparison.Ordinal) && value is JsonArray order)
            {
                var field = name[ElementOrder.Length..];
                Order(target, field, order, type.Member(field)?.PatchKey);
            }
        }

        return target;
    }

    private static void Set(JsonObject target, string name, JsonNode? value, FieldType type)
    {
        switch (value)
        {
            case null:
                target.Remove(name);
                break;
            case JsonObject members when members.Text(Directive) == "delete":
                target.Remove(name);
                break;
            case JsonObject members when target[name] is JsonObject existing:
                var merged = Apply(existing, members, type);
                if (!ReferenceEquals(existing, merged))
                {
                    target[name] = merged;
                }

                break;
            case JsonObject members:
                target[name] = Apply([], members, type);
                break;
            case JsonArray items when type.IsPatchMerged && target[name] is JsonArray existing:
                MergeList(existing, items, type);
                break;
            case JsonArray items:
                target[name] = items.Where(item => item.Text(Directive) is null)
                    .Select(item => item is JsonObject members ? Apply([], members, type.Element ?? FieldType.Any) : item?.DeepClone()).ToJsonArray();
                break;
            default:
                target[name] = value.DeepClone();
                break;
        }
    }

    private static void MergeList(JsonArray target, JsonArray patch, FieldType type)
    {
        if (patch.Any(item => item.Text(Directive) == "replace"))
        {
            target.Clear();
        }

        foreach (var item in patch)
        {
            if (item is not JsonObject members || string.IsNullOrEmpty(type.PatchKey))
            {
                if (!target.Any(existing => existing.SameAs(item)))
                {
                    target.Add(item?.DeepClone());
                }

                continue;
            }

            if (members.Text(Directive) == "replace")
            {
                continue;
            }

            var place = IndexOf(target, members[type.PatchKey], type.PatchKey);
            if (members.Text(Directive) == "delete")
            {
                if (place >= 0)
                {
                    target.RemoveAt(place);
                }
            }
            else if (place < 0)
            {
                target.Add(Apply([], members, type.Element));
            }
            else
            {
                var merged = Apply((JsonObject)target[place]!, members, type.Element);
                if (!ReferenceEquals(target[place], merged))
                {
                    target[place] = merged;
                }
            }
        }
    }

    private static int IndexOf(JsonArray items, JsonNode? key, string name)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if ((items[i] as JsonObject)?[name].SameAs(key) == true)
            {
                return i;
            }
        }

        return -1;
    }

    private static void RemoveValues(JsonArray? items, JsonArray? values)
    {
        for (var i = (items?.Count ?? 0) - 1; i >= 0; i--)
        {
            if (values?.Any(value => value.SameAs(items![i])) == true)
            {
                items!.RemoveAt(i);
            }
        }
    }

    private static void Order(JsonObject target, string field, JsonArray order, string? key)
    {
        if (target[field] is not JsonArray items)
        {
            return;
        }

        JsonNode? Key(JsonNode? item) => string.IsNullOrEmpty(key) ? item : (item as JsonObject)?[key];
        var wanted = order.Select(Key).ToList();
        var sorted = items.Select((item, place) => (item, rank: wanted.FindIndex(value => value.SameAs(Key(item))), place))
            .OrderBy(entry => entry.rank < 0 ? int.MaxValue : entry.rank).ThenBy(entry => entry.place)
            .Select(entry => entry.item).ToList();
        items.Clear();
        foreach (var item in sorted)
        {
            items.Add(item);
        }
    }

    private static JsonObject Stripped(JsonObject patch)
    {
        var copy = patch.Clone();
        copy.Remove(Directive);
        return copy;
    }
}
