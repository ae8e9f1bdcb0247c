using MeshInstall.Engine.Rendering.Patching;

namespace MeshInstall.Engine.Tests.Rendering;

public sealed class OverlayPathTests
{
    [Theory]
    [InlineData("one.two.three", "one|two|three")]
    [InlineData(".one.", "one")]
    [InlineData("one..two", "one|two")]
    [InlineData(@"one\.two.three", "one.two|three")]
    [InlineData(@"annotations.example\.com/x-y", "annotations|example.com/x-y")]
    [InlineData("7:8.ab]", "7:8|ab]")]
    [InlineData(@"p\:q.r", @"p\:q|r")]
    public void Dots_divide_fields_unless_a_backslash_stands_before_them(string path, string fields) =>
        Assert.Equal(fields, string.Join('|', Parse(path).Steps.Select(step => step.Key)));

    [Theory]
    [InlineData("l[0]", 0)]
    [InlineData("l.[0]", 0)]
    [InlineData("l[12]", 12)]
    [InlineData("l[-1]", -1)]
    public void A_number_in_brackets_is_a_position_and_minus_one_is_behind_the_last(string path, int position)
    {
        OverlayStep step = Parse(path).Steps[^1];

        Assert.Equal((OverlayStepKind.Position, position), (step.Kind, step.Index));
    }

    [Theory]
    [InlineData("l[name:x]", "name", "x")]
    [InlineData("l.[name:x]", "name", "x")]
    [InlineData("l[7:8]", "7", "8")]
    [InlineData(@"l[name:a\.b]", "name", "a.b")]
    [InlineData(@"l[name:a\:b]", "name", "a:b")]
    [InlineData("l[some_key-2:x y]", "some_key-2", "x y")]
    public void A_name_and_a_value_in_brackets_select_an_item_by_its_field(string path, string key, string value)
    {
        OverlayStep step = Parse(path).Steps[^1];

        Assert.Equal((OverlayStepKind.KeyValue, key, value), (step.Kind, step.Key, step.Value));
    }

    // istioctl wants the second colon escaped, and finds nothing without.
    [Fact]
    public void A_value_may_hold_colons() => Assert.Equal("registry:5000/app:v1", Parse("l[image:registry:5000/app:v1]").Steps[^1].Value);

    [Theory]
    [InlineData("l[:x]", "x")]
    [InlineData("l[x]", "x")]
    [InlineData("l[x:]", "x:")]
    [InlineData("l[-45]", "-45")]
    [InlineData("l[--log=.*]", "--log=.*")]
    public void Anything_else_in_brackets_is_the_text_of_an_item(string path, string value)
    {
        OverlayStep step = Parse(path).Steps[^1];

        Assert.Equal((OverlayStepKind.Value, value), (step.Kind, step.Value));
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("l[0")]
    [InlineData("l[name:x")]
    [InlineData(@"l[name:x\]")]
    public void A_path_without_an_end_is_an_error(string path) => Assert.Equal("OverlayInvalid", Assert.Throws<MeshException>(() => Parse(path)).ErrorId);

    private static OverlayPath Parse(string path) => OverlayPath.Parse(path, origin: null);
}
