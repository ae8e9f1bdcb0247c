using CsCheck;
using MeshInstall.Charts.Functions;
using MeshInstall.Charts.GoTemplates;
using MeshInstall.Charts.GoValues;
using MeshInstall.Charts.Tests.Functions;
using static MeshInstall.Charts.Tests.Differential.ValueKind;

namespace MeshInstall.Charts.Tests.Differential;

/// <summary>Which functions random templates call, what these give, and what they want beyond the types of their parameters.</summary>
internal static class FunctionFacts
{
    private const int Probes = 60;

    public static IReadOnlyList<GoFunction> Called { get; } =
        [.. FunctionTable.Functions.Values.Where(function => !ExcludedFunctions.Reasons.ContainsKey(function.Name)).OrderBy(function => function.Name, StringComparer.Ordinal)];

    private static Dictionary<string, ValueKind> Results { get; } = Called.ToDictionary(function => function.Name, ResultOf, StringComparer.Ordinal);

    private static ILookup<ValueKind, GoFunction> ByResult { get; } = Called.ToLookup(function => Results[function.Name]);

    public static IReadOnlyList<GoFunction> Giving(ValueKind kind) => kind switch
    {
        Any => Called,
        Number => [.. ByResult[Int], .. ByResult[ValueKind.Int64], .. ByResult[Float]],
        Sized => [.. ByResult[Text], .. ByResult[List], .. ByResult[Map], .. ByResult[Texts]],
        Date => [.. ByResult[Time]],
        List => [.. ByResult[List], .. ByResult[Texts]],
        _ => [.. ByResult[kind]],
    };

    /// <summary>What the argument at a place is to be.</summary>
    public static ValueKind Wanted(GoFunction function, int index)
    {
        if (FunctionHints.All.TryGetValue(function.Name, out ValueKind[]? hints))
        {
            return hints[Math.Min(index, hints.Length - 1)];
        }

        return function.Parameters.Count == 0 ? Any : function.Parameters[Math.Min(index, function.Parameters.Count - 1)] switch
        {
            GoParameter.String => Text,
            GoParameter.Bool => ValueKind.Bool,
            GoParameter.Int => Int,
            GoParameter.Int64 => ValueKind.Int64,
            GoParameter.Float64 => Float,
            GoParameter.Map => Map,
            GoParameter.List => List,
            GoParameter.StringList => Texts,
            GoParameter.Time => Time,
            _ => Any,
        };
    }

    private static ValueKind ResultOf(GoFunction function)
    {
        if (function.Parameters.Any(parameter => !AnyValue.Takes(parameter)))
        {
            return function.Name.Contains("odify", StringComparison.Ordinal) ? Time : Text;
        }

        HashSet<ValueKind> kinds = [];
        AnyValue.ArgumentsOf(function).Array[Probes].Sample(
            all => kinds.UnionWith(all.Select(arguments => Probe(function, arguments)).OfType<ValueKind>()), seed: "0N0XIzNsQ0O2", iter: 1, threads: 1);
        return function.Name switch
        {
            "semver" => ValueKind.Version,
            "toDate" or "mustToDate" => Time,
            _ => kinds.Count == 1 ? kinds.Single() : Any,
        };
    }

    private static ValueKind? Probe(GoFunction function, object?[] arguments)
    {
        try
        {
            TemplateExecution execution = new(new TemplateServices(), new ExecutionBudget(new ChartLimits { MaxOutputCharacters = 100_000, MaxSteps = 50_000 }, CancellationToken.None));
            return function.Body(execution, arguments) switch
            {
                string => Text,
                bool => ValueKind.Bool,
                nint => Int,
                long => ValueKind.Int64,
                double => Float,
                GoMap => Map,
                GoList list => list.Type == GoType.SliceOfString ? Texts : List,
                _ => Any,
            };
        }
        catch (MeshException)
        {
            return null;
        }
        catch (GoFunctionException)
        {
            return null;
        }
    }
}
