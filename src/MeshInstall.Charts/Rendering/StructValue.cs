using System.Diagnostics.CodeAnalysis;
using MeshInstall.Charts.GoValues;

namespace MeshInstall.Charts.Rendering;

/// <summary>A struct, or a pointer to one, with its fields in their order.</summary>
internal sealed class StructValue(GoType type, IReadOnlyList<KeyValuePair<string, object?>> fields) : GoObject
{
    private static readonly GoType Encoded = new("struct", GoKind.Struct);

    public override GoType Type { get; } = type;

    /// <summary>The fields that templates reach, in the order of the struct.</summary>
    public IReadOnlyList<KeyValuePair<string, object?>> Fields { get; } = fields;

    /// <summary>What stands between the braces where it differs from the fields.</summary>
    public IReadOnlyList<KeyValuePair<string, object?>>? AllFields { get; init; }

    public override IReadOnlyList<KeyValuePair<string, object?>> PrintedFields => AllFields ?? Fields;

    public override GoObject Copy => Printed is null ? this : new StructValue(new GoType(Type.Name, Type.Kind), Fields) { AllFields = AllFields, JsonNames = JsonNames };

    public override bool TryGetField(string name, [MaybeNullWhen(false)] out object? value)
    {
        foreach (KeyValuePair<string, object?> field in Fields)
        {
            if (field.Key.Equals(name, StringComparison.Ordinal))
            {
                value = field.Value;
                return true;
            }
        }

        value = null;
        return false;
    }

    /// <summary>What its String method gives, where it has one behind a pointer.</summary>
    public string? Printed { get; init; }

    /// <summary>The names of the fields in JSON, in their order; those of the struct where it has no others.</summary>
    public IReadOnlyList<string>? JsonNames { get; init; }

    public override object Encode(GoEncoding encoding)
    {
        GoMap encoded = new(Type.Kind == GoKind.Struct ? Type : Encoded, Fields.Count);
        for (int i = 0; i < Fields.Count; i++)
        {
            encoded[Name(i, encoding)] = Fields[i].Value;
        }

        return encoded;
    }

    private string Name(int field, GoEncoding encoding) => encoding switch
    {
        GoEncoding.Json => JsonNames?[field] ?? Fields[field].Key,
        GoEncoding.PrettyYaml => Fields[field].Key.ToLowerInvariant(),
        _ => Fields[field].Key,
    };

    public override string Print() => Printed ?? ToString();

    public override string ToString() => GoPrint.Format(this);
}
