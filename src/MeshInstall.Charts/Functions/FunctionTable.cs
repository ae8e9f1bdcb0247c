using System.Collections.Frozen;

namespace MeshInstall.Charts.Functions;

/// <summary>Every function of templates by name: Go's own, sprig's and Helm's; where two share a name Helm's stands before sprig's and sprig's before Go's.</summary>
internal static class FunctionTable
{
    private static readonly Lazy<FrozenDictionary<string, GoFunction>> All = new(() => Groups().SelectMany(group => group)
        .GroupBy(function => function.Name, StringComparer.Ordinal)
        .ToFrozenDictionary(group => group.Key, group => group.Last(), StringComparer.Ordinal));

    public static FrozenDictionary<string, GoFunction> Functions => All.Value;

    private static IEnumerable<IEnumerable<GoFunction>> Groups() =>
    [
        BuiltinFunctions.All,
        DateFunctions.All,
        DurationFunctions.All,
        RegexFunctions.All,
        SemverFunctions.All,
        FlowFunctions.All,
        EncodingFunctions.All,
        TypeFunctions.All,
    ];
}
