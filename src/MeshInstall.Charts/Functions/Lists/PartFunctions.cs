using MeshInstall.Charts.Functions.Conversions;
using MeshInstall.Charts.GoTemplates;
using MeshInstall.Charts.GoValues;

namespace MeshInstall.Charts.Functions.Lists;

/// <summary>sprig's functions that take parts of lists, turn them round and pick their items.</summary>
internal static class PartFunctions
{
    private static readonly GoList NilList = new([]) { IsNil = true };

    public static IEnumerable<GoFunction> All { get; } =
    [
        .. ListFunctions.WithMust("first", (_, arguments) => GoReflect.AsList(arguments[0], "Cannot find first on type ").Items.FirstOrDefault(), GoParameter.Any),
        .. ListFunctions.WithMust("last", (_, arguments) => GoReflect.AsList(arguments[0], "Cannot find last on type ").Items.LastOrDefault(), GoParameter.Any),
        .. ListFunctions.WithMust("rest", (execution, arguments) => Part(GoReflect.AsList(arguments[0], "Cannot find rest on type "), 1, 0, execution.Budget), GoParameter.Any),
        .. ListFunctions.WithMust("initial", (execution, arguments) => Part(GoReflect.AsList(arguments[0], "Cannot find initial on type "), 0, 1, execution.Budget), GoParameter.Any),
        .. ListFunctions.WithMust("reverse", (execution, arguments) => Reverse(GoReflect.AsList(arguments[0], "Cannot find reverse on type "), execution.Budget), GoParameter.Any),
        .. ListFunctions.WithMust("compact", (execution, arguments) => Where(GoReflect.AsList(arguments[0], "Cannot compact on type "), GoTruth.IsTrue, execution.Budget), GoParameter.Any),
        .. ListFunctions.WithMust("uniq", (execution, arguments) => Uniq(GoReflect.AsList(arguments[0], "Cannot find uniq on type "), execution.Budget), GoParameter.Any),
        .. ListFunctions.WithMust("has", (execution, arguments) => Has(arguments[0], arguments[1], execution.Budget), GoParameter.Any, GoParameter.Any),
        Variadic("without", Without),
        Variadic("mustWithout", Without),
        Variadic("slice", (_, arguments) => Slice(arguments)),
        Variadic("mustSlice", (_, arguments) => Slice(arguments)),
    ];

    private static GoFunction Variadic(string name, GoFunctionBody body) => new(name, body, GoParameter.Any, GoParameter.Any) { IsVariadic = true };

    private static GoList Part(GoList list, int front, int back, ExecutionBudget budget)
    {
        Reservation.Items(budget, list.Count);
        return list.Count == 0 ? NilList : new GoList(list.Items[front..^back]);
    }

    private static GoList Reverse(GoList list, ExecutionBudget budget)
    {
        Reservation.Items(budget, list.Count);
        object?[] items = [.. list.Items];
        Array.Reverse(items);
        return new GoList(items);
    }

    private static GoList Where(GoList list, Func<object?, bool> keeps, ExecutionBudget budget)
    {
        Reservation.Items(budget, list.Count);
        return new GoList([.. list.Items.Where(keeps)]);
    }

    private static GoList Uniq(GoList list, ExecutionBudget budget)
    {
        DeepEquality equality = new(budget);
        List<object?> kept = [];
        return Where(list, item =>
        {
            bool isNew = !kept.Exists(other => equality.AreEqual(item, other));
            if (isNew)
            {
                kept.Add(item);
            }

            return isNew;
        }, budget);
    }

    private static object? Without(TemplateExecution execution, object?[] arguments)
    {
        GoList list = GoReflect.AsList(arguments[0], "Cannot find without on type ");
        DeepEquality equality = new(execution.Budget);
        return Where(list, item => !arguments.Skip(1).Any(omitted => equality.AreEqual(item, omitted)), execution.Budget);
    }

    private static object? Has(object? needle, object? haystack, ExecutionBudget budget)
    {
        DeepEquality equality = new(budget);
        return haystack is not null && Array.Exists(GoReflect.AsList(haystack, "Cannot find has on type ").Items, item => equality.AreEqual(needle, item));
    }

    private static GoList? Slice(object?[] arguments)
    {
        GoList list = GoReflect.AsList(arguments[0], "list should be type of slice or array but ");
        if (list.Count == 0)
        {
            return null;
        }

        long start = arguments.Length > 1 ? GoCast.ToInt(arguments[1]) : 0;
        long end = arguments.Length > 2 ? GoCast.ToInt(arguments[2]) : list.Count;
        if (start < 0 || end < start || end > list.Count)
        {
            throw new GoFunctionException("reflect.Value.Slice: slice index out of bounds");
        }

        return start == 0 && end == list.Count ? list : new GoList(list.Type, list.Items[(int)start..(int)end]);
    }
}
