using System.Text.RegularExpressions;
using CsCheck;
using MeshInstall.Charts.Rendering;

namespace MeshInstall.Charts.Tests.Rendering;

public sealed class ManifestSplitterTests
{
    private static readonly string[] Pieces = ["---", "--", "-", "\n", "\n", "\r\n", " ", "\t", "\f", "\v", "kind: A", "# note", "\u00A0", "x"];
    private static readonly Gen<string> Text = Gen.Int[0, Pieces.Length - 1].Select(index => Pieces[index]).Array[0, 14].Select(string.Concat);

    [Fact]
    public void Documents_are_parted_where_helms_expression_parts_them() => Text.Sample(
        text => Assert.Equal(Expected(text), ManifestSplitter.Split(text)), iter: 50_000);

    [Theory]
    [InlineData("", new string[0])]
    [InlineData("---\n", new string[0])]
    [InlineData("a\n---\nb", new[] { "a", "b" })]
    [InlineData("a\n\n  \n--- # why\nb\n", new[] { "a", "# why\nb" })]
    [InlineData("---\n---\nb", new[] { "---\nb" })]
    [InlineData("a\n---b", new[] { "a", "b" })]
    [InlineData("a\n ---\nb", new[] { "a\n ---\nb" })]
    public void Separators_stand_at_the_start_of_a_line(string text, string[] documents) => Assert.Equal(documents, ManifestSplitter.Split(text));

    private static IEnumerable<string> Expected(string text)
    {
        // The same rule as an expression, with the white space that Go's \s means.
        const string Space = @"[\t\n\f\r ]*";
        return Regex.Split(text.Trim(), $@"(?:\A|{Space}\n)---{Space}").Where(part => part.Length > 0).Select(part => part.Trim());
    }
}
