namespace MeshInstall.Charts.Schemas.Compilation;

/// <summary>What the value of a keyword has to be.</summary>
internal enum SchemaShapeRule
{
    Schema,
    SchemaOrFlag,
    SchemaList,
    SchemaOrList,
    SchemaMap,
    SchemaMapByPattern,
    SchemasOrNames,
    SchemasOrSomeNames,
    NameLists,
    Names,
    SomeNames,
    Number,
    PositiveNumber,
    Count,
    Flag,
    Flags,
    Text,
    Pattern,
    Address,
    Reference,
    ReferenceWithoutFragment,
    Anchor2019,
    Anchor2020,
    Types,
    List,
    DistinctList,
}
