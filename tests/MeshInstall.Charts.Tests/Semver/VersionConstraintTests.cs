using MeshInstall.Charts.Semver;

namespace MeshInstall.Charts.Tests.Semver;

public sealed class VersionConstraintTests
{
    [Theory]
    [InlineData(">=1.20.0-0", "v1.29.3-gke.100", true)]
    [InlineData(">=1.20.0", "v1.29.3-gke.100", false)]
    [InlineData("not a range", "1.0.0", false)]
    [InlineData(">=1.0.0", "not a version", false)]
    public void A_charts_Kubernetes_range_holds_or_not(string range, string version, bool holds) => Assert.Equal(holds, VersionConstraint.IsCompatibleRange(range, version));

    [Fact]
    public void The_best_version_of_a_range_is_the_highest_that_it_accepts()
    {
        SemanticVersion[] versions = [.. new[] { "1.2.0", "1.10.0", "1.9.3", "2.0.0", "1.11.0-rc.1" }.Select(SemanticVersion.Parse)];

        Assert.Equal("1.10.0", VersionConstraint.Parse("^1.2").Best(versions)?.Original);
        Assert.Null(VersionConstraint.Parse(">3").Best(versions));
    }

    [Fact]
    public void A_range_that_is_no_range_says_which() =>
        Assert.Equal("improper constraint: >=a", Assert.Throws<FormatException>(() => VersionConstraint.Parse(">=a")).Message);

    [Fact]
    public void An_endless_range_is_refused_before_it_is_read() => Assert.False(VersionConstraint.TryParse(new string('1', 1_000_000) + " - 2", out _));
}
