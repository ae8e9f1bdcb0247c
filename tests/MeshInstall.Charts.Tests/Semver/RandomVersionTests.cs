using CsCheck;
using MeshInstall.Charts.Semver;
using MeshInstall.Charts.Tests.Oracle;

namespace MeshInstall.Charts.Tests.Semver;

public sealed class RandomVersionTests
{
    private const int Count = 2_000;

    private static readonly Gen<string> Number = Gen.OneOf(Gen.Int[0, 3].Select(n => $"{n}"), Gen.OneOf("0", "10", "1"));
    private static readonly Gen<string> Tail = Gen.OneOf("", "", "", "", "-0", "-alpha", "-alpha.1", "-alpha.beta", "-beta", "-beta.2", "-beta.11", "-rc.1", "+build", "-rc.1+build.5", "-a-b", "-1a");
    private static readonly Gen<string> Version = Gen.Select(Gen.OneOf("", "", "v"), Number, Number, Number, Tail, (v, a, b, c, tail) => $"{v}{a}.{b}.{c}{tail}");
    private static readonly Gen<string> Part = Gen.OneOf(Number, Number, Number, Gen.OneOf("x", "X", "*"));
    private static readonly Gen<string> Partial = Gen.OneOf(Version, Part, Gen.Select(Part, Part, Tail, (a, b, tail) => $"{a}.{b}{tail}"), Gen.Select(Part, Part, Part, Tail, (a, b, c, tail) => $"{a}.{b}.{c}{tail}"));
    private static readonly Gen<string> Term = Gen.Select(Gen.OneOf("", "=", "!=", ">", "<", ">=", "=>", "<=", "=<", "~", "~>", "^"), Gen.OneOf("", "", " "), Partial, (op, space, version) => op + space + version);
    private static readonly Gen<string> Terms = Gen.OneOf(
        Term, Gen.Select(Term, Gen.OneOf(" ", ", ", ",", " , "), Term, (a, mark, b) => a + mark + b), Gen.Select(Partial, Partial, (a, b) => $"{a} - {b}"));
    private static readonly Gen<string> Constraint = Gen.OneOf(Terms, Gen.Select(Terms, Gen.OneOf("||", " || "), Terms, (a, mark, b) => a + mark + b));

    [SkippableFact]
    public async Task Constraints_accept_the_versions_that_helm_accepts()
    {
        HelmTool.Require();
        (string Constraint, string Version)[] pairs = Gen.Select(Constraint, Version).Array[Count].Single();
        await Agreement.RequireAsync("{{ semverCompare .c .v }}", [.. pairs.Where(pair => VersionConstraint.TryParse(pair.Constraint, out _) && SemanticVersion.TryParse(pair.Version, out _))
            .Select(pair => new Dictionary<string, object?> { ["c"] = pair.Constraint, ["v"] = pair.Version })]);
    }

    [SkippableFact]
    public async Task Versions_stand_in_the_order_of_helm()
    {
        HelmTool.Require();
        (string Left, string Right)[] pairs = Gen.Select(Version, Version).Array[Count].Single();
        await Agreement.RequireAsync(
            "{{ $a := semver .a }}{{ $b := semver .b }}{{ $a.Compare $b }} {{ $a }} {{ $b.Original }} {{ $a.IncPatch }} {{ $b.IncMinor }}",
            [.. pairs.Select(pair => new Dictionary<string, object?> { ["a"] = pair.Left, ["b"] = pair.Right })]);
    }

    [Fact]
    public void The_order_of_versions_is_one_order() => Gen.Select(Version, Version, Version).Sample((a, b, c) =>
    {
        SemanticVersion x = SemanticVersion.Parse(a), y = SemanticVersion.Parse(b), z = SemanticVersion.Parse(c);
        return Math.Sign(x.CompareTo(y)) == -Math.Sign(y.CompareTo(x)) && (x.CompareTo(y) > 0 || y.CompareTo(z) > 0 || x.CompareTo(z) <= 0);
    });

    [Fact]
    public void No_text_brings_another_error_than_a_malformed_version() => Gen.Select(Gen.OneOf(Constraint, Gen.String, Gen.String[Gen.Char["0123456789.xX*-+ v|,<>=~^"], 0, 30]), Gen.String)
        .Sample((constraint, version) => VersionConstraint.IsCompatibleRange(constraint, version) ? SemanticVersion.TryParse(version, out _) : true);
}
