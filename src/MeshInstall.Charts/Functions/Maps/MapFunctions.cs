using MeshInstall.Charts.Functions.Conversions;
using MeshInstall.Charts.GoTemplates;
using MeshInstall.Charts.GoValues;

namespace MeshInstall.Charts.Functions.Maps;

/// <summary>sprig's functions of maps. A nil map reads as an empty one.</summary>
internal static class MapFunctions
{
    private const string MapType = "map[string]interface {}";

    public static IEnumerable<GoFunction> All { get; } =
    [
        new("dict", (execution, arguments) => Dict(arguments, execution.Budget), GoParameter.Any) { IsVariadic = true },
        new("dig", (_, arguments) => Dig(arguments), GoParameter.Any) { IsVariadic = true },
        new("get", (_, arguments) => Entries(arguments[0]).TryGetValue((string)arguments[1]!, out object? value) ? value : string.Empty, GoParameter.Map, GoParameter.String),
        new("hasKey", (_, arguments) => Entries(arguments[0]).ContainsKey((string)arguments[1]!), GoParameter.Map, GoParameter.String),
        new("keys", (execution, arguments) => Keys(arguments, execution.Budget), GoParameter.Map) { IsVariadic = true },
        new("omit", (execution, arguments) => Omit(Entries(arguments[0]), arguments[1..], execution.Budget), GoParameter.Map, GoParameter.String) { IsVariadic = true },
        new("pick", (execution, arguments) => Pick(Entries(arguments[0]), arguments[1..], execution.Budget), GoParameter.Map, GoParameter.String) { IsVariadic = true },
        new("pluck", (execution, arguments) => Pluck((string)arguments[0]!, arguments[1..], execution.Budget), GoParameter.String, GoParameter.Map) { IsVariadic = true },
        new("set", (execution, arguments) => Set(arguments[0], (string)arguments[1]!, arguments[2], execution.Budget), GoParameter.Map, GoParameter.String, GoParameter.Any),
        new("unset", (_, arguments) => Unset(arguments[0], (string)arguments[1]!), GoParameter.Map, GoParameter.String),
        new("values", (execution, arguments) => Values(Entries(arguments[0]), execution.Budget), GoParameter.Map),
    ];

    private static GoMap Entries(object? map) => (GoMap?)map ?? new GoMap { IsNil = true };

    private static GoMap Dict(object?[] pairs, ExecutionBudget budget)
    {
        Reservation.Items(budget, pairs.Length + 1);
        GoMap map = new(capacity: (pairs.Length + 1) / 2);
        for (int i = 0; i < pairs.Length; i += 2)
        {
            map[GoText.Of(pairs[i])] = i + 1 < pairs.Length ? pairs[i + 1] : string.Empty;
        }

        return map;
    }

    private static object? Dig(object?[] arguments)
    {
        if (arguments.Length < 3)
        {
            throw new GoFunctionException("dig needs at least three arguments");
        }

        GoMap map = GoReflect.Assert<GoMap>(arguments[^1], MapType);
        string[] keys = Array.ConvertAll(arguments[..^2], key => GoReflect.Assert<string>(key, "string"));
        for (int i = 0; ; i++)
        {
            if (!map.TryGetValue(keys[i], out object? step))
            {
                return arguments[^2];
            }

            if (i == keys.Length - 1)
            {
                return step;
            }

            map = GoReflect.Assert<GoMap>(step, MapType);
        }
    }

    // Go gives keys and values in an order that changes from run to run; here it is the order of the keys, so that a chart renders the same each time.
    private static GoList Keys(object?[] maps, ExecutionBudget budget)
    {
        List<object?> keys = [];
        foreach (object? map in maps)
        {
            Reservation.Items(budget, Entries(map).Count);
            keys.AddRange(Entries(map).SortedKeys());
        }

        return new GoList(GoType.SliceOfString, [.. keys]);
    }

    private static GoList Values(GoMap map, ExecutionBudget budget)
    {
        Reservation.Items(budget, map.Count);
        return new GoList(Array.ConvertAll(map.SortedKeys(), key => map[key]));
    }

    private static GoMap Omit(GoMap map, object?[] keys, ExecutionBudget budget)
    {
        Reservation.Items(budget, map.Count);
        HashSet<string> omitted = new(keys.Cast<string>(), StringComparer.Ordinal);
        GoMap result = new(capacity: map.Count);
        foreach (KeyValuePair<string, object?> entry in map.Entries)
        {
            if (!omitted.Contains(entry.Key))
            {
                result[entry.Key] = entry.Value;
            }
        }

        return result;
    }

    private static GoMap Pick(GoMap map, object?[] keys, ExecutionBudget budget)
    {
        Reservation.Items(budget, keys.Length);
        GoMap result = new(capacity: keys.Length);
        foreach (string key in keys.Cast<string>())
        {
            if (map.TryGetValue(key, out object? value))
            {
                result[key] = value;
            }
        }

        return result;
    }

    private static GoList Pluck(string key, object?[] maps, ExecutionBudget budget)
    {
        Reservation.Items(budget, maps.Length);
        return new GoList([.. maps.Where(map => Entries(map).ContainsKey(key)).Select(map => Entries(map)[key])]);
    }

    private static GoMap Set(object? target, string key, object? value, ExecutionBudget budget)
    {
        if (target is not GoMap { IsNil: false } map)
        {
            throw new GoFunctionException("assignment to entry in nil map");
        }

        int before = map.Count;
        map[key] = value;
        if (map.Count > before)
        {
            Reservation.Items(budget, 1);
        }

        return map;
    }

    private static GoMap Unset(object? target, string key)
    {
        GoMap map = Entries(target);
        map.Remove(key);
        return map;
    }
}
