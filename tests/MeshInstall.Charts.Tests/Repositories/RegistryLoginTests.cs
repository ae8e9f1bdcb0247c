using System.Net;
using System.Text;
using MeshInstall.Charts.Repositories;
using static MeshInstall.Charts.Tests.Repositories.Fetching;

namespace MeshInstall.Charts.Tests.Repositories;

public sealed class RegistryLoginTests
{
    private const string Reference = "team/small:1.0.0";
    private static readonly string Basic = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("user:secret"));

    [Fact]
    public async Task A_token_is_asked_for_where_the_registry_says()
    {
        await using LoopbackServer tokens = new(request => request.Header("Authorization") == Basic
            && request.Query == "scope=repository%3Ateam%2Fsmall%3Apull&service=the%20service" ? LoopbackResponse.Text("{\"token\":\"open\"}") : new LoopbackResponse(401, []));
        await using LoopbackServer server = Registry("Bearer open", $"Bearer realm=\"{tokens.Url}/token\",service=\"the service\",scope=\"repository:team/small:pull\"");

        FetchedChart fetched = await FetchAsync($"oci://{server.Authority}/{Reference}", options: Options with { Credential = new NetworkCredential("user", "secret") });

        Assert.Equal("1.0.0", fetched.Version);
        Assert.Single(tokens.Requests);
        Assert.DoesNotContain(server.Requests, request => request.Header("Authorization") == Basic);
    }

    [Fact]
    public async Task A_token_may_be_had_without_a_login()
    {
        await using LoopbackServer tokens = new(_ => LoopbackResponse.Text("{\"access_token\":\"open\"}"));
        await using LoopbackServer server = Registry("Bearer open", $"Bearer realm=\"{tokens.Url}/token\"");

        Assert.Equal("1.0.0", (await FetchAsync($"oci://{server.Authority}/{Reference}")).Version);
        Assert.Equal("scope=repository%3Ateam%2Fsmall%3Apull", tokens.Requests.Single().Query);
    }

    [Theory]
    [InlineData("Bearer realm=\"{tokens}/token\"", "ChartRegistryDenied")]
    [InlineData("Basic realm=\"x\"", "ChartRegistryDenied")]
    [InlineData("Digest realm=\"x\"", "ChartRegistryDenied")]
    [InlineData("Bearer service=x", "ChartRepositoryInvalid")]
    [InlineData("Bearer realm=\"ftp://127.0.0.1/\"", "ChartRepositoryInvalid")]
    [InlineData("Bearer realm=\"http://tokens.invalid/\"", "ChartRepositoryInsecure")]
    public async Task Who_may_not_is_told_so_and_no_secret_is_shown(string challenge, string id)
    {
        await using LoopbackServer tokens = new(_ => LoopbackResponse.Text("{\"errors\":[{\"code\":\"DENIED\"}]}", 403));
        await using LoopbackServer server = Registry("never", challenge.Replace("{tokens}", tokens.Url, StringComparison.Ordinal));

        ChartException error = await FailAsync($"oci://{server.Authority}/{Reference}", options: Options with { Credential = new NetworkCredential("user", "secret") });

        Assert.Equal(id, error.ErrorId);
        Assert.DoesNotContain("secret", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Basic, error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("no json")]
    [InlineData("{\"token\":\"two\\r\\nlines\"}")]
    public async Task A_token_that_is_none_is_refused(string answer)
    {
        await using LoopbackServer tokens = new(_ => LoopbackResponse.Text(answer));
        await using LoopbackServer server = Registry("never", $"Bearer realm=\"{tokens.Url}/token\"");
        Assert.Equal("ChartRepositoryInvalid", (await FailAsync($"oci://{server.Authority}/{Reference}")).ErrorId);
    }

    [Theory]
    [InlineData("{\"auths\":{\"{host}\":{\"auth\":\"dXNlcjpzZWNyZXQ=\"}}}")]
    [InlineData("{\"auths\":{\"https://{host}/v1/\":{\"username\":\"user\",\"password\":\"secret\"}}}")]
    public async Task The_logins_of_docker_and_helm_are_known(string config)
    {
        using TemporaryFolder folder = new();
        await using LoopbackServer server = Registry(Basic, "Basic realm=\"x\"");
        string file = folder.Write("config.json", config.Replace("{host}", server.Authority, StringComparison.Ordinal));

        foreach ((string variable, string value) in new[] { ("DOCKER_CONFIG", folder.Path), ("HELM_REGISTRY_CONFIG", file) })
        {
            ChartFetchOptions options = Options with { UseStoredCredentials = true, EnvironmentVariable = name => name == variable ? value : name == "HELM_CONFIG_HOME" ? folder.Path : null };
            Assert.Equal("1.0.0", (await FetchAsync($"oci://{server.Authority}/{Reference}", options: options)).Version);
        }
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"auths\":{\"{host}\":{\"auth\":\"###\"}}}")]
    [InlineData("{\"auths\":{\"elsewhere.example\":{\"auth\":\"dXNlcjpzZWNyZXQ=\"}}}")]
    [InlineData("{\"credsStore\":\"../evil\"}")]
    [InlineData("{\"credsStore\":\"missing\"}")]
    public async Task Files_that_know_nothing_are_no_error(string config)
    {
        using TemporaryFolder folder = new();
        await using LoopbackServer server = Registry(Basic, "Basic realm=\"x\"");
        folder.Write("config.json", config.Replace("{host}", server.Authority, StringComparison.Ordinal));
        ChartFetchOptions options = Options with { UseStoredCredentials = true, EnvironmentVariable = name => name is "DOCKER_CONFIG" or "HELM_CONFIG_HOME" or "PATH" ? folder.Path : null };

        ChartException error = await FailAsync($"oci://{server.Authority}/{Reference}", options: options);

        Assert.Equal(("ChartRegistryDenied", MeshErrorKind.Authentication), (error.ErrorId, error.Kind));
    }

    [SkippableFact]
    public async Task A_credential_helper_is_asked_for_the_login()
    {
        Skip.If(OperatingSystem.IsWindows(), "The helper of this test is a shell script.");
        using TemporaryFolder folder = new();
        await using LoopbackServer server = Registry(Basic, "Basic realm=\"x\"");
        string helper = folder.Write("docker-credential-test", $"#!/bin/sh\nread server\n[ \"$server\" = {server.Authority} ] && echo '{{\"Username\":\"user\",\"Secret\":\"secret\"}}'\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(helper, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        folder.Write("config.json", $"{{\"credHelpers\":{{\"{server.Authority}\":\"test\"}}}}");
        ChartFetchOptions options = Options with { UseStoredCredentials = true, EnvironmentVariable = name => name is "DOCKER_CONFIG" or "HELM_CONFIG_HOME" or "PATH" ? folder.Path : null };

        Assert.Equal("1.0.0", (await FetchAsync($"oci://{server.Authority}/{Reference}", options: options)).Version);
    }

    [Fact]
    public async Task An_identity_token_is_exchanged_for_a_token()
    {
        using TemporaryFolder folder = new();
        await using LoopbackServer tokens = new(request => request.Method == "POST" && request.Body.Contains("refresh_token=refresh", StringComparison.Ordinal)
            ? LoopbackResponse.Text("{\"access_token\":\"open\"}") : new LoopbackResponse(401, []));
        await using LoopbackServer server = Registry("Bearer open", $"Bearer realm=\"{tokens.Url}/token\",service=s");
        folder.Write("config.json", $"{{\"auths\":{{\"{server.Authority}\":{{\"identitytoken\":\"refresh\"}}}}}}");
        ChartFetchOptions options = Options with { UseStoredCredentials = true, EnvironmentVariable = name => name is "DOCKER_CONFIG" or "HELM_CONFIG_HOME" ? folder.Path : null };

        Assert.Equal("1.0.0", (await FetchAsync($"oci://{server.Authority}/{Reference}", options: options)).Version);
    }

    [Fact]
    public async Task An_identity_token_is_not_carried_to_another_server()
    {
        using TemporaryFolder folder = new();
        await using LoopbackServer other = new(_ => LoopbackResponse.Text("{\"access_token\":\"open\"}"));
        await using LoopbackServer tokens = new(_ => LoopbackResponse.Redirect($"{other.Url}/token", 307));
        await using LoopbackServer server = Registry("Bearer open", $"Bearer realm=\"{tokens.Url}/token\",service=s");
        folder.Write("config.json", $"{{\"auths\":{{\"{server.Authority}\":{{\"identitytoken\":\"refresh\"}}}}}}");
        ChartFetchOptions options = Options with { UseStoredCredentials = true, EnvironmentVariable = name => name is "DOCKER_CONFIG" or "HELM_CONFIG_HOME" ? folder.Path : null };

        Assert.Equal("ChartRepositoryInvalid", (await FailAsync($"oci://{server.Authority}/{Reference}", options: options)).ErrorId);
        Assert.Empty(other.Requests);
    }

    [Fact]
    public async Task A_server_behind_https_names_no_address_of_this_machine()
    {
        await using LoopbackServer local = new(_ => LoopbackResponse.Text("{}"));
        using ChartHttp http = new(Options);
        ChartRequest request = new(new Uri(local.Url), 1000) { From = new Uri("https://host.example/") };

        ChartException error = await Assert.ThrowsAsync<ChartException>(() => http.SendAsync(request, CancellationToken.None));

        Assert.Equal("ChartRepositoryInsecure", error.ErrorId);
        Assert.Empty(local.Requests);
    }

    private static LoopbackServer Registry(string authorization, string challenge)
    {
        ChartRegistry registry = new();
        registry.Add("1.0.0");
        return new LoopbackServer(request => request.Header("Authorization") == authorization ? registry.Answer(request) : new LoopbackResponse(401, []).With("WWW-Authenticate", challenge));
    }
}
