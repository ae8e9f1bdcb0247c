using CsCheck;
using MeshInstall.Charts.Functions;
using MeshInstall.Charts.GoTemplates;
using MeshInstall.Charts.GoValues;

namespace MeshInstall.Charts.Tests.Functions;

/// <summary>Values of every kind that a template can hold, the awkward ones above all.</summary>
internal static class AnyValue
{
    private static readonly Gen<string> Text = Gen.OneOf(
        Among(
            "", " ", "a", "a,b,,c", "0", "-1", "0x1F", "1e400", "9223372036854775808", "NaN", "é\uDCC3\uDCFF", "😀", "a\nb\r\n", "[", "(a+)+$", "%z", "%d%!s%[3]*.[2]*[1]f",
            "http://u:p@[::1%25e]:80/a?b#c", "//", "../..", "1.2.3-a+b", ">1 || <x", "2006-01-02", "-1h30m", "{{ . }}", "{\"a\":[1,null]}", "a: &x [*x]", "a = 1", "Zm9v"),
        Gen.String[Gen.Char['\0', '\u017F'], 0, 12],
        Gen.String.AlphaNumeric);

    private static readonly Gen<long> Number = Gen.OneOf(Among<long>(0, 1, -1, 2, 7, int.MaxValue, int.MinValue, long.MaxValue, long.MinValue), Gen.Long[-20, 40], Gen.Long);

    private static readonly Gen<double> Real = Gen.OneOf(
        Among(0.0, -0.0, 1, -1.5, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.MaxValue, double.Epsilon, 1e19), Gen.Double);

    private static readonly Gen<object?> Scalar = Gen.OneOf(
        Gen.Const((object?)null),
        Text.Select(text => (object?)text),
        Gen.Bool.Select(flag => (object?)flag),
        Number.Select(number => (object?)(nint)number),
        Number.Select(number => (object?)number),
        Number.Select(number => (object?)unchecked((int)number)),
        Number.Select(number => (object?)unchecked((byte)number)),
        Number.Select(number => (object?)unchecked((ulong)number)),
        Real.Select(number => (object?)number),
        Among("now", "version", "duration").Select(Made));

    private static readonly Gen<object?> Anything = Gen.Recursive<object?>((depth, inner) => depth > 2 ? Scalar : Gen.OneOf(
        Scalar, Scalar, Maps(inner).Select(map => (object?)map), Lists(inner).Select(list => (object?)list), Strings.Select(list => (object?)list), Bytes.Select(list => (object?)list)));

    private static Gen<GoList> Strings => Text.Array[0, 4].Select(GoList.OfStrings);

    private static Gen<GoList> Bytes => Gen.Byte.Array[0, 6].Select(bytes => GoList.OfBytes(bytes.AsSpan()));

    public static bool Takes(GoParameter type) => type is not (GoParameter.Certificate or GoParameter.Time or GoParameter.Duration or GoParameter.SemanticVersion);

    /// <summary>Arguments as the template engine would let them through; a variadic function gets up to three more.</summary>
    public static Gen<object?[]> ArgumentsOf(GoFunction function)
    {
        int needed = function.Parameters.Count - (function.IsVariadic ? 1 : 0);
        return Gen.Int[0, function.IsVariadic ? 3 : 0].SelectMany(more => Enumerable.Range(0, needed + more)
            .Select(index => Of(function.Parameters[Math.Min(index, function.Parameters.Count - 1)]))
            .Aggregate(Gen.Const(Array.Empty<object?>()), (all, next) => all.Select(next, (values, value) => (object?[])[.. values, value])));
    }

    private static Gen<object?> Of(GoParameter type) => type switch
    {
        GoParameter.String => Text.Select(text => (object?)text),
        GoParameter.Bool => Gen.Bool.Select(flag => (object?)flag),
        GoParameter.Int => Number.Select(number => (object?)(nint)number),
        GoParameter.Int64 => Number.Select(number => (object?)number),
        GoParameter.Uint32 => Gen.UInt.Select(number => (object?)number),
        GoParameter.Float64 => Real.Select(number => (object?)number),
        GoParameter.Map => Gen.OneOf(Maps(Anything), Gen.Const(() => new GoMap { IsNil = true })).Select(map => (object?)map),
        GoParameter.List => Lists(Anything).Select(list => (object?)list),
        GoParameter.StringList => Strings.Select(list => (object?)list),
        GoParameter.Bytes => Bytes.Select(list => (object?)list),
        _ => Anything,
    };

    private static Gen<GoMap> Maps(Gen<object?> values) => Gen.Select(Gen.OneOf(Text, Among("scheme", "host", "path", "userinfo", "a")), values).Array[0, 4].Select(entries =>
    {
        GoMap map = new();
        foreach ((string key, object? value) in entries)
        {
            map[key] = value;
        }

        return map;
    });

    private static Gen<GoList> Lists(Gen<object?> values) => Gen.OneOf(
        values.Array[0, 4].Select(items => new GoList(items)), Gen.Const(() => new GoList([]) { IsNil = true }));

    private static Gen<T> Among<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    private static object? Made(string what)
    {
        TemplateExecution execution = new(new TemplateServices(), new ExecutionBudget(ChartLimits.Default, CancellationToken.None));
        return what switch
        {
            "now" => FunctionTable.Functions["now"].Body(execution, []),
            "version" => FunctionTable.Functions["semver"].Body(execution, ["1.2.3"]),
            _ => 5_000_000_000L,
        };
    }
}
