namespace MeshInstall.Engine.Validation.Schema;

/// <summary>Where in a document each field name of the schema has its place; built on the first unknown field.</summary>
internal sealed class FieldIndex(ObjectSchema root)
{
    private const int MostLevels = 8;
    private readonly Lazy<Dictionary<string, List<string>>> _places = new(() => Build(root));

    /// <summary>The paths of the maps that have a field of this folded name.</summary>
    public IReadOnlyList<string> Find(string folded) => _places.Value.TryGetValue(folded, out List<string>? places) ? places : [];

    private static Dictionary<string, List<string>> Build(ObjectSchema root)
    {
        Dictionary<string, List<string>> places = new(StringComparer.Ordinal);
        Visit(string.Empty, root, places, [], level: 0);
        return places;
    }

    private static void Visit(
        string path, SchemaType type, Dictionary<string, List<string>> places, HashSet<SchemaType> above, int level)
    {
        switch (type)
        {
            case ListSchema list:
                Visit(path + "[]", list.Item, places, above, level);
                return;
            case MapSchema map:
                Visit(path + ".*", map.Value, places, above, level);
                return;
            case ObjectSchema schema when level < MostLevels && !schema.Name.StartsWith("k8s:", StringComparison.Ordinal) && above.Add(schema):
                foreach (SchemaField field in schema.Fields)
                {
                    string name = SchemaNames.Fold(field.Name);
                    if (path.Length > 0)
                    {
                        if (!places.TryGetValue(name, out List<string>? known))
                        {
                            places[name] = known = [];
                        }

                        known.Add(path);
                    }

                    Visit(path.Length == 0 ? field.Name : $"{path}.{field.Name}", field.Type, places, above, level + 1);
                }

                above.Remove(schema);
                return;
        }
    }
}
