using MeshInstall.Charts.GoValues;

namespace MeshInstall.Charts.Functions.Conversions;

/// <summary>What functions find out about values by Go's reflection, with the errors of its failures.</summary>
internal static class GoReflect
{
    /// <summary>The name of the kind as Go prints it.</summary>
    public static string KindName(object? value) => GoPrint.KindOf(value).ToString().ToLowerInvariant();

    /// <summary>The value as a list.</summary>
    /// <exception cref="GoFunctionException">It is none; the message is <paramref name="complaint"/> and the kind, as sprig says it.</exception>
    public static GoList AsList(object? value, string complaint) => value switch
    {
        GoList list => list,
        null => throw NilPointer(),
        _ => throw new GoFunctionException(complaint + KindName(value)),
    };

    /// <summary>What Go says where a nil is asked for its type.</summary>
    public static GoFunctionException NilPointer() => new("runtime error: invalid memory address or nil pointer dereference");

    /// <summary>Go's type assertion.</summary>
    /// <exception cref="GoFunctionException">The value is of another type.</exception>
    public static T Assert<T>(object? value, string typeName)
        where T : class => value is T typed && GoPrint.TypeName(value) == typeName
            ? typed
            : throw new GoFunctionException($"interface conversion: interface {{}} is {(value is null ? "nil" : GoPrint.TypeName(value))}, not {typeName}");
}
