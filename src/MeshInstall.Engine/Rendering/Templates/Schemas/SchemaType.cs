using System.Globalization;

namespace MeshInstall.Engine.Rendering.Templates.Schemas;

/// <summary>Makes the schema of one line of a table: its type, what bounds it, and the fields below it.</summary>
internal sealed class SchemaType(SchemaTable table, SchemaLine line)
{
    private const string Items = " of ";

    /// <summary>The schema of a type such as <c>list items=..16 of TargetRef</c>; fields below the line belong to what is innermost.</summary>
    public MeshMap Build(string text)
    {
        int of = text.IndexOf(Items, StringComparison.Ordinal);
        string[] words = (of < 0 ? text : text[..of]).Split(' ');
        if (words[0].Length > 0 && char.IsAsciiLetterUpper(words[0][0]))
        {
            return words.Length == 1 && line.Children.Count == 0 ? table.ShapeOf(words[0], line.Number) : throw Error("a shape stands alone");
        }

        MeshMap.Builder schema = SchemaWords.Base(words[0]) ?? throw Error($"there is no type '{words[0]}'");
        foreach (string word in words[1..])
        {
            Add(schema, word);
        }

        if (of >= 0)
        {
            schema.Add(words[0] switch { "list" => "items", "map" => "additionalProperties", _ => throw Error($"'{words[0]}' holds nothing") }, Build(text[(of + Items.Length)..]));
        }
        else if (words[0] is "list" or "map" || (words[0] is not ("object" or "any") && line.Children.Count > 0))
        {
            throw Error(words[0] is "list" or "map" ? "what it holds is missing" : "it has no fields");
        }
        else
        {
            new SchemaFields(table, line).AddTo(schema);
        }

        return schema.Build();
    }

    private void Add(MeshMap.Builder schema, string word)
    {
        string[] parts = word.Split('=', 2);
        string value = parts.Length > 1 ? parts[1] : string.Empty;
        switch (parts[0])
        {
            case "nullable":
                schema.Add("nullable", new MeshScalar(true));
                break;
            case "enum":
                schema.Add("enum", new MeshList(value.Split('|').Select(item => new MeshScalar(item))));
                break;
            case "pattern":
                schema.Add("pattern", table.PatternOf(value, line.Number));
                break;
            case "keys":
                schema.Add("x-kubernetes-list-type", "map");
                schema.Add("x-kubernetes-list-map-keys", new MeshList(value.Split(',').Select(item => new MeshScalar(item))));
                break;
            case "check":
                AddCheck(schema, table.CheckOf(value, line.Number));
                break;
            case var bound when SchemaWords.Bounds(bound) is (var least, var most):
                string[] ends = value.Split("..");
                AddBound(schema, least, ends[0]);
                AddBound(schema, most, ends.Length == 2 ? ends[1] : throw Error($"'{word}' is no range"));
                break;
            default:
                throw Error($"'{word}' is not known");
        }
    }

    private void AddBound(MeshMap.Builder schema, string name, string number)
    {
        if (number.Length > 0)
        {
            schema.Add(name, new MeshScalar(long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out long value)
                ? value
                : throw Error($"'{number}' is no number")));
        }
    }

    internal static void AddCheck(MeshMap.Builder schema, MeshMap check) => schema.Add(
        "x-kubernetes-validations", new MeshList([.. schema.Find("x-kubernetes-validations") as MeshList ?? MeshList.Empty, check]));

    private MeshException Error(string what) => SchemaErrors.At(line.Number, what);
}
