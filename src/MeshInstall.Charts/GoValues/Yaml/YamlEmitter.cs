using System.Globalization;
using System.Runtime.CompilerServices;
using MeshInstall.Charts.Dates;
using MeshInstall.Charts.Functions;

namespace MeshInstall.Charts.GoValues.Yaml;

/// <summary>Writes values as YAML, byte for byte as Go's encoders over libyaml do.</summary>
internal sealed class YamlEmitter
{
    private const int LongestSimpleKey = 128;
    private readonly YamlOutput _output = new();
    private readonly YamlDialect _dialect;
    private readonly ScalarEmitter _scalars;
    private HashSet<object>? _above;
    private int _depth;

    private YamlEmitter(YamlDialect dialect)
    {
        _dialect = dialect;
        _scalars = new ScalarEmitter(_output, dialect);
    }

    public static string Write(object? value, YamlDialect dialect)
    {
        YamlEmitter emitter = new(dialect);
        emitter.WriteNode(value, isMappingValue: false);
        emitter._output.GoToIndent();
        return emitter._output.ToString();
    }

    private void WriteNode(object? value, bool isMappingValue)
    {
        switch (value)
        {
            case GoMap { Count: > 0 } map:
                WriteMap(map);
                break;
            case GoList { Count: > 0 } list when !_dialect.IsCompact || !ReferenceEquals(list.Type, GoType.SliceOfByte):
                WriteList(list, isMappingValue);
                break;
            case GoMap map when !_dialect.IsCompact || !map.IsNil:
                WriteEmpty("{", "}");
                break;
            case GoList list when !_dialect.IsCompact || (!list.IsNil && !ReferenceEquals(list.Type, GoType.SliceOfByte)):
                WriteEmpty("[", "]");
                break;
            case GoTime time when !_dialect.IsCompact:
                _scalars.WritePlain((string)time.Encode(GoEncoding.PrettyYaml)!);
                break;
            case GoObject item:
                WriteNode(item.Encode(_dialect.IsCompact ? GoEncoding.Json : GoEncoding.PrettyYaml), isMappingValue);
                break;
            case string text:
                _scalars.Write(_dialect.IsCompact ? JsonPassage.Text(text) : text, isSimpleKey: false);
                break;
            default:
                _scalars.WritePlain(Plain(value));
                break;
        }
    }

    private string Plain(object? value) => value switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        double number => _dialect.IsCompact ? JsonPassage.Number(number) : PrettyNumber(number),
        GoList { IsNil: true } or GoMap => "null",
        GoList bytes => Convert.ToBase64String(bytes.AsBytes().Span),
        IFormattable integer => integer.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new NotSupportedException($"{value.GetType()} is no value of templates."),
    };

    private static string PrettyNumber(double number) => number switch
    {
        double.NaN => ".nan",
        double.PositiveInfinity => ".inf",
        double.NegativeInfinity => "-.inf",
        _ => GoNumbers.Format(number),
    };

    private void WriteEmpty(string open, string close)
    {
        _output.Mark(open, needsSpace: true, isSpace: true);
        _output.Mark(close, needsSpace: false);
    }

    private void WriteMap(GoMap map)
    {
        int outer = Enter(map, map.Type, indents: true);
        foreach ((string key, object? value) in JsonPassage.Entries(map.Unchanged, _dialect))
        {
            _output.GoToIndent();
            if (_scalars.IsSimpleKey(key, LongestSimpleKey))
            {
                _scalars.Write(key, isSimpleKey: true);
                _output.Mark(":", needsSpace: false);
            }
            else
            {
                _output.Mark("?", needsSpace: true, isIndentation: true);
                _scalars.Write(key, isSimpleKey: false);
                _output.GoToIndent();
                _output.Mark(":", needsSpace: true, isIndentation: true);
            }

            WriteNode(value, isMappingValue: true);
        }

        Leave(map, outer);
    }

    private void WriteList(GoList list, bool isMappingValue)
    {
        int outer = Enter(list, list.Type, indents: !_dialect.IsCompact || !isMappingValue || _output.InIndentation);
        foreach (object? item in list.Items)
        {
            _output.GoToIndent();
            _output.Mark("-", needsSpace: true, isIndentation: true);
            WriteNode(item, isMappingValue: false);
        }

        Leave(list, outer);
    }

    private int Enter(object value, GoType type, bool indents)
    {
        const int DepthWithoutLook = 1000;
        if (++_depth > DepthWithoutLook && !(_above ??= new HashSet<object>(ReferenceEqualityComparer.Instance)).Add(value))
        {
            throw _dialect.IsCompact
                ? new GoFunctionException($"error marshaling into JSON: json: unsupported value: encountered a cycle via {type.Name}")
                : ChartException.Limit("a value that is written as YAML holds itself");
        }

        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw ChartException.Limit("a value nests too deep to be written as YAML");
        }

        int outer = _output.Indent;
        _output.Indent = outer < 0 ? 0 : indents ? outer + ScalarEmitter.IndentStep : outer;
        return outer;
    }

    private void Leave(object value, int outer)
    {
        _output.Indent = outer;
        _depth--;
        _above?.Remove(value);
    }
}
