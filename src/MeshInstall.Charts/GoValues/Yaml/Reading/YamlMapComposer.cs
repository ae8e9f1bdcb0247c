using System.Globalization;

namespace MeshInstall.Charts.GoValues.Yaml.Reading;

/// <summary>Collects the entries of one map; the last of two equal keys wins, and <c>&lt;&lt;</c> acts where it stands.</summary>
internal sealed class YamlMapComposer(YamlProblems problems)
{
    private static readonly GoType MapOfAnyKeys = new("map[interface {}]interface {}", GoKind.Map);

    public GoMap Map { get; } = new();

    public long Weight { get; private set; } = 1;

    /// <summary>Complains of lists and maps as keys.</summary>
    public void CheckKey(YamlNode key)
    {
        if (key.Value is GoMap or GoList)
        {
            problems.InDecoding($"invalid map key: {GoPrint.Sprintf("%#v", [AsDecoded(key.Value)])}");
        }
    }

    public void Add(YamlNode key, YamlNode value)
    {
        Weight += value.Weight;
        if (key.IsMergeKey)
        {
            Merge(value.Value);
            return;
        }

        Weight += key.Weight;
        if (KeyText(key.Value) is { } text)
        {
            Map[text] = ToJson(value.Value, problems);
        }
        else if (key.Value is null or ulong)
        {
            problems.InKeys(key.Value, AsDecoded(value.Value));
        }
    }

    /// <summary>The value as it comes back from JSON: every number a float64, every string text.</summary>
    public static object? ToJson(object? value, YamlProblems problems)
    {
        switch (value)
        {
            case long number:
                return (double)number;
            case ulong number:
                return (double)number;
            case double number when !double.IsFinite(number):
                problems.InJson(number);
                return null;
            case string text when GoString.HasEscapes(text):
                return string.Concat(text.Select((character, index) => GoString.IsEscape(text, index) ? '\uFFFD' : character));
            default:
                return value;
        }
    }

    /// <summary>The value with the types that Go's decoder gives to maps.</summary>
    private static object? AsDecoded(object? value)
    {
        switch (value)
        {
            case GoMap map:
                GoMap decoded = new(MapOfAnyKeys, map.Count);
                foreach (KeyValuePair<string, object?> entry in map.Entries)
                {
                    decoded[entry.Key] = GoTemplates.DeepStack.Run(static item => AsDecoded(item), entry.Value);
                }

                return decoded;
            case GoList list:
                return new GoList(Array.ConvertAll(list.Items, item => GoTemplates.DeepStack.Run(static inner => AsDecoded(inner), item)));
            default:
                return value;
        }
    }

    private static string? KeyText(object? key) => key switch
    {
        string text => text,
        long number => number.ToString(CultureInfo.InvariantCulture),
        double.PositiveInfinity => ".inf",
        double.NegativeInfinity => "-.inf",
        double.NaN => ".nan",
        double number => GoNumbers.FormatSingle(number) switch { "+Inf" => ".inf", "-Inf" => "-.inf", var text => text },
        bool flag => flag ? "true" : "false",
        _ => null,
    };

    private void Merge(object? value)
    {
        switch (value)
        {
            case GoMap map:
                MergeMap(map);
                break;
            case GoList list when Array.TrueForAll(list.Items, item => item is GoMap):
                for (int i = list.Count - 1; i >= 0; i--)
                {
                    MergeMap((GoMap)list[i]!);
                }

                break;
            default:
                problems.InDecoding("map merge requires map or sequence of maps as the value");
                break;
        }
    }

    private void MergeMap(GoMap map)
    {
        foreach (KeyValuePair<string, object?> entry in map.Entries)
        {
            Map[entry.Key] = entry.Value;
        }
    }
}
