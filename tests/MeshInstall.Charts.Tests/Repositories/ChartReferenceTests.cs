using MeshInstall.Charts.Repositories;

namespace MeshInstall.Charts.Tests.Repositories;

public sealed class ChartReferenceTests
{
    [Theory]
    [InlineData("./charts/istiod", ChartReferenceKind.Folder)]
    [InlineData("istiod-1.0.0.tgz", ChartReferenceKind.File)]
    [InlineData("https://host.example/charts", ChartReferenceKind.Repository)]
    [InlineData("https://host.example/charts/a-1.0.0.tgz", ChartReferenceKind.ArchiveUrl)]
    [InlineData("HTTPS://host.example/a.tar.gz?x=1", ChartReferenceKind.ArchiveUrl)]
    [InlineData("oci://host.example/charts/a", ChartReferenceKind.Registry)]
    public void The_kind_is_told_from_the_text(string text, ChartReferenceKind kind) => Assert.Equal(kind, ChartReference.Parse(text).Kind);

    [Fact]
    public void The_parts_of_a_registry_reference_are_told_apart()
    {
        string digest = "sha256:" + new string('a', 64);
        ChartReference reference = ChartReference.Parse($"oci://127.0.0.1:5000/team/a.b/small:1.0.0+x@{digest}");

        Assert.Equal("127.0.0.1:5000", reference.Url!.Authority);
        Assert.Equal("team/a.b/small", reference.RegistryPath);
        Assert.Equal("1.0.0+x", reference.Tag);
        Assert.Equal(digest, reference.Digest);
        Assert.Equal("team/other", ChartReference.Parse("oci://host.example/team").WithChart("other").RegistryPath);
    }

    [Fact]
    public void The_chart_of_a_repository_may_follow_a_number_sign()
    {
        Assert.Equal("istiod", ChartReference.Parse("https://host.example/charts#istiod").ChartName);
        Assert.Equal("istiod", ChartReference.Parse("https://host.example/charts").WithChart("istiod").ChartName);
    }

    [Theory]
    [InlineData("")]
    [InlineData("ftp://host.example/a.tgz")]
    [InlineData("https://")]
    [InlineData("https:///path")]
    [InlineData("oci://host.example")]
    [InlineData("oci://host.example/")]
    [InlineData("oci://host.example/Upper")]
    [InlineData("oci://host.example/a:b c")]
    [InlineData("oci://host.example/a@sha256:12")]
    [InlineData("oci://host.example/a/../b")]
    [InlineData("oci://user:secret@host.example/a")]
    [InlineData("ftp://user:secret@host.example/a?token=secret")]
    public void What_names_no_chart_is_refused(string text)
    {
        ChartException error = Assert.Throws<ChartException>(() => ChartReference.Parse(text));
        Assert.Equal("ChartReferenceInvalid", error.ErrorId);
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_password_in_an_address_is_not_shown()
    {
        ChartReference reference = ChartReference.Parse("https://user:secret@host.example/charts?token=secret#a");
        Assert.DoesNotContain("secret", reference.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("secret@", reference.Url!.ToString(), StringComparison.Ordinal);
    }
}
