using System.Text.Json.Nodes;
using MeshInstall.Sandbox.Json;
using MeshInstall.Sandbox.Schema;

namespace MeshInstall.Sandbox.Applying;

/// <summary>Finds the fields of an object, and the fields in which two objects differ, as their type divides them.</summary>
internal static class FieldComparer
{
    /// <summary>The fields an object sets.</summary>
    public static FieldSet FieldsOf(JsonNode? value, FieldType type)
    {
        var set = new FieldSet();
        Collect(value, type, set, ownsContainers: false);
        return set;
    }

    public static FieldDifference Compare(JsonNode? before, JsonNode? after, FieldType type)
    {
        var difference = new FieldDifference();
        Compare(before, after, type, difference.Added, difference.Modified, difference.Removed);
        return Trimmed(difference);
    }

    private static FieldDifference Trimmed(FieldDifference difference)
    {
        Trim(difference.Added);
        Trim(difference.Modified);
        Trim(difference.Removed);
        return difference;
    }

    private static void Trim(FieldSet set)
    {
        foreach (var (element, child) in set.Children.ToList())
        {
            Trim(child);
            if (child.IsEmpty)
            {
                set.Detach(element);
            }
        }
    }

    private static void Compare(JsonNode? before, JsonNode? after, FieldType type, FieldSet added, FieldSet modified, FieldSet removed)
    {
        if (ReferenceEquals(before, after))
        {
            return;
        }

        if (before is null || after is null)
        {
            Collect(before ?? after, type, before is null ? added : removed, ownsContainers: true);
            return;
        }

        switch (before, after)
        {
            case (JsonObject left, JsonObject right) when type.IsGranular && type.Shape is FieldShape.Object or FieldShape.Map:
                foreach (var name in left.Select(member => member.Key).Union(right.Select(member => member.Key)))
                {
                    var element = PathElement.Field(name);
                    Descend(left[name], right[name], type.Member(name) ?? FieldType.Any, element, added, modified, removed);
                }

                break;
            case (JsonArray left, JsonArray right) when type.IsGranular && type.Shape == FieldShape.List:
                var (old, current) = (Index(left, type), Index(right, type));
                foreach (var element in old.Keys.Union(current.Keys))
                {
                    Descend(old.GetValueOrDefault(element), current.GetValueOrDefault(element), type.Element, element, added, modified, removed);
                }

                break;
            default:
                modified.IsMember |= !before.SameAs(after);
                break;
        }
    }

    private static void Descend(
        JsonNode? before, JsonNode? after, FieldType type, string element, FieldSet added, FieldSet modified, FieldSet removed)
    {
        if (!ReferenceEquals(before, after))
        {
            Compare(before, after, type, added.At(element), modified.At(element), removed.At(element));
        }
    }

    private static void Collect(JsonNode? value, FieldType type, FieldSet into, bool ownsContainers)
    {
        switch (value)
        {
            case JsonObject members when type.IsGranular && type.Shape is FieldShape.Object or FieldShape.Map:
                into.IsMember |= members.Count == 0 || (ownsContainers && type.Shape == FieldShape.Map);
                foreach (var (name, member) in members)
                {
                    // In a configuration a null is given; in a stored object it is not there.
                    if (member is not null || !ownsContainers)
                    {
                        Collect(member, type.Member(name) ?? FieldType.Any, into.At(PathElement.Field(name)), ownsContainers);
                    }
                }

                break;
            case JsonArray items when type.IsGranular && type.Shape == FieldShape.List:
                into.IsMember |= ownsContainers;
                foreach (var item in items)
                {
                    var child = into.At(PathElement.Item(item, type));
                    child.IsMember = true;
                    Collect(item, type.Element, child, ownsContainers);
                }

                break;
            default:
                into.IsMember = true;
                break;
        }
    }

    private static Dictionary<string, JsonNode?> Index(JsonArray items, FieldType list)
    {
        var index = new Dictionary<string, JsonNode?>(items.Count, StringComparer.Ordinal);
        foreach (var item in items)
        {
            index[PathElement.Item(item, list)] = item;
        }

        return index;
    }
}
