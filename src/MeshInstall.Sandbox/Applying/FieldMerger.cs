using System.Text.Json.Nodes;
using MeshInstall.Sandbox.Schema;

namespace MeshInstall.Sandbox.Applying;

/// <summary>Lays an applied configuration over a live object, and takes away what its manager no longer sets.</summary>
internal static class FieldMerger
{
    public static JsonNode? Merge(JsonNode? live, JsonNode? applied, FieldType type)
    {
        switch (live, applied)
        {
            case (_, null):
                return null;
            case (JsonObject left, JsonObject right) when type.IsGranular && type.Shape is FieldShape.Object or FieldShape.Map:
                var merged = new JsonObject();
                foreach (var (name, value) in left)
                {
                    merged[name] = right.ContainsKey(name) ? Merge(value, right[name], type.Member(name) ?? FieldType.Any) : value?.DeepClone();
                }

                foreach (var (name, value) in right)
                {
                    if (!left.ContainsKey(name))
                    {
                        merged[name] = value?.DeepClone();
                    }
                }

                return merged;
            case (JsonArray left, JsonArray right) when type.IsGranular && type.Shape == FieldShape.List:
                return MergeItems(left, right, type);
            default:
                return applied.DeepClone();
        }
    }

    /// <summary>Removes in place the fields a manager had and no longer has, unless another one holds them.</summary>
    /// <param name="value">The merged object.</param>
    /// <param name="type">Its type.</param>
    /// <param name="had">What the manager held before.</param>
    /// <param name="has">What it holds now.</param>
    /// <param name="others">What all other managers hold.</param>
    public static void Prune(JsonNode? value, FieldType type, FieldSet had, FieldSet? has, FieldSet? others)
    {
        switch (value)
        {
            case JsonObject members when type.IsGranular && type.Shape is FieldShape.Object or FieldShape.Map:
                foreach (var (element, child) in had.Children)
                {
                    if (PathElement.IsField(element, out var name) && members.ContainsKey(name)
                        && Falls(members[name], type.Member(name) ?? FieldType.Any, type.Shape == FieldShape.Map, child, has?.Find(element), others?.Find(element)))
                    {
                        members.Remove(name);
                    }
                }

                break;
            case JsonArray items when type.IsGranular && type.Shape == FieldShape.List:
                for (var i = items.Count - 1; i >= 0; i--)
                {
                    var element = PathElement.Item(items[i], type);
                    if (had.Find(element) is { } child && Falls(items[i], type.Element, isItem: true, child, has?.Find(element), others?.Find(element)))
                    {
                        items.RemoveAt(i);
                    }
                }

                break;
        }
    }

    /// <summary>A field stays while anything in it is held; an item of a list or map only while it is held itself, and goes with what others set in it.</summary>
    private static bool Falls(JsonNode? value, FieldType type, bool isItem, FieldSet had, FieldSet? has, FieldSet? others)
    {
        var isHeld = isItem ? !had.IsMember || has?.IsMember == true || others?.IsMember == true : has is not null || others is not null;
        if (!isHeld)
        {
            return true;
        }

        Prune(value, type, had, has, others);
        return false;
    }

    private static JsonArray MergeItems(JsonArray live, JsonArray applied, FieldType type)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < live.Count; i++)
        {
            places.TryAdd(PathElement.Item(live[i], type), i);
        }

        var wanted = applied.Select(item => PathElement.Item(item, type)).ToHashSet(StringComparer.Ordinal);
        var merged = new JsonArray();
        var next = 0;
        foreach (var item in applied)
        {
            if (places.TryGetValue(PathElement.Item(item, type), out var place))
            {
                KeepUntil(place);
                merged.Add(Merge(live[place], item, type.Element));
            }
            else
            {
                merged.Add(item?.DeepClone());
            }
        }

        KeepUntil(live.Count);
        return merged;

        void KeepUntil(int end)
        {
            for (; next < end; next++)
            {
                if (!wanted.Contains(PathElement.Item(live[next], type)))
                {
                    merged.Add(live[next]?.DeepClone());
                }
            }
        }
    }
}
