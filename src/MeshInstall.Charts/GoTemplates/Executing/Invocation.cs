using MeshInstall.Charts.Functions;
using MeshInstall.Charts.GoTemplates.Parsing;
using MeshInstall.Charts.GoValues;

namespace MeshInstall.Charts.GoTemplates.Executing;

/// <summary>Calls functions and methods.</summary>
internal static class Invocation
{
    private const int LargeResult = 1024;
    private const int ItemsPerStep = 16;

    /// <summary>The type of the parameter that takes the argument at <paramref name="index"/>.</summary>
    public static GoParameter ParameterAt(GoFunction function, int index) =>
        function.Parameters[Math.Min(index, function.Parameters.Count - 1)];

    /// <summary>Go's error where a function cannot take so many arguments; null where it can.</summary>
    public static string? CountError(GoFunction function, string name, int given, bool hasFinal)
    {
        int all = given + (hasFinal ? 1 : 0);
        int wanted = function.Parameters.Count;
        return function.IsVariadic
            ? all < wanted - 1 ? $"wrong number of args for {name}: want at least {wanted - 1} got {given}" : null
            : all != wanted ? $"wrong number of args for {name}: want {wanted} got {all}" : null;
    }

    /// <summary>Runs a method: the receiver, the arguments, and what the pipeline gives as the last one.</summary>
    public static object? CallMethod(TemplateCall call, Node node, GoFunction method, object receiver, Argument[] arguments, Expression? final, object? finalValue)
    {
        if (CountError(method, method.Name, arguments.Length, final is not null) is { } error)
        {
            throw call.Fail(node, error);
        }

        object?[] values = new object?[arguments.Length + (final is null ? 1 : 2)];
        values[0] = receiver;
        for (int i = 0; i < arguments.Length; i++)
        {
            values[i + 1] = arguments[i].Evaluate(call, method, ParameterAt(method, i));
        }

        if (final is not null)
        {
            values[^1] = ArgumentConversion.Check(call, final.Node, finalValue, method, ParameterAt(method, arguments.Length));
        }

        return Run(call, node, method, values);
    }

    /// <summary>Runs a function with arguments that are checked already.</summary>
    public static object? Run(TemplateCall call, Node node, GoFunction function, object?[] values)
    {
        call.Current = node;
        call.CurrentFunction = function;
        call.CurrentArguments = values;
        ExecutionBudget budget = call.Execution.Budget;
        budget.Step();
        budget.Work(SizeOf(values) / ItemsPerStep);
        object? result = function.Body(call.Execution, values);
        call.CurrentFunction = null;
        if (result is string text)
        {
            budget.Write(text.Length);
        }
        else if (result is GoList { Count: > LargeResult } list)
        {
            budget.Step(list.Count);
        }

        return result;
    }

    /// <summary>How much there is to go through: most functions look at all of a text or a list.</summary>
    private static long SizeOf(object?[] values)
    {
        long size = 0;
        foreach (object? value in values)
        {
            size += value switch
            {
                string text => text.Length,
                GoList list => list.Count,
                GoMap map => map.Count,
                _ => 0,
            };
        }

        return size;
    }
}
