using MeshInstall.Engine.Clusters.Credentials;

namespace MeshInstall.Engine.Tests.Clusters.Credentials;

public sealed class TokenFileCredentialsTests
{
    [Fact]
    public async Task A_rotated_token_is_read_again_after_a_while()
    {
        using TemporaryFolder folder = new();
        string path = folder.Write("token", "one\n");
        SteppingTime time = new();
        using TokenFileCredentials credentials = new(path, known: null, time);

        Assert.Equal("Bearer one", await Header(credentials));
        folder.Write("token", "two");
        Assert.Equal("Bearer one", await Header(credentials));
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("Bearer two", await Header(credentials));
    }

    [Fact]
    public async Task A_refused_token_is_read_again_at_once()
    {
        using TemporaryFolder folder = new();
        using TokenFileCredentials credentials = new(folder.Write("token", "one"), known: null, new SteppingTime());
        CallCredential refused = await credentials.GetAsync(default);

        Assert.False(await credentials.RenewAsync(refused, default));
        folder.Write("token", "two");
        Assert.True(await credentials.RenewAsync(refused, default));
        Assert.Equal("Bearer two", await Header(credentials));
    }

    [Fact]
    public async Task While_the_file_is_away_the_last_token_goes_on()
    {
        using TemporaryFolder folder = new();
        string path = folder.Write("token", "one");
        SteppingTime time = new();
        using TokenFileCredentials credentials = new(path, known: null, time);
        await Header(credentials);

        File.Delete(path);
        time.Advance(TimeSpan.FromHours(1));

        Assert.Equal("Bearer one", await Header(credentials));
    }

    [Fact]
    public async Task The_token_of_the_kubeconfig_stands_in_for_a_missing_file_and_yields_to_it()
    {
        using TemporaryFolder folder = new();
        SteppingTime time = new();
        using TokenFileCredentials credentials = new(Path.Combine(folder.Path, "token"), known: "known", time);

        Assert.Equal("Bearer known", await Header(credentials));
        folder.Write("token", "file");
        time.Advance(TimeSpan.FromHours(1));
        Assert.Equal("Bearer file", await Header(credentials));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("hunter2\nhunter2")]
    public async Task A_file_without_a_token_is_an_error_that_names_it(string? content)
    {
        using TemporaryFolder folder = new();
        string path = content is null ? Path.Combine(folder.Path, "token") : folder.Write("token", content);
        using TokenFileCredentials credentials = new(path, known: null, new SteppingTime());

        MeshException error = await Assert.ThrowsAsync<MeshException>(() => Header(credentials));

        Assert.Equal(("ClusterAuthenticationFailed", MeshErrorKind.Authentication), (error.ErrorId, error.Kind));
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", error.ToString(), StringComparison.Ordinal);
    }

    private static async Task<string?> Header(TokenFileCredentials credentials) => (await credentials.GetAsync(default)).Header?.ToString();
}
