using MeshInstall.Charts.Functions;
using MeshInstall.Charts.GoTemplates.Parsing;
using MeshInstall.Charts.GoValues;

namespace MeshInstall.Charts.GoTemplates.Executing;

/// <summary>Checks that a value can be given for a parameter, by Go's rules: types are never converted, only nil becomes the type's own.</summary>
internal static class ArgumentConversion
{
    public static object? Check(TemplateCall call, Node node, object? value, GoFunction function, GoParameter type)
    {
        switch (type)
        {
            case GoParameter.Any:
                return value is GoObject item ? item.Copy : GoNil.Strip(value);
            case GoParameter.Value:
                return value;
            case GoParameter.String when value is string:
            case GoParameter.Bool when value is bool:
            case GoParameter.Int when value is nint:
            case GoParameter.Int64 when value is long:
            case GoParameter.Float64 when value is double:
            case GoParameter.Map when value is GoMap { Type.ElementZero: null }:
            case GoParameter.List when value is GoList { Type.ElementZero: null }:
            case GoParameter.StringList when value is GoList { Type.ElementZero: string }:
            case GoParameter.Bytes when value is GoList { Type.ElementZero: byte }:
                return value;
        }

        if (value is GoObject { Type.Name: var name } && name.AsSpan().TrimStart('*').SequenceEqual(ParameterTypes.Name(type).AsSpan().TrimStart('*')))
        {
            return value;
        }

        string expected = ParameterTypes.Name(type);
        return value is not null ? throw call.Fail(node, $"wrong type for value; expected {expected}; got {TypeName(value)} (an argument of {function.Name}: {ValueText.Describe(value)})")
            : ParameterTypes.TakesNil(type) ? Zero(type)
            : throw call.Fail(node, $"invalid value; expected {expected} (an argument of {function.Name} is nil: its value is missing or null)");
    }

    /// <summary>What nil becomes; functions get an empty map or list, so that they need not look for nil.</summary>
    public static object? Zero(GoParameter type) => type switch
    {
        GoParameter.Map => new GoMap { IsNil = true },
        GoParameter.List => new GoList([]) { IsNil = true },
        GoParameter.StringList => new GoList(GoType.SliceOfString, []) { IsNil = true },
        GoParameter.Bytes => new GoList(GoType.SliceOfByte, []) { IsNil = true },
        _ => null,
    };

    private static string TypeName(object value) => value is GoNil ? "interface {}" : GoPrint.TypeName(value);
}
