namespace MeshInstall.Engine.Validation.Schema;

/// <summary>Where in a document each field name of the schema has its place; built on the first unknown field.</summary>
internal sealed class FieldIndex(ObjectSchema root)
{
    private const int MostLevels = 8;
    private readonly Lazy<(Dictionary<string, List<string>> Closed, Dictionary<string, List<string>> Open)> _places = new(() => Build(root));

    /// <summary>The paths of the maps that have a field of this folded name; open maps only where no other has it.</summary>
    public IReadOnlyList<string> Find(string folded) =>
        _places.Value.Closed.GetValueOrDefault(folded) ?? _places.Value.Open.GetValueOrDefault(folded) ?? [];

    private static (Dictionary<string, List<string>> Closed, Dictionary<string, List<string>> Open) Build(ObjectSchema root)
    {
        Dictionary<string, List<string>> closed = new(StringComparer.Ordinal);
        Dictionary<string, List<string>> open = new(StringComparer.Ordinal);
        Visit(string.Empty, root, closed, open, [], level: 0);
        return (closed, open);
    }

    private static void Visit(
        string path,
        SchemaType type,
        Dictionary<string, List<string>> closed,
        Dictionary<string, List<string>> open,
        HashSet<SchemaType> above,
        int level)
    {
        switch (type)
        {
            case ListSchema list:
                Visit(path + "[]", list.Item, closed, open, above, level);
                return;
            case MapSchema map:
                Visit(path + ".*", map.Value, closed, open, above, level);
                return;
            case ObjectSchema schema when level < MostLevels && !schema.Name.StartsWith("k8s:", StringComparison.Ordinal) && above.Add(schema):
                Dictionary<string, List<string>> places = schema.Open ? open : closed;
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

                    Visit(path.Length == 0 ? field.Name : $"{path}.{field.Name}", field.Type, places, open, above, level + 1);
                }

                above.Remove(schema);
                return;
        }
    }
}
