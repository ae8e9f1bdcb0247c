using System.Text;
using CsCheck;

namespace MeshInstall.Charts.Tests.Schemas;

/// <summary>Random schemas over few names and small values, so that values often nearly fit.</summary>
internal static class SchemaGenerator
{
    private const int MaxDepth = 3;
    private static readonly string[] Names = ["a", "b", "ab", "c d", "e/f"];
    private static readonly string[] Types = ["null", "boolean", "number", "integer", "string", "array", "object"];
    private static readonly string[] Patterns = ["^a", "b$", "[0-9]+", "^.{2}$", "a|c", "x"];
    private static readonly string[] Drafts =
    [
        "http://json-schema.org/draft-04/schema#", "http://json-schema.org/draft-06/schema#", "http://json-schema.org/draft-07/schema#",
        "https://json-schema.org/draft/2019-09/schema", "https://json-schema.org/draft/2020-12/schema",
    ];

    private static readonly Gen<string> Name = Gen.OneOf(Names);
    private static readonly Gen<string> Number = Gen.OneOf("0", "1", "2", "1.0", "-1", "0.5", "1e2", "3", "1234567", "1e-7", "100000.25");
    private static readonly Gen<string> Count = Gen.OneOf("0", "1", "2", "3", "1.0");
    private static readonly Gen<string> Text = Gen.OneOf("\"\"", "\"a\"", "\"ab\"", "\"é'\"", "\"12\"", "\"a\\\\b\"", "\"x\\ny\"");
    private static readonly Gen<string> Scalar = Gen.Frequency((1, Gen.OneOf("null", "true", "false")), (3, Number), (3, Text));

    public static Gen<SchemaCase> Case { get; } =
        from draft in Gen.Int[0, 5]
        from root in Schema(draft, MaxDepth)
        from definitions in Gen.Select(Schema(draft, 1), Schema(draft, 2), Schema(draft, 1))
        from values in Value(MaxDepth)
        select new SchemaCase(
            $"{{{(draft < 5 ? $"\"$schema\":\"{Drafts[draft]}\"," : string.Empty)}\"definitions\":{{\"p\":{definitions.Item1},\"q\":{definitions.Item2},\"r\":{definitions.Item3}}},\"properties\":{{\"v\":{root}}}}}",
            (MeshMap)Yaml.YamlReader.ReadSingle($"{{\"v\":{values}}}", "values")!);

    public static Gen<string> Value(int depth) => depth == 0 ? Scalar : Gen.Frequency(
        (2, Scalar),
        (2, Value(depth - 1).List[0, 4].Select(items => $"[{string.Join(',', items)}]")),
        (4, Members(NotNull(depth - 1), 0, 4)));

    /// <summary>A chart's values lose their nulls, so those stand in lists only.</summary>
    private static Gen<string> NotNull(int depth) => Value(depth).Select(text => text == "null" ? "\"a\"" : text);

    private static Gen<string> Schema(int draft, int depth) =>
        Gen.Frequency((1, Gen.OneOf("{}", draft == 0 ? "{}" : "true", draft == 0 ? "{}" : "false")), (12, Keyword(draft, depth).List[1, 3].Select(Join)));

    private static Gen<string> Keyword(int draft, int depth)
    {
        List<Gen<string>> plain =
        [
            Gen.OneOf(Types).Select(type => $"\"type\":\"{type}\""),
            Gen.OneOf(Types).HashSet[1, 3].Select(types => $"\"type\":[{string.Join(',', types.Select(type => $"\"{type}\""))}]"),
            Scalar.HashSet[1, 3].Select(items => $"\"enum\":[{string.Join(',', items)}]"),
            Gen.Select(Gen.OneOf("minimum", "maximum"), Number, (keyword, value) => $"\"{keyword}\":{value}"),
            Gen.OneOf("1", "2", "0.5", "0.1", "1e-3").Select(value => $"\"multipleOf\":{value}"),
            Gen.Select(Gen.OneOf("minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties"), Count, (keyword, value) => $"\"{keyword}\":{value}"),
            Gen.OneOf(Patterns).Select(pattern => $"\"pattern\":\"{pattern}\""),
            Gen.Const("\"uniqueItems\":true"),
            Name.HashSet[1, 3].Select(names => $"\"required\":[{Quote(names)}]"),
            Gen.OneOf("p", "q", "r").Select(name => $"\"$ref\":\"#/definitions/{name}\""),
        ];
        if (draft >= 1)
        {
            plain.Add(Value(1).Select(value => $"\"const\":{value}"));
            plain.Add(Gen.Select(Gen.OneOf("exclusiveMinimum", "exclusiveMaximum"), Number, (keyword, value) => $"\"{keyword}\":{value}"));
        }

        if (draft >= 3)
        {
            plain.Add(Gen.Select(Name, Name, (one, other) => $"\"dependentRequired\":{{\"{one}\":[\"{other}\"]}}"));
        }

        return depth == 0 ? Gen.OneOf([.. plain]) : Gen.Frequency((2, Gen.OneOf([.. plain])), (3, Nested(draft, depth - 1)));
    }

    private static Gen<string> Nested(int draft, int depth)
    {
        Gen<string> schema = Schema(draft, depth);
        List<Gen<string>> nested =
        [
            Members(schema, 1, 3).Select(map => $"\"properties\":{map}"),
            Members(schema, 1, 3).Select(map => $"\"properties\":{map}"),
            Gen.Select(Gen.OneOf(Patterns), schema, (pattern, value) => $"\"patternProperties\":{{\"{pattern}\":{value}}}"),
            Gen.OneOf(schema, Gen.Const("false")).Select(value => $"\"additionalProperties\":{value}"),
            Gen.Select(Gen.OneOf("allOf", "anyOf", "oneOf"), schema.List[1, 3], (keyword, items) => $"\"{keyword}\":[{string.Join(',', items)}]"),
            Gen.Select(Gen.OneOf("allOf", "anyOf", "oneOf"), schema.List[1, 3], (keyword, items) => $"\"{keyword}\":[{string.Join(',', items)}]"),
            schema.Select(value => $"\"not\":{value}"),
            schema.Select(value => $"\"items\":{value}"),
            Gen.Select(Name, Gen.OneOf(schema, Name.Select(name => $"[\"{name}\"]")), (name, value) => $"\"dependencies\":{{\"{name}\":{value}}}"),
        ];
        if (draft <= 3)
        {
            nested.Add(Gen.Select(schema.List[1, 3], Gen.OneOf(schema, Gen.Const("false")), (items, rest) => $"\"items\":[{string.Join(',', items)}],\"additionalItems\":{rest}"));
        }
        else
        {
            nested.Add(schema.List[1, 3].Select(items => $"\"prefixItems\":[{string.Join(',', items)}]"));
        }

        if (draft >= 1)
        {
            nested.Add(Gen.Select(Gen.OneOf("contains", "propertyNames"), schema, (keyword, value) => $"\"{keyword}\":{value}"));
        }

        if (draft >= 2)
        {
            nested.Add(Gen.Select(schema, schema, schema, (condition, yes, no) => $"\"if\":{condition},\"then\":{yes},\"else\":{no}"));
        }

        if (draft >= 3)
        {
            nested.Add(Gen.Select(schema, Count, Count, (value, min, max) => $"\"contains\":{value},\"minContains\":{min},\"maxContains\":{max}"));
            nested.Add(Gen.Select(Gen.OneOf("unevaluatedProperties", "unevaluatedItems"), Gen.OneOf(schema, Gen.Const("false")), (keyword, value) => $"\"{keyword}\":{value}"));
            nested.Add(Gen.Select(Name, schema, (name, value) => $"\"dependentSchemas\":{{\"{name}\":{value}}}"));
        }

        return Gen.OneOf([.. nested]);
    }

    private static Gen<string> Members(Gen<string> value, int min, int max) =>
        Gen.Select(Name.HashSet[min, max], value.Array[max], (names, values) => $"{{{string.Join(',', names.Select((name, i) => $"\"{name}\":{values[i]}"))}}}");

    private static string Quote(IEnumerable<string> names) => string.Join(',', names.Select(name => $"\"{name}\""));

    /// <summary>Later keywords of the same name are left out, as a text with both would have only one.</summary>
    private static string Join(List<string> keywords)
    {
        StringBuilder text = new("{");
        HashSet<string> seen = [];
        foreach (string keyword in keywords)
        {
            string name = keyword[..keyword.IndexOf(':', StringComparison.Ordinal)];
            if (seen.Add(name))
            {
                text.Append(text.Length > 1 ? "," : string.Empty).Append(keyword);
            }
        }

        return text.Append('}').ToString();
    }
}
