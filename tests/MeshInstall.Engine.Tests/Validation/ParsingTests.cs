using System.Globalization;
using CsCheck;
using MeshInstall.Engine.Validation.Schema;

namespace MeshInstall.Engine.Tests.Validation;

public sealed class ParsingTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("1.5", 1.5)]
    [InlineData(".5", 0.5)]
    [InlineData("5.", 5)]
    [InlineData("+2", 2)]
    [InlineData("100m", 0.1)]
    [InlineData("2Ki", 2048)]
    [InlineData("3e2", 300)]
    [InlineData("3E-2", 0.03)]
    [InlineData("1E", 1e18)]
    [InlineData("1u", 1e-6)]
    public void Quantities_parse_as_in_Kubernetes(string text, double amount)
    {
        Assert.True(Quantity.TryParse(text, out decimal parsed));
        Assert.Equal((decimal)amount, parsed);
    }

    [Theory]
    [InlineData("")]
    [InlineData("m")]
    [InlineData("1mi")]
    [InlineData("1 m")]
    [InlineData("0x10")]
    [InlineData("1e")]
    [InlineData("1,5")]
    [InlineData("--1")]
    [InlineData("1e999")]
    [InlineData("NaN")]
    public void What_is_no_quantity_does_not_parse(string text) => Assert.False(Quantity.TryParse(text, out _));

    [Fact]
    public void A_thousand_thousandths_are_one_for_every_quantity() => Gen.Int[0, 1_000_000].Sample(number =>
    {
        Assert.True(Quantity.TryParse(number.ToString(CultureInfo.InvariantCulture), out decimal whole));
        Assert.True(Quantity.TryParse($"{number}000m", out decimal thousandths));
        Assert.True(Quantity.TryParse($"{number}Ki", out decimal kibi));
        return whole == thousandths && kibi == whole * 1024;
    });

    [Fact]
    public void A_quantity_too_large_for_any_machine_is_still_compared()
    {
        Assert.True(Quantity.TryParse("99999999999999E", out decimal large));
        Assert.True(large > 1e27m);
    }

    [Theory]
    [InlineData("10s", 10_000_000_000)]
    [InlineData("1m30s", 90_000_000_000)]
    [InlineData("1.5h", 5_400_000_000_000)]
    [InlineData("250ms", 250_000_000)]
    [InlineData("-1ns", -1)]
    [InlineData("1µs", 1_000)]
    [InlineData("0", 0)]
    public void Durations_parse_as_in_Go(string text, long nanoseconds)
    {
        Assert.True(GoDuration.TryParse(text, out decimal parsed));
        Assert.Equal(nanoseconds, parsed);
    }

    [Theory]
    [InlineData("")]
    [InlineData("10")]
    [InlineData("s")]
    [InlineData("10 s")]
    [InlineData("1d")]
    [InlineData("1.2.3s")]
    [InlineData("9999999999h")]
    public void What_is_no_duration_does_not_parse(string text) => Assert.False(GoDuration.TryParse(text, out _));

    [Fact]
    public void Hours_minutes_and_seconds_add_up() => Gen.Select(Gen.Int[0, 999], Gen.Int[0, 999], Gen.Int[0, 999]).Sample((hours, minutes, seconds) =>
        GoDuration.TryParse($"{hours}h{minutes}m{seconds}s", out decimal parsed)
        && parsed == ((hours * 3600m) + (minutes * 60m) + seconds) * 1_000_000_000m);

    [Theory]
    [InlineData("pilot", "pilot", 0)]
    [InlineData("pilto", "pilot", 1)]
    [InlineData("pilt", "pilot", 1)]
    [InlineData("pillot", "pilot", 1)]
    [InlineData("", "pilot", 5)]
    public void Names_are_apart_by_their_letters(string left, string right, int distance) =>
        Assert.Equal(distance, EditDistance.Between(left, right));

    [Fact]
    public void The_distance_is_the_same_both_ways_and_zero_only_for_equals()
    {
        Gen<string> names = Gen.String[Gen.Char["abc"], 0, 8];
        Gen.Select(names, names).Sample((left, right) =>
            EditDistance.Between(left, right) is var distance
            && distance == EditDistance.Between(right, left)
            && distance == 0 == (left == right)
            && distance <= Math.Max(left.Length, right.Length));
    }
}
