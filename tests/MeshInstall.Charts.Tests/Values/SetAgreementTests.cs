using CsCheck;
using MeshInstall.Charts.Tests.Oracle;
using MeshInstall.Charts.Values;

namespace MeshInstall.Charts.Tests.Values;

/// <summary>Random expressions, read by this engine and by helm. Those that parse go to helm together, as their results add up; errors go one by one.</summary>
public sealed class SetAgreementTests
{
    private const int Batches = 12;
    private const int BatchSize = 150;
    private const int ErrorsCompared = 40;

    private static readonly Gen<string> Name = OneOf("a", "b", "c", "x y", @"d\.e", "ключ", "", "true", "global", @"f\\", @"g\=", @"\[h");
    private static readonly Gen<string> Index = OneOf("[0]", "[1]", "[2]", "[0][1]", "[3][0]", "[+1]", "[00]", "[1", "[-1]", "[z]", "[]", "[1]]");
    private static readonly Gen<string> Scalar = OneOf(
        "1", "0", "007", "-5", "+6", "1e3", "1.5", "true", "False", "NULL", "null", "", "text", "a b", @"x\,y", @"\{", "a=b", "a.b[0]", "日本", "9223372036854775807",
        "9223372036854775808", "~", "{", "}", "0x1F", @"tail\", "-", "1_000", "yes", "\"quoted\"", "{\"j\":[1,2,{\"k\":null}]}", "[1,2.50,\"s\"]");

    private static readonly Gen<string> List = Scalar.Array[0, 4].Select(items => "{" + string.Join(',', items) + "}");
    private static readonly Gen<string> Step = Gen.Frequency((4, Name), (1, Gen.Select(Name, Index, (name, index) => name + index)));
    private static readonly Gen<string> Key = Step.Array[1, 4].Select(steps => string.Join('.', steps));
    private static readonly Gen<string> Pair = Gen.Frequency(
        (8, Gen.Select(Key, Scalar, (key, value) => $"{key}={value}")), (2, Gen.Select(Key, List, (key, value) => $"{key}={value}")), (1, Key));

    private static readonly Gen<string> Expression = Gen.Frequency((6, Pair), (3, Pair.Array[2, 4].Select(pairs => string.Join(',', pairs))), (1, Noise()));

    [SkippableTheory]
    [InlineData(HelmSetKind.Typed)]
    [InlineData(HelmSetKind.Text)]
    [InlineData(HelmSetKind.Json)]
    [InlineData(HelmSetKind.Literal)]
    public async Task Random_expressions_agree(HelmSetKind kind)
    {
        HelmTool.Require();
        List<string> errors = [];
        for (int batch = 0; batch < Batches; batch++)
        {
            MeshMap values = MeshMap.Empty;
            List<string> taken = [];
            foreach (string expression in Expression.Array[BatchSize].Single())
            {
                // Values that do not fit on top of what is there would end helm's run.
                (MeshMap? next, _) = SetOracle.Run(values, kind, expression);
                if (next is not null)
                {
                    values = next;
                    taken.Add(expression);
                }
                else if (SetOracle.Run(MeshMap.Empty, kind, expression).Values is null)
                {
                    errors.Add(expression);
                }
            }

            (MeshNode? helm, string? error) = await SetOracle.RunAsync(kind, taken);
            Assert.True(values.Equals(helm), $"{kind}: {error ?? SetOracle.Text(helm)}\nbut here {SetOracle.Text(values)}\nof {string.Join('\n', taken)}");
        }

        foreach (string expression in errors.Distinct().Take(ErrorsCompared))
        {
            (MeshNode? helm, string? error) = await SetOracle.RunAsync(kind, [expression]);
            string here = SetOracle.Run(MeshMap.Empty, kind, expression).Error!;
            Assert.True(error is not null && here.StartsWith(error, StringComparison.Ordinal), $"'{expression}': {error ?? SetOracle.Text(helm)}\nbut here {here}");
        }
    }

    [Fact]
    public void No_text_brings_another_error_than_the_engines_own() => Gen.Select(Gen.OneOf(Expression, Noise(), Gen.String), Gen.Enum<HelmSetKind>()).Sample(
        pair =>
        {
            try
            {
                HelmSetParser.Apply(MeshMap.Empty, pair.Item1, pair.Item2, path => path);
            }
            catch (ChartException exception)
            {
                Assert.Equal("ChartSetInvalid", exception.ErrorId);
            }
        }, iter: 20_000);

    private static Gen<string> OneOf(params string[] items) => Gen.Int[0, items.Length - 1].Select(index => items[index]);

    private static Gen<string> Noise() => OneOf("a", "b", "=", ",", ".", "[", "]", "{", "}", "\\", "0", "1", " ", "null", "\"").Array[1, 12].Select(string.Concat);
}
