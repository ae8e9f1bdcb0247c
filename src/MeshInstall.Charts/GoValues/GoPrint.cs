using System.Globalization;
using System.Text;
using MeshInstall.Charts.GoValues.Printing;

namespace MeshInstall.Charts.GoValues;

/// <summary>Go's <c>fmt</c>.</summary>
internal static class GoPrint
{
    private static readonly Rune Default = new('v');

    /// <summary>The value as <c>%v</c> prints it.</summary>
    /// <exception cref="ChartException">The value nests without end, or its text is too long.</exception>
    public static string Format(object? value)
    {
        switch (value)
        {
            case null:
                return "<nil>";
            case string text:
                return text;
            case bool flag:
                return flag ? "true" : "false";
            case double number:
                return GoNumbers.Format(number);
            case nint or long or int or byte or ulong:
                return ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture);
            default:
                GoPrinter printer = new();
                printer.Print(value, Default);
                return printer.Output.ToString();
        }
    }

    /// <summary><c>fmt.Sprint</c>: a space between two arguments that are both no strings.</summary>
    public static string Sprint(ReadOnlySpan<object?> arguments)
    {
        if (arguments.Length == 1)
        {
            return Format(arguments[0]);
        }

        GoPrinter printer = new();
        bool afterText = true;
        foreach (object? argument in arguments)
        {
            if (!afterText && argument is not string)
            {
                printer.Output.Append(' ');
            }

            printer.Print(argument, Default);
            afterText = argument is string;
        }

        return printer.Output.ToString();
    }

    /// <summary><c>fmt.Sprintln</c>: a space between all arguments, and a line break at the end.</summary>
    public static string Sprintln(ReadOnlySpan<object?> arguments)
    {
        GoPrinter printer = new();
        for (int i = 0; i < arguments.Length; i++)
        {
            if (i > 0)
            {
                printer.Output.Append(' ');
            }

            printer.Print(arguments[i], Default);
        }

        return printer.Output.Append('\n').ToString();
    }

    /// <summary><c>fmt.Sprintf</c>; what is wrong with the format stands in the text, as in Go.</summary>
    public static string Sprintf(string format, ReadOnlySpan<object?> arguments) => FormatString.Print(format, arguments);

    /// <summary>The type as <c>%T</c> prints it.</summary>
    public static string TypeName(object? value) => value switch
    {
        null => "<nil>",
        string => "string",
        bool => "bool",
        double => "float64",
        nint => "int",
        long => "int64",
        int => "int32",
        byte => "uint8",
        ulong => "uint64",
        GoMap map => map.Type.Name,
        GoList list => list.Type.Name,
        GoObject item => item.Type.Name,
        _ => throw new NotSupportedException($"{value.GetType()} is no value of templates."),
    };

    public static GoKind KindOf(object? value) => value switch
    {
        null => GoKind.Invalid,
        string => GoKind.String,
        bool => GoKind.Bool,
        double => GoKind.Float64,
        nint => GoKind.Int,
        long => GoKind.Int64,
        int => GoKind.Int32,
        byte => GoKind.Uint8,
        ulong => GoKind.Uint64,
        GoMap => GoKind.Map,
        GoList => GoKind.Slice,
        GoObject item => item.Type.Kind,
        _ => throw new NotSupportedException($"{value.GetType()} is no value of templates."),
    };
}
