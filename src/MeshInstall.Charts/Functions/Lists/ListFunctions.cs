using MeshInstall.Charts.Functions.Conversions;
using MeshInstall.Charts.GoTemplates;
using MeshInstall.Charts.GoValues;

namespace MeshInstall.Charts.Functions.Lists;

/// <summary>sprig's functions that make lists and add to them; they always make a new one.</summary>
internal static class ListFunctions
{
    private static readonly GoType SliceOfLists = new("[][]interface {}", GoKind.Slice);

    public static IEnumerable<GoFunction> All { get; } =
    [
        new("list", (execution, arguments) => Make(arguments, execution.Budget), GoParameter.Any) { IsVariadic = true },
        new("tuple", (execution, arguments) => Make(arguments, execution.Budget), GoParameter.Any) { IsVariadic = true },
        .. WithMust("append", (execution, arguments) => Push(arguments[0], arguments[1], execution.Budget), GoParameter.Any, GoParameter.Any),
        .. WithMust("push", (execution, arguments) => Push(arguments[0], arguments[1], execution.Budget), GoParameter.Any, GoParameter.Any),
        .. WithMust("prepend", (execution, arguments) => Prepend(arguments[0], arguments[1], execution.Budget), GoParameter.Any, GoParameter.Any),
        .. WithMust("chunk", (execution, arguments) => Chunk((nint)arguments[0]!, arguments[1], execution.Budget), GoParameter.Int, GoParameter.Any),
        new("concat", (execution, arguments) => Concat(arguments, execution.Budget), GoParameter.Any) { IsVariadic = true },
    ];

    /// <summary>A function and its must form, which differ in Go only by how they report the same error.</summary>
    internal static GoFunction[] WithMust(string name, GoFunctionBody body, params GoParameter[] parameters) =>
    [
        new(name, body, parameters),
        new(MustName(name), body, parameters),
    ];

    internal static string MustName(string name) => $"must{char.ToUpperInvariant(name[0])}{name[1..]}";

    private static GoList Make(object?[] items, ExecutionBudget budget)
    {
        Reservation.Items(budget, items.Length + 1);
        return new GoList([.. items]);
    }

    private static GoList Push(object? value, object? item, ExecutionBudget budget)
    {
        GoList list = GoReflect.AsList(value, "Cannot push on type ");
        Reservation.Items(budget, list.Count + 1);
        return new GoList([.. list.Items, item]);
    }

    private static GoList Prepend(object? value, object? item, ExecutionBudget budget)
    {
        GoList list = GoReflect.AsList(value, "Cannot prepend on type ");
        Reservation.Items(budget, list.Count + 1);
        return new GoList([item, .. list.Items]);
    }

    private static GoList Concat(object?[] lists, ExecutionBudget budget)
    {
        List<object?> items = [];
        foreach (object? value in lists)
        {
            // sprig words this one message differently.
            GoList list = value is null or GoList
                ? GoReflect.AsList(value, string.Empty)
                : throw new GoFunctionException($"Cannot concat type {GoReflect.KindName(value)} as list");
            Reservation.Items(budget, list.Count);
            items.AddRange(list.Items);
        }

        return new GoList([.. items]) { IsNil = items.Count == 0 };
    }

    // The sizes are worked out with floating-point numbers, as sprig does it; sizes of 0 and below give what that gives.
    private static GoList Chunk(nint size, object? value, ExecutionBudget budget)
    {
        GoList list = GoReflect.AsList(value, "Cannot chunk type ");
        long count = GoCast.Truncate(Math.Floor((list.Count - 1) / (double)size) + 1);
        Reservation.Items(budget, Length(count));
        object?[] chunks = new object?[count];
        for (long i = 0; i < count; i++)
        {
            long length = i == count - 1 && GoCast.Truncate(Math.Floor((double)list.Count % size)) is not 0 and long rest ? rest : size;
            Reservation.Items(budget, Length(length));
            chunks[i] = new GoList(list.Items.AsSpan((int)(i * size), (int)length).ToArray());
        }

        return new GoList(SliceOfLists, chunks);
    }

    private static long Length(long length) => length >= 0 ? length : throw new GoFunctionException("runtime error: makeslice: len out of range");
}
