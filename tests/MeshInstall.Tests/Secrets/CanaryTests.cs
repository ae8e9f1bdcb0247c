using System.Text;
using System.Text.Json;

namespace MeshInstall.Tests.Secrets;

public sealed class CanaryTests
{
    private readonly Canary _canary = new("here");

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("xy")]
    [InlineData("xyz")]
    public void A_canary_is_found_in_base64_wherever_it_begins(string before) =>
        Assert.True(_canary.IsIn(Convert.ToBase64String(Encoding.UTF8.GetBytes($"{before}{_canary}\"and more"))));

    [Fact]
    public void A_canary_is_found_escaped_shortened_and_as_bytes()
    {
        Assert.True(_canary.IsIn(JsonSerializer.Serialize(new { token = $"\"<{_canary}>/+" })));
        Assert.True(_canary.IsIn(Uri.EscapeDataString($"/ {_canary}?")));
        Assert.True(_canary.IsIn($"begins {_canary.Value[..20]}..."));
        Assert.True(_canary.IsIn(Encoding.Unicode.GetBytes($"a{_canary}")));
        Assert.True(_canary.IsIn(Encoding.UTF8.GetBytes($"a{_canary}")));
        Assert.False(_canary.IsIn(new Canary("elsewhere").Value));
        Assert.False(_canary.IsIn(new Canary("elsewhere").Base64));
    }
}
