using System.Text.Json.Nodes;

namespace MeshInstall.Sandbox.Schema;

/// <summary>The field types of the built-in kinds, read from the embedded table <c>kubernetes.types</c>.</summary>
internal sealed class TypeCatalog
{
    private readonly Dictionary<string, FieldType> _types = new(StringComparer.Ordinal);

    private TypeCatalog(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            var bar = line.IndexOf('|', StringComparison.Ordinal);
            var head = line[..bar].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var fields = line[(bar + 1)..];
            _types[head[0]] = new FieldType(FieldShape.Object, () => ReadFields(fields)) { Name = head[0], IsAtomic = head.Contains("atomic") };
        }
    }

    public static TypeCatalog Default { get; } = new(EmbeddedTable.Read("kubernetes.types"));

    public IEnumerable<FieldType> Types => _types.Values;

    public FieldType Metadata => _types["meta.v1.ObjectMeta"];

    public FieldType Find(string name) => _types.TryGetValue(name, out var type) ? type : FieldType.Any;

    private IEnumerable<KeyValuePair<string, FieldType>> ReadFields(string text)
    {
        foreach (var field in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = field.IndexOf(':', StringComparison.Ordinal);
            var required = field[colon - 1] == '!';
            var at = colon + 1;
            yield return new(field[..(required ? colon - 1 : colon)], ReadType(field, ref at, required));
        }
    }

    private FieldType ReadType(string text, ref int at, bool required = false)
    {
        if (text[at] == '[')
        {
            at++;
            var item = ReadType(text, ref at);
            at++;
            return ReadList(text, ref at, item, required);
        }

        if (text[at] == '<')
        {
            at++;
            var value = ReadType(text, ref at);
            at++;
            return new FieldType(FieldShape.Map) { Element = value, IsAtomic = TryTake(text, ref at, "atomic"), IsRequired = required };
        }

        var name = Until(text, ref at, "]>(=");
        var choices = at < text.Length && text[at] == '(' ? Braced(text, ref at, ')').Split('|') : [];
        var fallback = at < text.Length && text[at] == '=' ? text[(at + 1)..] : null;
        return Scalar(name) is { } shape
            ? new FieldType(shape) { Enum = choices, IsRequired = required, Default = ReadDefault(fallback, shape) }
            : Reference(name, required);
    }

    private FieldType Reference(string name, bool required)
    {
        var type = Find(name);
        return !required || type.Name is null
            ? type
            : new FieldType(FieldShape.Object, () => type.Fields) { Name = type.Name, IsAtomic = type.IsAtomic, IsRequired = true };
    }

    private static FieldType ReadList(string text, ref int at, FieldType item, bool required)
    {
        var (kind, keys) = (ListType.Atomic, Array.Empty<ListKey>());
        if (TryTake(text, ref at, "map"))
        {
            kind = ListType.Map;
            keys = [.. Braced(text, ref at, '}').Split(',').Select(key => key.Split('=')).Select(key => new ListKey(key[0], key.ElementAtOrDefault(1)))];
        }
        else if (TryTake(text, ref at, "set"))
        {
            kind = ListType.Set;
        }

        var merged = TryTake(text, ref at, "patch");
        var patchKey = merged ? Braced(text, ref at, '}') : null;
        return new FieldType(FieldShape.List)
        {
            Element = item, ListType = kind, Keys = keys, IsRequired = required, IsPatchMerged = merged, PatchKey = patchKey,
        };
    }

    private static FieldShape? Scalar(string name) => name switch
    {
        "any" => FieldShape.Any,
        "string" => FieldShape.Text,
        "bytes" => FieldShape.Bytes,
        "time" => FieldShape.Time,
        "microtime" => FieldShape.MicroTime,
        "quantity" => FieldShape.Quantity,
        "intstr" => FieldShape.IntOrString,
        "int" or "int64" => FieldShape.Whole,
        "number" => FieldShape.Real,
        "bool" => FieldShape.Flag,
        _ => null,
    };

    private static JsonValue? ReadDefault(string? text, FieldShape shape) => text switch
    {
        null => null,
        _ when shape == FieldShape.Flag => JsonValue.Create(bool.Parse(text)),
        _ when shape == FieldShape.Whole => JsonValue.Create(long.Parse(text, System.Globalization.CultureInfo.InvariantCulture)),
        _ => JsonValue.Create(text),
    };

    private static string Braced(string text, ref int at, char close)
    {
        var start = at + 1;
        var end = text.IndexOf(close, start);
        at = end + 1;
        return text[start..end];
    }

    private static string Until(string text, ref int at, string stops)
    {
        var start = at;
        while (at < text.Length && !stops.Contains(text[at], StringComparison.Ordinal))
        {
            at++;
        }

        return text[start..at];
    }

    private static bool TryTake(string text, ref int at, string word)
    {
        if (string.CompareOrdinal(text, at, word, 0, word.Length) != 0)
        {
            return false;
        }

        at += word.Length;
        return true;
    }
}
