using System.Collections.Frozen;

namespace MeshInstall.Charts.Schemas.Compilation;

/// <summary>The rules of the drafts for the values of their keywords.</summary>
internal static class SchemaShapeTable
{
    private static readonly (SchemaShapeRule Rule, string Keywords)[] Common =
    [
        (SchemaShapeRule.Address, "$schema"),
        (SchemaShapeRule.Text, "title description format"),
        (SchemaShapeRule.Number, "maximum minimum"),
        (SchemaShapeRule.PositiveNumber, "multipleOf"),
        (SchemaShapeRule.Count, "maxLength minLength maxItems minItems maxProperties minProperties"),
        (SchemaShapeRule.Flag, "uniqueItems"),
        (SchemaShapeRule.Pattern, "pattern"),
        (SchemaShapeRule.Types, "type"),
        (SchemaShapeRule.Schema, "not"),
        (SchemaShapeRule.SchemaList, "allOf anyOf oneOf"),
        (SchemaShapeRule.SchemaMap, "properties definitions"),
    ];

    private static readonly (SchemaShapeRule Rule, string Keywords)[] Only4 =
    [
        (SchemaShapeRule.Text, "id $ref"),
        (SchemaShapeRule.Flag, "exclusiveMaximum exclusiveMinimum"),
        (SchemaShapeRule.SchemaOrFlag, "additionalItems additionalProperties"),
        (SchemaShapeRule.SchemaOrList, "items"),
        (SchemaShapeRule.SomeNames, "required"),
        (SchemaShapeRule.SchemaMap, "patternProperties"),
        (SchemaShapeRule.SchemasOrSomeNames, "dependencies"),
        (SchemaShapeRule.DistinctList, "enum"),
    ];

    private static readonly (SchemaShapeRule Rule, string Keywords)[] From6 =
    [
        (SchemaShapeRule.Reference, "$ref"),
        (SchemaShapeRule.Number, "exclusiveMaximum exclusiveMinimum"),
        (SchemaShapeRule.Schema, "additionalProperties contains propertyNames"),
        (SchemaShapeRule.Names, "required"),
        (SchemaShapeRule.SchemasOrNames, "dependencies"),
    ];

    private static readonly (SchemaShapeRule Rule, string Keywords)[] From6To7 =
    [
        (SchemaShapeRule.Reference, "$id"),
        (SchemaShapeRule.DistinctList, "enum"),
    ];

    private static readonly (SchemaShapeRule Rule, string Keywords)[] Only6 = [(SchemaShapeRule.SchemaMap, "patternProperties")];

    private static readonly (SchemaShapeRule Rule, string Keywords)[] From6To2019 =
    [
        (SchemaShapeRule.Schema, "additionalItems"),
        (SchemaShapeRule.SchemaOrList, "items"),
    ];

    private static readonly (SchemaShapeRule Rule, string Keywords)[] From7 =
    [
        (SchemaShapeRule.Text, "$comment contentMediaType contentEncoding"),
        (SchemaShapeRule.Flag, "readOnly writeOnly"),
        (SchemaShapeRule.List, "examples"),
        (SchemaShapeRule.Schema, "if then else"),
        (SchemaShapeRule.SchemaMapByPattern, "patternProperties"),
    ];

    private static readonly (SchemaShapeRule Rule, string Keywords)[] From2019 =
    [
        (SchemaShapeRule.ReferenceWithoutFragment, "$id"),
        (SchemaShapeRule.Reference, "$recursiveRef"),
        (SchemaShapeRule.Flags, "$vocabulary"),
        (SchemaShapeRule.Flag, "deprecated"),
        (SchemaShapeRule.SchemaMap, "$defs dependentSchemas"),
        (SchemaShapeRule.Schema, "unevaluatedItems unevaluatedProperties contentSchema"),
        (SchemaShapeRule.Count, "maxContains minContains"),
        (SchemaShapeRule.NameLists, "dependentRequired"),
        (SchemaShapeRule.List, "enum"),
    ];

    private static readonly (SchemaShapeRule Rule, string Keywords)[] Only2019 =
    [
        (SchemaShapeRule.Anchor2019, "$anchor"),
        (SchemaShapeRule.Flag, "$recursiveAnchor"),
    ];

    private static readonly (SchemaShapeRule Rule, string Keywords)[] From2020 =
    [
        (SchemaShapeRule.Anchor2020, "$anchor $dynamicAnchor $recursiveAnchor"),
        (SchemaShapeRule.Reference, "$dynamicRef"),
        (SchemaShapeRule.SchemaList, "prefixItems"),
        (SchemaShapeRule.Schema, "items"),
    ];

    public static FrozenDictionary<string, SchemaShapeRule> For(int version) => (version switch
    {
        4 => Common.Concat(Only4),
        6 => Common.Concat(From6).Concat(From6To7).Concat(From6To2019).Concat(Only6),
        7 => Common.Concat(From6).Concat(From6To7).Concat(From6To2019).Concat(From7),
        2019 => Common.Concat(From6).Concat(From6To2019).Concat(From7).Concat(From2019).Concat(Only2019),
        _ => Common.Concat(From6).Concat(From7).Concat(From2019).Concat(From2020),
    }).SelectMany(row => row.Keywords.Split(' ').Select(keyword => (keyword, row.Rule))).ToFrozenDictionary(pair => pair.keyword, pair => pair.Rule, StringComparer.Ordinal);
}
