using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using MeshInstall.Charts.Functions;

namespace MeshInstall.Charts.GoValues.Json;

/// <summary>Reads JSON text as Go does, down to the words of its errors.</summary>
internal sealed class JsonReader(string text)
{
    private const int MaxDepth = 10_000;
    private int _at;
    private int _depth;

    /// <summary>What is wrong with a value although the text is JSON: a number out of range.</summary>
    public string? Problem { get; private set; }

    public object? ReadDocument()
    {
        object? value = ReadValue();
        SkipSpace();
        return _at == text.Length ? value : throw Unexpected("after top-level value");
    }

    private object? ReadValue()
    {
        SkipSpace();
        switch (Peek())
        {
            case '{':
                return ReadObject();
            case '[':
                return ReadArray();
            case '"':
                return ReadString();
            case 't':
                ReadWord("true");
                return true;
            case 'f':
                ReadWord("false");
                return false;
            case 'n':
                ReadWord("null");
                return null;
            case '-' or (>= '0' and <= '9'):
                return ReadNumber();
            default:
                throw Unexpected("looking for beginning of value");
        }
    }

    private GoMap ReadObject()
    {
        Enter();
        GoMap map = new();
        SkipSpace();
        if (Peek() == '}')
        {
            _at++;
            _depth--;
            return map;
        }

        while (true)
        {
            SkipSpace();
            if (Peek() != '"')
            {
                throw Unexpected("looking for beginning of object key string");
            }

            string key = ReadString();
            SkipSpace();
            if (Peek() != ':')
            {
                throw Unexpected("after object key");
            }

            _at++;
            map[key] = ReadValue();
            SkipSpace();
            switch (Peek())
            {
                case ',':
                    _at++;
                    break;
                case '}':
                    _at++;
                    _depth--;
                    return map;
                default:
                    throw Unexpected("after object key:value pair");
            }
        }
    }

    private GoList ReadArray()
    {
        Enter();
        List<object?> items = [];
        SkipSpace();
        if (Peek() == ']')
        {
            _at++;
            _depth--;
            return new GoList([]);
        }

        while (true)
        {
            items.Add(ReadValue());
            SkipSpace();
            switch (Peek())
            {
                case ',':
                    _at++;
                    break;
                case ']':
                    _at++;
                    _depth--;
                    return new GoList([.. items]);
                default:
                    throw Unexpected("after array element");
            }
        }
    }

    private void Enter()
    {
        _at++;
        if (++_depth > MaxDepth)
        {
            throw new GoFunctionException("exceeded max depth");
        }

        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw ChartException.Limit("a JSON text nests too deep");
        }
    }

    private void ReadWord(string word)
    {
        for (int i = 0; i < word.Length; i++, _at++)
        {
            // Go closes the text with a space to see whether the word is over.
            if (_at == text.Length)
            {
                throw new GoFunctionException($"invalid character ' ' in literal {word} (expecting {Quote(word[i])})");
            }

            if (text[_at] != word[i])
            {
                throw Unexpected($"in literal {word} (expecting {Quote(word[i])})");
            }
        }
    }

    private double? ReadNumber()
    {
        int start = _at;
        if (text[_at] == '-')
        {
            _at++;
        }

        if (Peek() == '0')
        {
            _at++;
        }
        else
        {
            ReadDigits("in numeric literal");
        }

        if (_at < text.Length && text[_at] == '.')
        {
            _at++;
            ReadDigits("after decimal point in numeric literal");
        }

        if (_at < text.Length && text[_at] is 'e' or 'E')
        {
            _at++;
            if (Peek() is '+' or '-')
            {
                _at++;
            }

            ReadDigits("in exponent of numeric literal");
        }

        ReadOnlySpan<char> number = text.AsSpan(start, _at - start);
        double value = double.Parse(number, NumberStyles.Float, CultureInfo.InvariantCulture);
        if (double.IsFinite(value))
        {
            return value;
        }

        Problem ??= $"json: cannot unmarshal number {number} into Go value of type float64";
        return null;
    }

    private void ReadDigits(string place)
    {
        if (!char.IsAsciiDigit(Peek()))
        {
            throw Unexpected(place);
        }

        while (_at < text.Length && char.IsAsciiDigit(text[_at]))
        {
            _at++;
        }
    }

    private string ReadString()
    {
        int start = ++_at;
        StringBuilder? built = null;
        while (true)
        {
            char character = Peek();
            switch (character)
            {
                case '"':
                    string tail = text[start.._at++];
                    return built is null ? tail : built.Append(tail).ToString();
                case < ' ':
                    throw Unexpected("in string literal");
                case '\\':
                    (built ??= new StringBuilder()).Append(text, start, _at - start);
                    _at++;
                    ReadEscape(built);
                    start = _at;
                    break;
                case >= '\uD800' and <= '\uDFFF' when GoString.IsEscape(text, _at):
                    (built ??= new StringBuilder()).Append(text, start, _at - start).Append('\uFFFD');
                    start = ++_at;
                    break;
                default:
                    _at++;
                    break;
            }
        }
    }

    private void ReadEscape(StringBuilder built)
    {
        char character = Peek();
        if (character == 'u')
        {
            _at++;
            AppendCodeUnit(built, ReadHexadecimal());
            return;
        }

        built.Append(character switch
        {
            '"' or '\\' or '/' => character,
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            _ => throw Unexpected("in string escape code"),
        });
        _at++;
    }

    private void AppendCodeUnit(StringBuilder built, char unit)
    {
        if (char.IsHighSurrogate(unit) && text.AsSpan(_at) is ['\\', 'u', ..])
        {
            int before = _at;
            _at += 2;
            char second = ReadHexadecimal();
            if (char.IsLowSurrogate(second))
            {
                built.Append(unit).Append(second);
                return;
            }

            _at = before;
        }

        built.Append(char.IsSurrogate(unit) ? '\uFFFD' : unit);
    }

    private char ReadHexadecimal()
    {
        int unit = 0;
        for (int i = 0; i < 4; i++, _at++)
        {
            const string Place = "in \\u hexadecimal character escape";
            if (!char.IsAsciiHexDigit(Peek()))
            {
                throw Unexpected(Place);
            }

            unit = (unit * 16) + Convert.ToInt32(text.Substring(_at, 1), 16);
        }

        return (char)unit;
    }

    private void SkipSpace()
    {
        while (_at < text.Length && text[_at] is ' ' or '\t' or '\r' or '\n')
        {
            _at++;
        }
    }

    private char Peek() => _at < text.Length ? text[_at] : throw new GoFunctionException("unexpected end of JSON input");

    private GoFunctionException Unexpected(string place)
    {
        ReadOnlySpan<byte> bytes = GoString.ToBytes(text.Substring(_at, char.IsHighSurrogate(text[_at]) && _at + 1 < text.Length ? 2 : 1));
        return new GoFunctionException($"invalid character {Quote((char)bytes[0])} {place}");
    }

    private static string Quote(char character) => character switch
    {
        '\'' => "'\\''",
        '"' => "'\"'",
        _ => $"'{Printing.GoQuoting.Quote(character.ToString())[1..^1]}'",
    };
}
