namespace MeshInstall.Engine.Rendering.Templates.Schemas;

/// <summary>Makes what a schema says of the fields of an object, from the lines below that of the object.</summary>
internal sealed class SchemaFields(SchemaTable table, SchemaLine line)
{
    private const string Choice = "at most one";

    /// <summary>Adds the fields, which of them are needed, those of which one at most is there, and the checks of the whole.</summary>
    public void AddTo(MeshMap.Builder schema)
    {
        MeshMap.Builder properties = new(line.Children.Count);
        List<MeshNode> required = [];
        List<MeshMap> choices = [];
        foreach (SchemaLine child in line.Children)
        {
            switch (child.Subject)
            {
                case Choice:
                    choices.Add(ChoiceOf(child.Text.Split(' ')));
                    break;
                case "check":
                    SchemaType.AddCheck(schema, table.CheckOf(child.Text, child.Number));
                    break;
                default:
                    string name = child.Subject.TrimEnd('!');
                    properties.Add(name, new SchemaType(table, child).Build(child.Text));
                    if (name.Length < child.Subject.Length)
                    {
                        required.Add(new MeshScalar(name));
                    }

                    break;
            }
        }

        if (properties.Count > 0)
        {
            schema.Add("properties", properties.Build());
        }

        if (required.Count > 0)
        {
            schema.Add("required", new MeshList(required));
        }

        if (choices is [var single])
        {
            schema.Add("oneOf", single["oneOf"]);
        }
        else if (choices.Count > 1)
        {
            schema.Add("allOf", new MeshList(choices));
        }
    }

    private static MeshMap ChoiceOf(string[] names)
    {
        MeshMap[] each = [.. names.Select(name => Map("required", new MeshList([new MeshScalar(name)])))];
        return Map("oneOf", new MeshList([Map("not", Map("anyOf", new MeshList(each))), .. each]));
    }

    private static MeshMap Map(string name, MeshNode node) => new MeshMap.Builder(1).Add(name, node).Build();
}
