using System.Text;

namespace MeshInstall.Charts.GoValues.Printing;

/// <summary>Walks a format string and prints its arguments.</summary>
internal ref struct FormatString
{
    private const int Largest = 1_000_000;
    private readonly ReadOnlySpan<char> _format;
    private readonly ReadOnlySpan<object?> _arguments;
    private readonly GoPrinter _printer;
    private int _at;
    private int _argument;
    private bool _reordered;
    private bool _indexIsGood;

    private FormatString(string format, ReadOnlySpan<object?> arguments)
    {
        _format = format;
        _arguments = arguments;
        _printer = new GoPrinter();
    }

    public static string Print(string format, ReadOnlySpan<object?> arguments)
    {
        FormatString walk = new(format, arguments);
        walk.Run();
        return walk._printer.Output.ToString();
    }

    private readonly FormatOutput Output => _printer.Output;

    private void Run()
    {
        while (true)
        {
            int next = _format[_at..].IndexOf('%');
            if (next < 0)
            {
                Output.Append(_format[_at..]);
                break;
            }

            Output.Append(_format.Slice(_at, next));
            _at += next + 1;
            if (!PrintVerb())
            {
                break;
            }
        }

        if (!_reordered && _argument < _arguments.Length)
        {
            PrintExtra();
        }
    }

    /// <summary>False where the format ends before the verb.</summary>
    private bool PrintVerb()
    {
        _indexIsGood = true;
        Output.Flags = default;
        ReadFlags();
        bool afterIndex = ReadIndex();
        ReadWidth(ref afterIndex);
        ReadPrecision(ref afterIndex);
        if (!afterIndex)
        {
            ReadIndex();
        }

        if (_at >= _format.Length)
        {
            Output.Append("%!(NOVERB)");
            return false;
        }

        Rune.DecodeFromUtf16(_format[_at..], out Rune verb, out int used);
        _at += used;
        if (verb.Value == '%')
        {
            Output.Append('%');
        }
        else if (!_indexIsGood)
        {
            Output.Append("%!").Append(verb).Append("(BADINDEX)");
        }
        else if (_argument >= _arguments.Length)
        {
            Output.Append("%!").Append(verb).Append("(MISSING)");
        }
        else
        {
            if (verb.Value is 'v' or 'w')
            {
                Output.Flags.SharpV = Output.Flags.Sharp;
                Output.Flags.Sharp = false;
                Output.Flags.PlusV = Output.Flags.Plus;
                Output.Flags.Plus = false;
            }

            _printer.Print(_arguments[_argument++], verb);
        }

        return true;
    }

    private void ReadFlags()
    {
        for (; _at < _format.Length; _at++)
        {
            switch (_format[_at])
            {
                case '#':
                    Output.Flags.Sharp = true;
                    break;
                case '0':
                    Output.Flags.Zero = true;
                    break;
                case '+':
                    Output.Flags.Plus = true;
                    break;
                case '-':
                    Output.Flags.Minus = true;
                    break;
                case ' ':
                    Output.Flags.Space = true;
                    break;
                default:
                    return;
            }
        }
    }

    private void ReadWidth(ref bool afterIndex)
    {
        if (_at < _format.Length && _format[_at] == '*')
        {
            _at++;
            Output.Flags.Width = ReadNumberFromArgument();
            if (Output.Flags.Width is null)
            {
                Output.Append("%!(BADWIDTH)");
            }
            else if (Output.Flags.Width < 0)
            {
                Output.Flags.Width = -Output.Flags.Width;
                Output.Flags.Minus = true;
                Output.Flags.Zero = false;
            }

            afterIndex = false;
            return;
        }

        Output.Flags.Width = ReadNumber();
        if (afterIndex && Output.Flags.Width is not null)
        {
            _indexIsGood = false;
        }
    }

    private void ReadPrecision(ref bool afterIndex)
    {
        if (_at + 1 >= _format.Length || _format[_at] != '.')
        {
            return;
        }

        _at++;
        if (afterIndex)
        {
            _indexIsGood = false;
        }

        afterIndex = ReadIndex();
        if (_at < _format.Length && _format[_at] == '*')
        {
            _at++;
            Output.Flags.Precision = ReadNumberFromArgument();
            if (Output.Flags.Precision is null or < 0)
            {
                Output.Flags.Precision = null;
                Output.Append("%!(BADPREC)");
            }

            afterIndex = false;
            return;
        }

        Output.Flags.Precision = ReadNumber() ?? 0;
    }

    /// <summary>An index such as <c>[2]</c> at this place; whether there was one.</summary>
    private bool ReadIndex()
    {
        if (_at >= _format.Length || _format[_at] != '[')
        {
            return false;
        }

        _reordered = true;
        ReadOnlySpan<char> rest = _format[_at..];
        int close = rest.Length < 3 ? -1 : rest.IndexOf(']');
        if (close < 0)
        {
            _at++;
            _indexIsGood = false;
            return false;
        }

        _at += close + 1;
        if (!TryParse(rest[1..close], out int number, out int used) || used != close - 1)
        {
            _indexIsGood = false;
            return false;
        }

        if (number < 1 || number > _arguments.Length)
        {
            _indexIsGood = false;
            return true;
        }

        _argument = number - 1;
        return true;
    }

    private int? ReadNumber()
    {
        bool found = TryParse(_format[_at..], out int number, out int used);
        _at += used;
        return found ? number : null;
    }

    /// <summary>Digits at the start; a number that is too large eats the whole text, as Go does.</summary>
    private static bool TryParse(ReadOnlySpan<char> text, out int number, out int used)
    {
        number = 0;
        for (used = 0; used < text.Length && char.IsAsciiDigit(text[used]); used++)
        {
            if (number > Largest)
            {
                number = 0;
                used = text.Length;
                return false;
            }

            number = (number * 10) + (text[used] - '0');
        }

        return used > 0;
    }

    private int? ReadNumberFromArgument()
    {
        if (_argument >= _arguments.Length)
        {
            return null;
        }

        object? argument = _arguments[_argument++];
        long? number = (argument is GoObject item ? item.Underlying : argument) switch
        {
            nint value => value,
            long value => value,
            int value => value,
            byte value => value,
            ulong value when value <= Largest => (long)value,
            _ => null,
        };
        return number is >= -Largest and <= Largest ? (int)number : null;
    }

    private readonly void PrintExtra()
    {
        Output.Flags = default;
        Output.Append("%!(EXTRA ");
        for (int i = _argument; i < _arguments.Length; i++)
        {
            if (i > _argument)
            {
                Output.Append(", ");
            }

            if (_arguments[i] is not { } argument)
            {
                Output.Append("<nil>");
                continue;
            }

            Output.Append(GoPrint.TypeName(argument)).Append('=');
            _printer.Print(argument, new Rune('v'));
        }

        Output.Append(')');
    }
}
