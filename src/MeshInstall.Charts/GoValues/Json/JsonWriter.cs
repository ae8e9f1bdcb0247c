using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using MeshInstall.Charts.Functions;

namespace MeshInstall.Charts.GoValues.Json;

/// <summary>Writes values as JSON with Go's habits.</summary>
internal sealed class JsonWriter
{
    private const int MaxCharacters = 128_000_000;
    private const int DepthWithoutLook = 1000;
    private readonly StringBuilder _text = new();
    private readonly bool _escapeHtml;
    private readonly string? _indent;
    private HashSet<object>? _above;
    private int _depth;

    private JsonWriter(bool escapeHtml, string? indent)
    {
        _escapeHtml = escapeHtml;
        _indent = indent;
    }

    public static string Write(object? value, bool escapeHtml, string? indent)
    {
        JsonWriter writer = new(escapeHtml, indent);
        writer.WriteValue(value);
        return writer._text.ToString();
    }

    /// <summary>The number as JSON; an exponent only for the very small and the very large.</summary>
    /// <exception cref="GoFunctionException">It is NaN or an infinity.</exception>
    public static string Number(double value)
    {
        if (!double.IsFinite(value))
        {
            throw new GoFunctionException($"json: unsupported value: {GoNumbers.Format(value)}");
        }

        double size = Math.Abs(value);
        if (size == 0 || (size >= 1e-6 && size < 1e21))
        {
            return GoNumbers.Format(value, 'f', GoNumbers.Shortest);
        }

        string text = GoNumbers.Format(value, 'e', GoNumbers.Shortest);
        return text is [.., 'e', '-', '0', _] ? $"{text[..^2]}{text[^1]}" : text;
    }

    private void WriteValue(object? value)
    {
        switch (value)
        {
            case null:
                _text.Append("null");
                break;
            case string text:
                JsonText.Append(_text, text, _escapeHtml);
                break;
            case bool flag:
                _text.Append(flag ? "true" : "false");
                break;
            case double number:
                _text.Append(Number(number));
                break;
            case nint or long or int or byte or ulong:
                _text.Append(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture));
                break;
            case GoMap { IsNil: true }:
                _text.Append("null");
                break;
            case GoMap map:
                WriteMap(map);
                break;
            case GoList { IsNil: true }:
                _text.Append("null");
                break;
            case GoList list when ReferenceEquals(list.Type, GoType.SliceOfByte):
                _text.Append('"').Append(Convert.ToBase64String(list.AsBytes().Span)).Append('"');
                break;
            case GoList list:
                WriteList(list);
                break;
            case GoObject item:
                WriteValue(item.Encode(GoEncoding.Json));
                break;
            default:
                throw new NotSupportedException($"{value.GetType()} is no value of templates.");
        }

        if (_text.Length > MaxCharacters)
        {
            throw ChartException.Limit($"one value has more than {MaxCharacters} characters as JSON");
        }
    }

    private void WriteMap(GoMap map)
    {
        if (map.Count == 0)
        {
            _text.Append("{}");
            return;
        }

        Enter(map, map.Type);
        char separator = '{';
        GoMap shown = map.Unchanged;
        foreach (string key in map.Type.Kind == GoKind.Struct ? shown.Keys : shown.SortedKeys())
        {
            _text.Append(separator);
            separator = ',';
            BreakLine();
            JsonText.Append(_text, key, _escapeHtml);
            _text.Append(_indent is null ? ":" : ": ");
            WriteValue(shown[key]);
        }

        Leave(map);
        _text.Append('}');
    }

    private void WriteList(GoList list)
    {
        if (list.Count == 0)
        {
            _text.Append("[]");
            return;
        }

        Enter(list, list.Type);
        char separator = '[';
        foreach (object? item in list.Items)
        {
            _text.Append(separator);
            separator = ',';
            BreakLine();
            WriteValue(item);
        }

        Leave(list);
        _text.Append(']');
    }

    private void Enter(object value, GoType type)
    {
        if (++_depth > DepthWithoutLook && !(_above ??= new HashSet<object>(ReferenceEqualityComparer.Instance)).Add(value))
        {
            throw new GoFunctionException($"json: unsupported value: encountered a cycle via {type.Name}");
        }

        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw ChartException.Limit("a value nests too deep to be written as JSON");
        }
    }

    private void Leave(object value)
    {
        if (_depth-- > DepthWithoutLook)
        {
            _above!.Remove(value);
        }

        BreakLine();
    }

    private void BreakLine()
    {
        if (_indent is null)
        {
            return;
        }

        _text.Append('\n');
        for (int i = 0; i < _depth; i++)
        {
            _text.Append(_indent);
        }
    }
}
