using System.Text;

namespace MeshInstall.Charts.GoValues.Printing;

/// <summary>The verbs of floats.</summary>
internal static class FloatFormat
{
    private const int DefaultPrecision = 6;

    /// <summary>Prints a float; false where the verb is none for floats.</summary>
    public static bool TryWrite(FormatOutput output, double value, Rune verb)
    {
        switch (verb.Value)
        {
            case 'v':
                Write(output, value, 'g', GoNumbers.Shortest);
                return true;
            case 'b' or 'g' or 'G' or 'x' or 'X':
                Write(output, value, (char)verb.Value, GoNumbers.Shortest);
                return true;
            case 'f' or 'e' or 'E':
                Write(output, value, (char)verb.Value, DefaultPrecision);
                return true;
            case 'F':
                Write(output, value, 'f', DefaultPrecision);
                return true;
            default:
                return false;
        }
    }

    private static void Write(FormatOutput output, double value, char verb, int precision)
    {
        ref FormatFlags flags = ref output.Flags;
        precision = flags.Precision ?? precision;
        string number = GoNumbers.Format(value, verb, precision);
        char sign = number[0] is '-' or '+' ? number[0] : '+';
        string unsigned = number[0] is '-' or '+' ? number[1..] : number;
        if (flags.Space && sign == '+' && !flags.Plus)
        {
            sign = ' ';
        }

        if (!double.IsFinite(value))
        {
            bool bare = double.IsNaN(value) && !flags.Space && !flags.Plus;
            output.PadWithSpaces(bare ? unsigned : sign + unsigned);
            return;
        }

        if (flags.Sharp && verb != 'b')
        {
            unsigned = WithPoint(unsigned, verb, precision);
        }

        if (!flags.Plus && sign == '+')
        {
            output.Pad(unsigned);
            return;
        }

        if (flags.Zero && !flags.Minus && flags.Width > unsigned.Length + 1)
        {
            output.Append(sign);
            output.Fill(flags.Width.Value - unsigned.Length - 1);
            output.Append(unsigned);
            return;
        }

        output.Pad(sign + unsigned);
    }

    /// <summary>The sharp flag keeps the point and, for <c>%g</c>, the zeros at the end.</summary>
    private static string WithPoint(string number, char verb, int precision)
    {
        int digits = verb is 'g' or 'G' or 'x' ? (precision == GoNumbers.Shortest ? DefaultPrecision : precision) : 0;
        int tailStart = number.AsSpan().IndexOfAny(verb is 'x' or 'X' ? "pP" : "eEpP");
        string tail = tailStart < 0 ? string.Empty : number[tailStart..];
        string head = tailStart < 0 ? number : number[..tailStart];
        bool significant = false;
        foreach (char character in head.Where(character => character != '.'))
        {
            significant |= character != '0';
            digits -= significant ? 1 : 0;
        }

        StringBuilder text = new(head);
        if (!head.Contains('.', StringComparison.Ordinal))
        {
            digits -= head == "0" ? 1 : 0;
            text.Append('.');
        }

        return text.Append('0', Math.Max(digits, 0)).Append(tail).ToString();
    }
}
