using System.Runtime.CompilerServices;
using System.Text;

namespace MeshInstall.Charts.GoValues.Printing;

/// <summary>Prints values under the verbs of Go's <c>fmt</c>.</summary>
internal sealed class GoPrinter
{
    private const string Nil = "<nil>";
    private const int MaxDepth = 10_000;
    private static readonly Rune Default = new('v');

    public FormatOutput Output { get; } = new();

    /// <summary>Prints an argument.</summary>
    public void Print(object? argument, Rune verb)
    {
        if (argument is null)
        {
            if (verb.Value is 'v' or 'T')
            {
                Output.Pad(Nil);
            }
            else
            {
                Refuse(null, verb);
            }
        }
        else if (verb.Value == 'T')
        {
            TextFormat.TryWrite(Output, GoPrint.TypeName(argument), new Rune('s'));
        }
        else if (verb.Value == 'p')
        {
            PrintAddress(argument, verb);
        }
        else if (argument is GoList list && IsBytes(list))
        {
            PrintBytes(list, verb);
        }
        else if (verb.Value == 'w' && argument is (GoMap or GoList))
        {
            Refuse(argument, verb);
        }
        else
        {
            PrintValue(argument, verb, depth: 0);
        }
    }

    private static bool IsBytes(GoList list) => ReferenceEquals(list.Type, GoType.SliceOfByte);

    private void PrintValue(object value, Rune verb, int depth)
    {
        if (depth > MaxDepth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw ChartException.Limit("a value nests too deep to be printed, or holds itself");
        }

        switch (value)
        {
            case GoMap map:
                PrintMap(map, verb, depth);
                break;
            case GoList list when IsBytes(list) && verb.Value is 's' or 'q' or 'x' or 'X':
                PrintBytes((GoList)value, verb);
                break;
            case GoList list:
                PrintList(list, verb, depth);
                break;
            case GoObject { PrintedFields: { } fields } item:
                PrintStruct(item.Type, fields, verb, depth);
                break;
            default:
                if (!TryPrintScalar(value, verb))
                {
                    Refuse(value, verb);
                }

                break;
        }
    }

    private bool TryPrintScalar(object value, Rune verb)
    {
        switch (value)
        {
            case string text:
                return TextFormat.TryWrite(Output, text, verb);
            case bool flag:
                if (verb.Value is not ('v' or 't'))
                {
                    return false;
                }

                Output.Pad(flag ? "true" : "false");
                return true;
            case double number:
                return FloatFormat.TryWrite(Output, number, verb);
            case GoObject item:
                bool takesText = Output.Flags.SharpV ? item.Underlying is null : verb.Value is 'v' or 's' or 'x' or 'X' or 'q';
                return takesText || item.Underlying is null
                    ? TextFormat.TryWrite(Output, item.ToString(), verb)
                    : TryPrintScalar(item.Underlying, verb);
            default:
                (ulong bits, bool signed) = Integer(value);
                return IntegerFormat.TryWrite(Output, bits, signed, verb);
        }
    }

    private static (ulong Bits, bool Signed) Integer(object value) => value switch
    {
        nint number => ((ulong)(long)number, true),
        long number => ((ulong)number, true),
        int number => ((ulong)number, true),
        byte number => (number, false),
        ulong number => (number, false),
        _ => throw new NotSupportedException($"{value.GetType()} is no value of templates."),
    };

    private void PrintMap(GoMap map, Rune verb, int depth)
    {
        bool syntax = Output.Flags.SharpV;
        Output.Append(syntax ? map.Type.Name : "map").Append(syntax ? '{' : '[');
        bool first = true;
        foreach (string key in map.SortedKeys())
        {
            Separate(ref first, syntax);
            PrintValue(key, verb, depth + 1);
            Output.Append(':');
            PrintElement(map[key], verb, depth + 1);
        }

        Output.Append(syntax ? '}' : ']');
    }

    private void PrintList(GoList list, Rune verb, int depth)
    {
        bool syntax = Output.Flags.SharpV;
        if (syntax && list.IsNil)
        {
            Output.Append(list.Type.Name).Append("(nil)");
            return;
        }

        Output.Append(syntax ? list.Type.Name : string.Empty).Append(syntax ? '{' : '[');
        bool first = true;
        foreach (object? item in list.Items)
        {
            Separate(ref first, syntax);
            PrintElement(item, verb, depth + 1);
        }

        Output.Append(syntax ? '}' : ']');
    }

    private void PrintStruct(GoType type, IReadOnlyList<KeyValuePair<string, object?>> fields, Rune verb, int depth)
    {
        bool syntax = Output.Flags.SharpV;
        Output.Append(type.Kind == GoKind.Ptr ? "&" : string.Empty).Append(syntax ? type.Name.TrimStart('*') : string.Empty).Append('{');
        bool first = true;
        foreach ((string name, object? value) in fields)
        {
            Separate(ref first, syntax);
            if (syntax || Output.Flags.PlusV)
            {
                Output.Append(name).Append(':');
            }

            PrintElement(value, verb, depth + 1);
        }

        Output.Append('}');
    }

    private void Separate(ref bool first, bool syntax)
    {
        if (!first)
        {
            Output.Append(syntax ? ", " : " ");
        }

        first = false;
    }

    private void PrintElement(object? item, Rune verb, int depth)
    {
        if (item is null)
        {
            Output.Append(Output.Flags.SharpV ? "interface {}(nil)" : Nil);
        }
        else
        {
            PrintValue(item, verb, depth);
        }
    }

    private void PrintBytes(GoList list, Rune verb)
    {
        bool syntax = Output.Flags.SharpV;
        if (syntax && list.IsNil)
        {
            Output.Append("[]byte(nil)");
            return;
        }

        if (verb.Value is not ('v' or 'd'))
        {
            if (!TextFormat.TryWrite(Output, GoString.FromBytes(list.AsBytes().Span), verb))
            {
                PrintList(list, verb, depth: 0);
            }

            return;
        }

        Output.Append(syntax ? "[]byte{" : "[");
        bool first = true;
        foreach (object? item in list.Items)
        {
            Separate(ref first, syntax);
            IntegerFormat.TryWrite(Output, (byte)item!, signed: false, verb);
        }

        Output.Append(syntax ? '}' : ']');
    }

    private void PrintAddress(object argument, Rune verb)
    {
        if (argument is GoMap or GoList || GoPrint.KindOf(argument) == GoKind.Ptr)
        {
            IntegerFormat.WriteWithPrefix(Output, 0xc000000000 + ((ulong)(uint)RuntimeHelpers.GetHashCode(argument) << 3));
        }
        else
        {
            Refuse(argument, verb);
        }
    }

    /// <summary>The note that stands in the text where a verb does not fit its value.</summary>
    private void Refuse(object? value, Rune verb)
    {
        Output.Append("%!").Append(verb).Append('(');
        if (value is null)
        {
            Output.Append(Nil);
        }
        else
        {
            Output.Append(GoPrint.TypeName(value)).Append('=');
            Print(value is GoObject { Underlying: { } underlying } ? underlying : value, Default);
        }

        Output.Append(')');
    }
}
