namespace MeshInstall.Charts.Schemas.Compilation;

/// <summary>A version of JSON Schema: how it names a schema, and where subschemas stand in it.</summary>
internal sealed class SchemaDraft
{
    private static readonly string[] MapsOfSchemas4 = ["definitions", "properties", "patternProperties", "dependencies"];
    private static readonly string[] Lists4 = ["allOf", "anyOf", "oneOf", "items"];
    private static readonly string[] Schemas4 = ["not", "additionalProperties", "items", "additionalItems"];
    private static readonly string[] Schemas6 = [.. Schemas4, "propertyNames", "contains"];
    private static readonly string[] Schemas7 = [.. Schemas6, "if", "then", "else"];
    private static readonly string[] MapsOfSchemas2019 = [.. MapsOfSchemas4, "$defs", "dependentSchemas"];
    private static readonly string[] Schemas2019 = [.. Schemas7, "unevaluatedProperties", "unevaluatedItems", "contentSchema"];

    public static SchemaDraft Draft4 { get; } = new(4, "id", MapsOfSchemas4, Lists4, Schemas4);

    public static SchemaDraft Draft6 { get; } = new(6, "$id", MapsOfSchemas4, Lists4, Schemas6);

    public static SchemaDraft Draft7 { get; } = new(7, "$id", MapsOfSchemas4, Lists4, Schemas7);

    public static SchemaDraft Draft2019 { get; } = new(2019, "$id", MapsOfSchemas2019, Lists4, Schemas2019);

    public static SchemaDraft Draft2020 { get; } = new(2020, "$id", MapsOfSchemas2019, [.. Lists4, "prefixItems"], Schemas2019);

    private SchemaDraft(int version, string idKeyword, string[] maps, string[] lists, string[] schemas)
    {
        Version = version;
        IdKeyword = idKeyword;
        Maps = maps;
        Lists = lists;
        Schemas = schemas;
        Shape = SchemaShapeTable.For(version);
    }

    public int Version { get; }

    public string IdKeyword { get; }

    /// <summary>Keywords whose value is an object of schemas.</summary>
    public IReadOnlyList<string> Maps { get; }

    /// <summary>Keywords whose value may be a list of schemas.</summary>
    public IReadOnlyList<string> Lists { get; }

    /// <summary>Keywords whose value may be a schema.</summary>
    public IReadOnlyList<string> Schemas { get; }

    /// <summary>What each keyword's value has to be.</summary>
    public IReadOnlyDictionary<string, SchemaShapeRule> Shape { get; }

    /// <summary>Whether a <c>$ref</c> hides everything beside it.</summary>
    public bool RefStandsAlone => Version < 2019;

    public static SchemaDraft? Find(string address)
    {
        int hash = address.IndexOf('#', StringComparison.Ordinal);
        if (hash >= 0 && hash < address.Length - 1)
        {
            return null;
        }

        string plain = hash < 0 ? address : address[..hash];
        plain = plain.StartsWith("http://", StringComparison.Ordinal) ? plain[7..] : plain.StartsWith("https://", StringComparison.Ordinal) ? plain[8..] : plain;
        return plain switch
        {
            "json-schema.org/schema" or "json-schema.org/draft/2020-12/schema" => Draft2020,
            "json-schema.org/draft/2019-09/schema" => Draft2019,
            "json-schema.org/draft-07/schema" => Draft7,
            "json-schema.org/draft-06/schema" => Draft6,
            "json-schema.org/draft-04/schema" => Draft4,
            _ => null,
        };
    }
}
