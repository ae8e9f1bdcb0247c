using MeshInstall.Charts.Dates;
using MeshInstall.Charts.Functions;
using MeshInstall.Charts.GoTemplates.Parsing;
using MeshInstall.Charts.GoValues;

namespace MeshInstall.Charts.GoTemplates.Executing;

/// <summary>The values of constants: by the parameter they are given for, or by how they are written.</summary>
internal static class Literals
{
    public static bool IsLiteral(Node node) => node is BoolNode or StringNode or NumberNode or NilNode;

    /// <summary>The value of a constant where no parameter asks for a type.</summary>
    public static bool TryIdeal(Node node, out object? value, out string error)
    {
        error = string.Empty;
        value = node switch
        {
            BoolNode flag => GoBoxes.Of(flag.Value),
            StringNode text => text.Value,
            NumberNode { LooksLikeFloat: true } number => number.Float,
            NumberNode { Integer: { } integer } => GoBoxes.Of((nint)integer),
            _ => null,
        };
        if (value is null)
        {
            error = node is NilNode ? "nil is not a command" : $"{node} overflows int";
        }

        return value is not null;
    }

    /// <summary>The value of a constant for a parameter.</summary>
    public static bool TryConvert(Node node, GoParameter type, out object? value, out string error)
    {
        if (node is NilNode)
        {
            value = ArgumentConversion.Zero(type);
            error = $"cannot assign nil to {ParameterTypes.Name(type)}";
            return ParameterTypes.TakesNil(type);
        }

        if (type is GoParameter.Any or GoParameter.Value)
        {
            return TryIdeal(node, out value, out error);
        }

        value = (type, node) switch
        {
            (GoParameter.String, StringNode text) => text.Value,
            (GoParameter.Bool, BoolNode flag) => GoBoxes.Of(flag.Value),
            (GoParameter.Int, NumberNode { Integer: { } integer }) => GoBoxes.Of((nint)integer),
            (GoParameter.Int64, NumberNode { Integer: { } integer }) => integer,
            (GoParameter.Uint32, NumberNode { Unsigned: { } integer }) => unchecked((uint)integer),
            (GoParameter.Duration, NumberNode { Integer: { } integer }) => new GoDuration(integer),
            (GoParameter.Float64, NumberNode { Float: { } number }) => number,
            _ => null,
        };
        string wanted = type switch
        {
            GoParameter.String => "string",
            GoParameter.Bool => "bool",
            GoParameter.Int or GoParameter.Int64 or GoParameter.Duration => "integer",
            GoParameter.Uint32 => "unsigned integer",
            GoParameter.Float64 => "float",
            _ => string.Empty,
        };
        error = wanted.Length > 0 ? $"expected {wanted}; found {node}" : $"can't handle {node} for arg of type {ParameterTypes.Name(type)}";
        return value is not null;
    }
}
