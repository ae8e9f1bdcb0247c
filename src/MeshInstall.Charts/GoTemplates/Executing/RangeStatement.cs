using MeshInstall.Charts.GoTemplates.Parsing;
using MeshInstall.Charts.GoValues;

namespace MeshInstall.Charts.GoTemplates.Executing;

/// <summary>Goes over a list, a map in the order of its keys, or the numbers below one.</summary>
/// <param name="node">Where it stands.</param>
/// <param name="source">What it goes over.</param>
/// <param name="keySlot">The variable of the index or key; -1 without.</param>
/// <param name="valueSlot">The variable of the element; -1 without.</param>
/// <param name="body">What is done for each.</param>
/// <param name="otherwise">What is done where there is none; null for nothing.</param>
internal sealed class RangeStatement(RangeNode node, Expression source, int keySlot, int valueSlot, Statement body, Statement? otherwise) : Statement
{
    public override Flow Execute(TemplateCall call)
    {
        call.Execution.Budget.Step();
        object? given = source.EvaluatePlain(call);
        object? value = given is GoObject { Underlying: { } underlying } ? underlying : given;
        if (keySlot >= 0 && value is nint or long or int or byte or ulong)
        {
            throw call.Fail(node.Pipe, $"can't use {GoPrint.Format(given)} to iterate over more than one variable");
        }

        object? outer = call.Dot;
        Flow flow = value switch
        {
            null => Otherwise(call),
            GoList list => list.Count == 0 ? Otherwise(call) : Over(call, list),
            GoMap map => map.Count == 0 ? Otherwise(call) : Over(call, map),
            nint number => Count(call, number, static i => GoBoxes.Of((nint)i)),
            long number => Count(call, number, static i => i),
            int number => Count(call, number, static i => (int)i),
            byte number => Count(call, number, static i => (byte)i),
            ulong number => Count(call, (long)Math.Min(number, long.MaxValue), static i => (ulong)i),
            _ => throw call.Fail(node.Pipe, $"range can't iterate over {ValueText.Short(value)}"),
        };
        call.Dot = outer;
        return flow;
    }

    /// <summary>A break in the else ends no other loop than this, while a continue goes on with the one around it.</summary>
    private Flow Otherwise(TemplateCall call) => otherwise?.Execute(call) == Flow.Continue ? Flow.Continue : Flow.Next;

    private Flow Over(TemplateCall call, GoList list)
    {
        object?[] items = list.Items;
        for (int i = 0; i < items.Length; i++)
        {
            if (!Turn(call, keySlot < 0 ? null : GoBoxes.Of(i), items[i] ?? GoNil.Interface))
            {
                break;
            }
        }

        return Flow.Next;
    }

    private Flow Over(TemplateCall call, GoMap map)
    {
        // The body may change the map; Go goes over what it held at the start.
        string[] keys = map.SortedKeys();
        object?[] values = new object?[keys.Length];
        for (int i = 0; i < keys.Length; i++)
        {
            values[i] = map[keys[i]];
        }

        for (int i = 0; i < keys.Length; i++)
        {
            if (!Turn(call, keys[i], values[i] ?? GoNil.Interface))
            {
                break;
            }
        }

        return Flow.Next;
    }

    private Flow Count(TemplateCall call, long count, Func<long, object> box)
    {
        if (count <= 0)
        {
            return Otherwise(call);
        }

        for (long i = 0; i < count; i++)
        {
            if (!Turn(call, null, box(i)))
            {
                break;
            }
        }

        return Flow.Next;
    }

    private bool Turn(TemplateCall call, object? key, object element)
    {
        call.Execution.Budget.Step();
        if (keySlot >= 0)
        {
            call.Variables[keySlot] = key;
        }

        if (valueSlot >= 0)
        {
            call.Variables[valueSlot] = element;
        }

        call.Dot = element;
        return body.Execute(call) != Flow.Break;
    }
}
