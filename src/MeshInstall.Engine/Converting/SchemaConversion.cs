using MeshInstall.Engine.Validation;
using MeshInstall.Engine.Validation.Schema;

namespace MeshInstall.Engine.Converting;

/// <summary>Brings a document to today's schema: fields that Istio removed go, and leaves that are written as another type are rewritten.</summary>
internal sealed class SchemaConversion(ChangeLog log)
{
    /// <summary>The converted document; the same one where nothing changes.</summary>
    public MeshMap Convert(MeshMap document) => (MeshMap)Convert(NodePath.Root, document, SchemaLibrary.Default.Document);

    private MeshNode Convert(NodePath path, MeshNode node, SchemaType type) => (type, node) switch
    {
        (ObjectSchema schema, MeshMap map) => ConvertFields(path, map, schema),
        (MapSchema schema, MeshMap map) => ConvertEntries(path, map, schema),
        (ListSchema schema, MeshList list) => ConvertItems(path, list, schema),
        (ScalarSchema schema, MeshScalar scalar) => Log(path, scalar, ScalarConversion.To(schema, scalar), schema),
        (EnumSchema schema, MeshScalar scalar) => Log(path, scalar, ScalarConversion.To(schema, scalar), schema),
        _ => node,
    };

    private MeshMap ConvertFields(NodePath path, MeshMap map, ObjectSchema schema)
    {
        MeshMap converted = map;
        foreach ((string key, MeshNode value) in map)
        {
            if (schema.Find(key) is { } field)
            {
                converted = With(converted, key, value, Convert(path.Field(key), value, field.Type));
            }
            else if (schema.FindNote(key) is { Removed: true } note)
            {
                converted = converted.Without(key);
                log.Removed(path.Field(key).ToString(), value, ChangeLog.SaysNothing(value), $"Istio {note.Release} removed it. {note.Advice}");
            }
        }

        return converted;
    }

    private MeshMap ConvertEntries(NodePath path, MeshMap map, MapSchema schema) => map.Aggregate(
        map, (converted, entry) => With(converted, entry.Key, entry.Value, Convert(path.Field(entry.Key), entry.Value, schema.Value)));

    private MeshList ConvertItems(NodePath path, MeshList list, ListSchema schema)
    {
        MeshNode[] items = [.. list.Select((item, index) => Convert(path.Item(index), item, schema.Item))];
        return items.SequenceEqual(list, ReferenceEqualityComparer.Instance) ? list : new MeshList(items, list.Origin);
    }

    private MeshScalar Log(NodePath path, MeshScalar before, MeshScalar after, SchemaType type)
    {
        if (!ReferenceEquals(before, after))
        {
            log.Rewritten(path.ToString(), before, after, $"Istio expects {type.Description} here.");
        }

        return after;
    }

    // A map that has lost all it held says nothing, where an empty one would have been written as such.
    private static MeshMap With(MeshMap map, string key, MeshNode before, MeshNode after) => (before, after) switch
    {
        _ when ReferenceEquals(before, after) => map,
        (MeshMap { Count: > 0 }, MeshMap { Count: 0 }) => map.Without(key),
        _ => map.With(key, after),
    };
}
