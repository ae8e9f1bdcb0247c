namespace MeshInstall.Engine.Validation.Schema;

/// <summary>
/// Reads the tables. A table starts with <c>namespace NAME</c>; <c>type NAME [open]</c> starts an object or continues one, and
/// <c>enum NAME VALUE...</c> is a set of names (<c>choice</c> where numbers cannot stand for them). Under a type, indented: <c>FIELD TYPE [json=NAME] [oneof=GROUP]</c>, where TYPE may end in
/// <c>[]</c> (list) or <c>{}</c> (map), or a note: <c>removed FIELD RELEASE ADVICE</c>, <c>deprecated FIELD RELEASE ADVICE</c>.
/// </summary>
internal sealed class SchemaText(SchemaLibrary library)
{
    private string _namespace = string.Empty;
    private ObjectSchema? _current;

    public void Read(TextReader table)
    {
        _current = null;
        while (table.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (line[0] == ' ')
            {
                ReadMember(words, line);
            }
            else
            {
                ReadDeclaration(words);
            }
        }
    }

    private void ReadDeclaration(string[] words)
    {
        switch (words[0])
        {
            case "namespace":
                _namespace = words[1] + ":";
                break;
            case "type":
                _current = library.GetOrAdd(_namespace + words[1]);
                _current.Open |= words.Length > 2 && words[2] == "open";
                break;
            case "enum" or "choice":
                library.Add(_namespace + words[1], new EnumSchema(words[2..], acceptsNumbers: words[0] == "enum"));
                break;
            default:
                throw new InvalidDataException($"The schema has an unknown declaration '{words[0]}'.");
        }
    }

    private void ReadMember(string[] words, string line)
    {
        ObjectSchema owner = _current ?? throw new InvalidDataException($"The schema line '{line}' is under no type.");
        if (words[0] is "removed" or "deprecated" && words.Length > 2)
        {
            string release = words[2] == "-" ? string.Empty : words[2];
            owner.Add(new FieldNote(
                words[1], SchemaNames.ToProtoName(words[1]), words[0] == "removed", release, string.Join(' ', words[3..])));
            return;
        }

        string? json = Option(words, "json=");
        string name = json ?? SchemaNames.ToJsonName(words[0]);
        string type = words[1];
        string scope = _namespace;
        owner.Add(new SchemaField(
            name, name == words[0] ? null : words[0], () => library.Resolve(type, scope), Option(words, "oneof=")));
    }

    private static string? Option(string[] words, string prefix) =>
        Array.Find(words, word => word.StartsWith(prefix, StringComparison.Ordinal))?[prefix.Length..];
}
