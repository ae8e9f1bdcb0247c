using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using MeshInstall.Charts.Dates;
using MeshInstall.Charts.Functions;

namespace MeshInstall.Charts.GoValues.Toml;

/// <summary>Writes values as TOML.</summary>
internal sealed class TomlWriter
{
    private const int MaxCharacters = 128_000_000;
    private const int MaxDepth = 10_000;
    private readonly StringBuilder _text = new();
    private int _depth;

    public static string Write(object? value)
    {
        if (value is null)
        {
            throw new GoFunctionException("reflect: call of reflect.Value.Type on zero Value");
        }

        TomlWriter writer = new();
        writer.WriteTopLevel([], value);
        return writer._text.ToString();
    }

    private void WriteTopLevel(string[] path, object value)
    {
        Enter();
        switch (Settle(value) ?? value)
        {
            case GoMap map:
                WriteTable(path, map);
                break;
            case GoList list when IsTableArray(list):
                WriteTableArray(path, list);
                break;
            default:
                WriteEntry(path, value);
                break;
        }

        _depth--;
    }

    private void WriteTable(string[] path, GoMap map)
    {
        if (path.Length == 1)
        {
            BreakLine();
        }

        if (path.Length > 0)
        {
            WriteHeader(path, "[", "]");
        }

        WriteEntries(path, map);
    }

    private void WriteTableArray(string[] path, GoList list)
    {
        if (path.Length == 0)
        {
            throw new GoFunctionException("toml: top-level values must be Go maps or structs");
        }

        foreach (object? item in list.Items)
        {
            BreakLine();
            WriteHeader(path, "[[", "]]");
            WriteEntries(path, (GoMap)item!);
        }
    }

    private void WriteHeader(string[] path, string open, string close)
    {
        Indent(path);
        _text.Append(open).AppendJoin('.', path.Select(TomlText.Key)).Append(close).Append('\n');
    }

    private void WriteEntries(string[] path, GoMap map)
    {
        (List<string> plain, List<string> tables) = Split(map);
        foreach (string key in plain.Concat(tables))
        {
            if (Settle(map[key]) is { } value)
            {
                WriteTopLevel([.. path, key], value);
            }
        }
    }

    private void WriteEntry(string[] path, object value)
    {
        if (path.Length > 0)
        {
            Indent(path);
            _text.Append(TomlText.Key(path[^1])).Append(" = ");
        }

        WriteElement(value);
        if (path.Length > 0)
        {
            BreakLine();
        }
    }

    private void WriteElement(object? value)
    {
        Enter();
        switch (value)
        {
            case null:
                throw new GoFunctionException("toml: cannot encode array with nil element");
            case string text:
                _text.Append(TomlText.Quote(text));
                break;
            case bool flag:
                _text.Append(flag ? "true" : "false");
                break;
            case double number:
                _text.Append(TomlText.Number(number));
                break;
            case GoMap map:
                WriteInline(map);
                break;
            case GoList list:
                WriteList(list);
                break;
            case GoTime time:
                _text.Append(time.Format(TomlText.TimeLayout(time.Location.Name)));
                break;
            case GoObject item:
                WriteElement(item.Encode(GoEncoding.Toml));
                break;
            case IFormattable integer:
                _text.Append(integer.ToString(null, CultureInfo.InvariantCulture));
                break;
            default:
                throw new NotSupportedException($"{value.GetType()} is no value of templates.");
        }

        _depth--;
    }

    private void WriteList(GoList list)
    {
        _text.Append('[');
        for (int i = 0; i < list.Count; i++)
        {
            _text.Append(i > 0 ? ", " : string.Empty);
            WriteElement(list[i]);
        }

        _text.Append(']');
    }

    private void WriteInline(GoMap map)
    {
        (List<string> plain, List<string> tables) = Split(map);
        _text.Append('{');
        WriteInline(map, plain, moreFollow: tables.Count > 0);
        WriteInline(map, tables, moreFollow: false);
        _text.Append('}');
    }

    private void WriteInline(GoMap map, List<string> keys, bool moreFollow)
    {
        for (int i = 0; i < keys.Count; i++)
        {
            if (Settle(map[keys[i]]) is not { } value)
            {
                continue;
            }

            _text.Append(TomlText.Key(keys[i])).Append(" = ");
            WriteElement(value);
            _text.Append(moreFollow || i + 1 < keys.Count ? ", " : string.Empty);
        }
    }

    /// <summary>The keys of plain values, and those of tables, which must come after them.</summary>
    private static (List<string> Plain, List<string> Tables) Split(GoMap map)
    {
        List<string> plain = [], tables = [];
        foreach (string key in map.Type.Kind == GoKind.Struct ? map.Keys : map.SortedKeys())
        {
            bool isTable = Settle(map[key]) is GoMap || (map[key] is GoList list && IsTableArray(list));
            (isTable ? tables : plain).Add(key);
        }

        return (plain, tables);
    }

    /// <summary>Null for what Go takes for nothing.</summary>
    private static object? Settle(object? value) => value switch
    {
        GoList { IsNil: true } or GoMap { IsNil: true } => null,
        GoObject item and not GoTime => Settle(item.Encode(GoEncoding.Toml)),
        _ => value,
    };

    /// <summary>Whether every item is a table.</summary>
    /// <exception cref="GoFunctionException">An item is nil.</exception>
    private static bool IsTableArray(GoList list)
    {
        bool tables = list.Count > 0 && !ReferenceEquals(list.Type, GoType.SliceOfByte);
        if (!tables)
        {
            return false;
        }

        foreach (object? item in list.Items)
        {
            if (Settle(item) is null)
            {
                throw new GoFunctionException("toml: cannot encode array with nil element");
            }

            if (item is GoList inner)
            {
                IsTableArray(inner);
            }

            tables &= item is GoMap;
        }

        return tables;
    }

    private void Indent(string[] path) => _text.Append(' ', 2 * (path.Length - 1));

    private void BreakLine()
    {
        if (_text.Length > 0)
        {
            _text.Append('\n');
        }
    }

    private void Enter()
    {
        if (++_depth > MaxDepth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw ChartException.Limit("a value nests too deep to be written as TOML, or holds itself");
        }

        if (_text.Length > MaxCharacters)
        {
            throw ChartException.Limit($"one value has more than {MaxCharacters} characters as TOML");
        }
    }
}
