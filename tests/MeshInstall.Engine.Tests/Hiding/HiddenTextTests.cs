using CsCheck;

namespace MeshInstall.Engine.Tests.Hiding;

/// <summary>The parts that take secrets out of texts, on any text, also one that is made to be slow.</summary>
public sealed class HiddenTextTests
{
    private const int Large = 1_000_000;
    private static readonly string[] Pieces =
    [
        "password", "token", "name", "value", "key", ":", "=", " ", "\"", "'", "\\", "{", "}", "[", "]", ",", "\n", "  ", "|", ">", "://", "@", "map[", "a", "x1", "(hidden)", "é", "\ud83d\ude00",
    ];

    private static readonly Gen<string> Texts = Gen.Int[0, Pieces.Length - 1].Select(place => Pieces[place]).Array[0, 40].Select(string.Concat);

    public static TheoryData<string> Hostile => ["{", "[", "\"", "\\", "a", "token", "token:", "token=", "token: \"", "token: '", "name: a\nvalue: ", "://a:", "token: |\n  ", "map[", "{\"", "a.", "\\\"token\\\":\\\""];

    [Fact]
    public void What_is_hidden_once_is_hidden() => Texts.Sample(text =>
    {
        string once = HiddenText.Of(text);
        Assert.Equal(once, HiddenText.Of(once));
    });

    [Fact]
    public void What_is_found_is_gone_wherever_it_stood_alone() => Gen.String[Gen.Char["abcdef0123456789"], 12, 30].Sample(secret =>
    {
        foreach (string text in new[]
        {
            $"password: {secret}", $"--password={secret}", $"{{\"token\":\"{secret}\"}}", $"token: '{secret}'", $"a: 1\nclient_secret: |\n  {secret}\n  {secret}\nb: 2",
            $"https://me:{secret}@example/a", $"- name: API_TOKEN\n  value: {secret}", $"{{\\\"password\\\":\\\"{secret}\\\"}}", $"API_KEY=\"{secret}\" run",
        })
        {
            List<string> found = [];
            Assert.DoesNotContain(secret, HiddenText.Of(text, found.Add), StringComparison.Ordinal);
            Assert.NotEmpty(found);
        }
    });

    [Fact]
    public void Text_without_a_sign_stays_as_it_is() => Gen.String[Gen.Char["abcd .:=\n\"{}"], 0, 200].Sample(text => Assert.Same(text, HiddenText.Of(text)));

    [Fact]
    public void Words_are_masked_however_they_are_written() => Gen.String[Gen.Char["abc\"\\/+\n\t é"], 4, 40].Where(word => word.Split('\n').All(line => line.Trim().Length >= 4)).Sample(word =>
    {
        HiddenWords words = HiddenWords.Of([], word);
        string json = MeshJson.ToText(new MeshScalar(word));
        string masked = words.Mask($"<{word}> <{json[1..^1]}>");

        Assert.All(word.Split('\n'), line => Assert.DoesNotContain(line.Trim(), masked, StringComparison.Ordinal));
        Assert.Equal(masked, words.Mask(masked));
    });

    [Fact]
    public void Quoted_objects_leave_a_sentence_of_bounded_length() => Texts.Array[0, 30].Select(string.Concat).Sample(text =>
    {
        string told = QuotedObjects.Without(text);
        Assert.True(told.Length <= 2_000);
        Assert.True(text.Contains('{', StringComparison.Ordinal) || text.Contains("map[", StringComparison.Ordinal) || told == text);
    });

    [Theory]
    [InlineData("a {\"password\":\"0123456789012345678901234567890123456789012345678901234567890123456789\"} b", "a {...} b")]
    [InlineData("a map[password:0123456789012345678901234567890123456789012345678901234567890123456789 c:map[d:e]] b", "a map[...] b")]
    [InlineData("a {\"x\":\"}0123456789012345678901234567890123456789012345678901234567890123456789\"}", "a {...}")]
    [InlineData("Invalid value: {\"a\":1}: field is immutable", "Invalid value: {\"a\":1}: field is immutable")]
    [InlineData("a { never closed", "a {...}")]
    public void A_quoted_object_goes_and_a_short_value_stays(string sentence, string told) =>
        Assert.Equal(told.Replace("map[...]", "{...}", StringComparison.Ordinal), QuotedObjects.Without(sentence));

    [Theory]
    [InlineData(".data.password: illegal base64 data at input byte 6", ".data.password: illegal base64 data at input byte 6")]
    [InlineData("failed: login --password=abcdef0123 ended", "failed: login --password=(hidden) ended")]
    [InlineData("refused {\"token\":\"abcdef\"}", "refused {\"token\":\"(hidden)\"}")]
    public void A_sentence_keeps_what_it_says_of_a_field_and_loses_its_value(string sentence, string told) => Assert.Equal(told, HiddenText.InSentence(sentence));

    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_megabyte_made_to_be_slow_comes_to_an_end_and_tells_nothing(string piece)
    {
        const string Secret = "s3cr3t0123456789";
        string text = string.Concat(Enumerable.Repeat(piece, Large / piece.Length)) + $"\npassword: {Secret}\n";

        // Where the text takes too long it is hidden as a whole, so the secret never stands in it.
        Assert.DoesNotContain(Secret, HiddenText.Of(text), StringComparison.Ordinal);
        Assert.True(QuotedObjects.Without(text).Length <= 2_000);
        Assert.DoesNotContain(Secret, HiddenWords.Of([], Secret).Mask(text), StringComparison.Ordinal);
        SecretNames.IsField(text);
    }

    [Theory]
    [InlineData("password", true)]
    [InlineData("adminPassword", true)]
    [InlineData("client_secret", true)]
    [InlineData("API_KEY", true)]
    [InlineData("privateKey", true)]
    [InlineData("imagePullSecrets", false)]
    [InlineData("secretName", false)]
    [InlineData("tokenAudience", false)]
    [InlineData("key", false)]
    [InlineData("replicas", false)]
    [InlineData("", false)]
    public void A_name_tells_whether_it_is_of_a_secret(string name, bool isSecret) => Assert.Equal(isSecret, SecretNames.IsField(name));

    [Theory]
    [InlineData("password")]
    [InlineData("apiKey")]
    [InlineData("clientKey")]
    [InlineData("token")]
    [InlineData("credential")]
    public void Neither_case_nor_signs_make_a_name_another_one(string name) => Assert.All(
        (string[])["_", "-", "."], sign => Assert.True(SecretNames.IsVariable(name.ToUpperInvariant().Insert(3, sign)) && SecretNames.IsField(name.Insert(3, sign))));
}
