using MeshInstall.Charts.Functions.Conversions;
using MeshInstall.Charts.GoTemplates;
using MeshInstall.Charts.GoValues;

namespace MeshInstall.Charts.Functions.Lists;

/// <summary>sprig's functions that choose between values, compare them and copy them.</summary>
internal static class DefaultFunctions
{
    public static IEnumerable<GoFunction> All { get; } =
    [
        new("all", (_, arguments) => Array.TrueForAll(arguments, GoTruth.IsTrue), GoParameter.Any) { IsVariadic = true },
        new("any", (_, arguments) => Array.Exists(arguments, GoTruth.IsTrue), GoParameter.Any) { IsVariadic = true },
        new("coalesce", (_, arguments) => Array.Find(arguments, GoTruth.IsTrue), GoParameter.Any) { IsVariadic = true },
        new("deepCopy", (execution, arguments) => Copy(arguments[0], execution), GoParameter.Any),
        new("deepEqual", (execution, arguments) => new DeepEquality(execution.Budget).AreEqual(arguments[0], arguments[1]), GoParameter.Any, GoParameter.Any),
        new("default", (_, arguments) => arguments.Length < 2 || !GoTruth.IsTrue(arguments[1]) ? arguments[0] : arguments[1], GoParameter.Any, GoParameter.Any) { IsVariadic = true },
        new("empty", (_, arguments) => !GoTruth.IsTrue(arguments[0]), GoParameter.Any),
        new("mustDeepCopy", (execution, arguments) => Copy(arguments[0], execution), GoParameter.Any),
        new("ternary", (_, arguments) => (bool)arguments[2]! ? arguments[0] : arguments[1], GoParameter.Any, GoParameter.Any, GoParameter.Bool),
    ];

    private static object? Copy(object? value, TemplateExecution execution) => value is null
        ? throw new GoFunctionException("reflect: call of reflect.Value.Type on zero Value")
        : DeepCopy.Of(value, execution.Budget);
}
