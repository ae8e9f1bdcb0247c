using System.Collections.Frozen;
using MeshInstall.Charts.Functions;
using MeshInstall.Charts.GoValues;
using MeshInstall.Charts.GoValues.Printing;
using MeshInstall.Charts.Values;

namespace MeshInstall.Charts.Rendering;

/// <summary>The Go type of <c>.Values</c>, of the root and of <c>.Template</c>: a map with methods, which stand before keys of the same name.</summary>
internal static class ValuesType
{
    public static GoType Instance { get; } = Create();

    private static GoType Create()
    {
        GoFunction[] methods =
        [
            new("AsMap", (_, arguments) => Receiver(arguments).Count == 0 ? new GoMap() : Receiver(arguments).As(GoType.MapOfAny)),
            new("YAML", (_, arguments) => GoYaml.Marshal(Receiver(arguments))),
            new("Table", (_, arguments) => Table(Receiver(arguments), (string)arguments[1]!), GoParameter.String),
            new("PathValue", (_, arguments) => PathValue(Receiver(arguments), (string)arguments[1]!), GoParameter.String),
        ];
        return new GoType("common.Values", GoKind.Map) { Methods = methods.ToFrozenDictionary(method => method.Name, StringComparer.Ordinal) };
    }

    private static GoMap Receiver(object?[] arguments) => (GoMap)arguments[0]!;

    private static GoMap Table(GoMap values, string path)
    {
        GoMap table = values;
        foreach (string name in path.Split('.'))
        {
            table = table[name] as GoMap ?? throw new GoFunctionException($"{GoQuoting.Quote(name)} is not a table");
        }

        return table.As(Instance);
    }

    private static object? PathValue(GoMap values, string path) => path.Length == 0
        ? throw new GoFunctionException("YAML path cannot be empty")
        : ValueTables.TryFindValue(values, path, out object? value)
            ? value
            : throw new GoFunctionException($"{GoQuoting.Quote(path[(path.LastIndexOf('.') + 1)..])} is not a value");
}
