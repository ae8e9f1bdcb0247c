namespace MeshInstall.Engine.Rendering.Templates.Schemas;

/// <summary>What the words of types mean.</summary>
internal static class SchemaWords
{
    /// <summary>What a type begins with; null where there is no such type.</summary>
    public static MeshMap.Builder? Base(string name) => name switch
    {
        "string" or "boolean" or "integer" or "object" => Typed(name),
        "list" => Typed("array"),
        "map" => Typed("object"),
        "any" => Typed("object").Add("x-kubernetes-preserve-unknown-fields", new MeshScalar(true)),
        "int32" => Typed("integer").Add("format", "int32"),
        "uint32" => Typed("integer").Add("minimum", new MeshScalar(0L)).Add("maximum", new MeshScalar((long)uint.MaxValue)),
        "number" => Typed("number").Add("format", "double"),
        "date-time" => Typed("string").Add("format", "date-time"),
        "bytes" => Typed("string").Add("format", "byte"),
        "int-or-string" => new MeshMap.Builder()
            .Add("anyOf", new MeshList([Typed("integer").Build(), Typed("string").Build()]))
            .Add("x-kubernetes-int-or-string", new MeshScalar(true)),
        _ => null,
    };

    /// <summary>The least and the most that a word such as <c>length=1..63</c> sets; null where it is no such word.</summary>
    public static (string Least, string Most)? Bounds(string name) => name switch
    {
        "range" => ("minimum", "maximum"),
        "length" => ("minLength", "maxLength"),
        "items" => ("minItems", "maxItems"),
        "entries" => ("minProperties", "maxProperties"),
        _ => null,
    };

    private static MeshMap.Builder Typed(string type) => new MeshMap.Builder(4).Add("type", type);
}
