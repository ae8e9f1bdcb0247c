using MeshInstall.Charts.GoValues;

namespace MeshInstall.Charts.Schemas.Compilation;

/// <summary>Reads the keywords of one schema, those that its draft has.</summary>
internal sealed class SchemaKeywords(SchemaCompiler compiler, GoMap map, string pointer)
{
    private static readonly string[] ObjectNames =
    [
        "minProperties", "maxProperties", "required", "properties", "patternProperties", "additionalProperties", "propertyNames", "dependencies",
        "dependentSchemas", "dependentRequired",
    ];

    private static readonly string[] ArrayNames = ["minItems", "maxItems", "uniqueItems", "items", "prefixItems", "additionalItems", "contains"];

    public void ReadInto(CompiledSchema schema)
    {
        if (map["$ref"] is string reference)
        {
            schema.Ref = compiler.Refer(reference, pointer);
            if (schema.Draft < 2019)
            {
                ReadBesideReference(schema);
                return;
            }
        }

        ReadReferences(schema);
        ReadCombinations(schema);
        ReadScalars(schema);
        schema.Object = HasAny(ObjectNames) ? ReadObject(schema.Draft) : null;
        schema.Array = HasAny(ArrayNames) ? ReadArray(schema.Draft) : null;
        schema.EvaluatesAllProperties = schema.Object is { } members && (members.Additional is not null || members.AllowsAdditional is not null);
        if (schema.Array is { } array)
        {
            schema.EvaluatesAllItems = array.Rest is not null || array.AllowsRest is not null;
            schema.EvaluatedItems = array.Prefix.Count;
        }

        if (schema.Draft >= 2019)
        {
            schema.UnevaluatedItems = Schema("unevaluatedItems");
            schema.UnevaluatedProperties = Schema("unevaluatedProperties");
        }
    }

    /// <summary>A reference hides what stands beside it, but helm still holds values against a constant there, and follows the newer keywords.</summary>
    private void ReadBesideReference(CompiledSchema schema)
    {
        ReadConst(schema);
        foreach (string keyword in schema.Draft switch { 4 => [], 6 => ["contains", "propertyNames"], _ => (string[])["contains", "propertyNames", "if", "then", "else"] })
        {
            _ = Schema(keyword);
        }
    }

    private void ReadConst(CompiledSchema schema)
    {
        if (schema.Draft >= 6 && map.TryGetValue("const", out object? constant))
        {
            schema.HasConst = true;
            schema.Const = constant;
        }
    }

    private void ReadReferences(CompiledSchema schema)
    {
        if (schema.Draft >= 2019)
        {
            schema.RecursiveRef = map["$recursiveRef"] is string recursive ? compiler.Refer(recursive, pointer) : null;
            schema.IsRecursiveAnchor = map["$recursiveAnchor"] is true;
        }

        if (schema.Draft >= 2020)
        {
            schema.DynamicAnchor = map["$dynamicAnchor"] as string;
            if (map["$dynamicRef"] is string dynamic)
            {
                schema.DynamicRef = compiler.Refer(dynamic, pointer);
                string fragment = SchemaUri.Split(dynamic).Fragment;
                schema.DynamicRefAnchor = fragment.Length == 0 || fragment[0] == '/' ? null : fragment;
            }
        }
    }

    private void ReadCombinations(CompiledSchema schema)
    {
        schema.AllOf = List("allOf");
        schema.AnyOf = List("anyOf");
        schema.OneOf = List("oneOf");
        schema.Not = Schema("not");
        if (schema.Draft < 7 || (schema.If = Schema("if")) is null)
        {
            return;
        }

        schema.Then = map["if"] is false ? null : Schema("then");
        schema.Else = map["if"] is true ? null : Schema("else");
    }

    private void ReadScalars(CompiledSchema schema)
    {
        schema.Types = map["type"] switch { string type => [type], GoList types => [.. types.Items.OfType<string>()], _ => null };
        schema.Enum = map["enum"] as GoList;
        ReadConst(schema);
        schema.Format = schema.Draft < 2019 ? map["format"] as string : null;
        schema.MultipleOf = Number("multipleOf");
        ExactNumber? maximum = Number("maximum"), minimum = Number("minimum");
        (schema.Maximum, schema.ExclusiveMaximum) = map["exclusiveMaximum"] is true ? (null, maximum) : (maximum, Number("exclusiveMaximum"));
        (schema.Minimum, schema.ExclusiveMinimum) = map["exclusiveMinimum"] is true ? (null, minimum) : (minimum, Number("exclusiveMinimum"));
        schema.MinLength = Count("minLength");
        schema.MaxLength = Count("maxLength");
        schema.Pattern = map["pattern"] is string pattern ? Pattern(pattern) : null;
    }

    private ObjectKeywords ReadObject(int draft) => new()
    {
        MinProperties = Count("minProperties"),
        MaxProperties = Count("maxProperties"),
        Required = Names(map["required"]),
        Properties = map["properties"] is GoMap ? Members("properties").ToDictionary(entry => entry.Key, entry => entry.Schema, StringComparer.Ordinal) : null,
        PatternProperties = [.. Members("patternProperties").Select(entry => (Pattern(entry.Key), entry.Schema))],
        AllowsAdditional = map["additionalProperties"] as bool?,
        Additional = map["additionalProperties"] is bool ? null : Schema("additionalProperties"),
        PropertyNames = draft >= 6 ? Schema("propertyNames") : null,
        Dependencies =
        [
            .. Keys("dependencies").Select(key => ((GoMap)map["dependencies"]!)[key] is GoList names
                ? (key, Names(names), (CompiledSchema?)null)
                : (key, (IReadOnlyList<string>?)null, compiler.At(SchemaPointer.Append(SchemaPointer.Append(pointer, "dependencies"), key)))),
        ],
        DependentSchemas = draft >= 2019 ? [.. Members("dependentSchemas")] : [],
        DependentRequired = draft >= 2019 ? [.. Keys("dependentRequired").Select(key => (key, Names(((GoMap)map["dependentRequired"]!)[key])))] : [],
    };

    private ArrayKeywords ReadArray(int draft)
    {
        bool isList = map["items"] is GoList;
        bool hasContains = draft >= 6 && map.ContainsKey("contains");
        bool modern = draft >= 2020;
        return new ArrayKeywords
        {
            MinItems = Count("minItems"),
            MaxItems = Count("maxItems"),
            UniqueItems = map["uniqueItems"] is true,
            Prefix = modern ? List("prefixItems") : isList ? List("items") : [],
            Rest = modern || !isList ? Schema("items") : map["additionalItems"] is bool ? null : Schema("additionalItems"),
            AllowsRest = modern || !isList ? null : map["additionalItems"] as bool?,
            Contains = hasContains ? Schema("contains") : null,
            MinContains = hasContains && draft >= 2019 ? Count("minContains") : null,
            MaxContains = hasContains && draft >= 2019 ? Count("maxContains") : null,
        };
    }

    private bool HasAny(string[] keywords) => keywords.Any(map.ContainsKey);

    private CompiledSchema? Schema(string keyword) => map.ContainsKey(keyword) ? compiler.At(SchemaPointer.Append(pointer, keyword)) : null;

    private IReadOnlyList<CompiledSchema> List(string keyword) => map[keyword] is GoList list
        ? [.. Enumerable.Range(0, list.Count).Select(i => compiler.At(SchemaPointer.Append(SchemaPointer.Append(pointer, keyword), i)))] : [];

    private string[] Keys(string keyword) => map[keyword] is GoMap members ? members.SortedKeys() : [];

    private IEnumerable<(string Key, CompiledSchema Schema)> Members(string keyword) =>
        Keys(keyword).Select(key => (key, compiler.At(SchemaPointer.Append(SchemaPointer.Append(pointer, keyword), key))));

    private static IReadOnlyList<string> Names(object? value) => value is GoList list ? [.. list.Items.OfType<string>()] : [];

    private ExactNumber? Number(string keyword) => (map[keyword] as SchemaNumber)?.Value;

    private int? Count(string keyword) => Number(keyword)?.ToCount();

    private SchemaPattern Pattern(string text) => SchemaPattern.TryCompile(text, out SchemaPattern? pattern, out string? error)
        ? pattern : throw new SchemaFault($"at {SchemaText.Quote(pointer)} {SchemaText.Quote(text)} is no regular expression: {error}");
}
