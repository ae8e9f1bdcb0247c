namespace MeshInstall.Engine.Validation.Schema;

/// <summary>A leaf.</summary>
internal sealed class ScalarSchema(ScalarKind kind, long minimum = long.MinValue, long maximum = long.MaxValue, bool acceptsNumericText = false)
    : SchemaType
{
    public ScalarKind Kind => kind;

    public long Minimum => minimum;

    public long Maximum => maximum;

    /// <summary>Whether a number may stand in quotes, as in protobuf's JSON.</summary>
    public bool AcceptsNumericText => acceptsNumericText;

    public override string Description => kind switch
    {
        ScalarKind.Text => "a string",
        ScalarKind.Boolean => "true or false",
        ScalarKind.Integer when minimum == 0 => "a whole number from 0 on",
        ScalarKind.Integer => "a whole number",
        ScalarKind.Number => "a number",
        ScalarKind.Duration => "a duration such as 10s or 1m30s",
        ScalarKind.Quantity => "a quantity such as 500m or 128Mi",
        ScalarKind.Plain => "a string, a number, true or false",
        ScalarKind.IntegerOrText => "a whole number or a string",
        _ => "a time such as 2026-01-31T00:00:00Z",
    };

    /// <summary>The leaf kinds by their names in the tables.</summary>
    public static ScalarSchema? Find(string name) => name switch
    {
        "string" => new(ScalarKind.Text),
        "bool" => new(ScalarKind.Boolean),
        "count" => new(ScalarKind.Integer, int.MinValue, int.MaxValue),
        "int32" => new(ScalarKind.Integer, int.MinValue, int.MaxValue, acceptsNumericText: true),
        "uint32" => new(ScalarKind.Integer, 0, uint.MaxValue, acceptsNumericText: true),
        "int64" => new(ScalarKind.Integer, acceptsNumericText: true),
        "uint64" => new(ScalarKind.Integer, 0, acceptsNumericText: true),
        "number" => new(ScalarKind.Number, acceptsNumericText: true),
        "duration" => new(ScalarKind.Duration),
        "quantity" => new(ScalarKind.Quantity),
        "scalar" => new(ScalarKind.Plain),
        "intOrString" => new(ScalarKind.IntegerOrText),
        _ => null,
    };
}
