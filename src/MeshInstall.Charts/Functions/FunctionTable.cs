using System.Collections.Frozen;
using MeshInstall.Charts.Functions.Lists;
using MeshInstall.Charts.Functions.Maps;
using MeshInstall.Charts.Functions.Numbers;
using MeshInstall.Charts.Functions.Paths;
using MeshInstall.Charts.Functions.Strings;

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
        CertificateFunctions.All,
        CryptoFunctions.All,
        DateFunctions.All,
        DurationFunctions.All,
        HelmDurationFunctions.All,
        RegexFunctions.All,
        SemverFunctions.All,
        FlowFunctions.All,
        EncodingFunctions.All,
        TypeFunctions.All,
        CaseFunctions.All,
        CutFunctions.All,
        JoinFunctions.All,
        RandomFunctions.All,
        SearchFunctions.All,
        DefaultFunctions.All,
        ListFunctions.All,
        PartFunctions.All,
        SequenceFunctions.All,
        MapFunctions.All,
        MergeFunctions.All,
        FloatFunctions.All,
        HashFunctions.All,
        IntegerFunctions.All,
        PathFunctions.All,
        UrlFunctions.All,
    ];
}
