using System.Text;
using MeshInstall.Engine.Clusters;
using MeshInstall.Engine.Clusters.Credentials;
using MeshInstall.Engine.Clusters.KubeConfigs;

namespace MeshInstall.Engine.Tests.Clusters.KubeConfigs;

public sealed class KubeConfigUserTests
{
    [Theory]
    [InlineData("{token: t}", "Bearer t")]
    [InlineData("{username: jane, password: 'p:w'}", "Basic amFuZTpwOnc=")]
    [InlineData("{username: jane}", "Basic amFuZTo=")]
    [InlineData("{auth-provider: {name: oidc, config: {id-token: i}}}", "Bearer i")]
    [InlineData("{token: t, exec: {apiVersion: client.authentication.k8s.io/v1, command: mesh-no-such-plugin}}", "Bearer t")]
    public async Task Each_way_to_sign_in_becomes_a_header(string user, string header)
    {
        CallCredential credential = await (await Load(user)).Credentials!.GetAsync(default);

        Assert.Equal(header, credential.Header?.ToString());
        Assert.DoesNotContain("t", credential.ToString().Replace(nameof(CallCredential), "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{token: hunter2, username: jane}", "both a token and a user name")]
    [InlineData("{token: [hunter2]}", "'token' that is not text")]
    [InlineData("{token: 12}", "put it in quotes")]
    [InlineData("{token: \"hunter2\\u0007\"}", "no token has")]
    [InlineData("{as-groups: [dev]}", "no user (as)")]
    [InlineData("{as: \"jane\\n\", as-uid: \"a\\nb\"}", "line break")]
    [InlineData("{client-key-data: aHVudGVyMg==}", "client-key without a client-certificate")]
    [InlineData("{client-certificate-data: aHVudGVyMg==}", "client-certificate without a client-key")]
    [InlineData("{client-certificate-data: aHVudGVyMg==, client-key-data: aHVudGVyMg==}", "cannot be read")]
    [InlineData("{auth-provider: {name: gcp}}", "gke-gcloud-auth-plugin")]
    [InlineData("{auth-provider: {name: oidc}}", "without an id-token")]
    [InlineData("{exec: {apiVersion: client.authentication.k8s.io/v1}}", "without a command")]
    [InlineData("{exec: {command: x}}", "without an apiVersion")]
    [InlineData("{exec: {apiVersion: client.authentication.k8s.io/v1alpha1, command: x}}", "client.authentication.k8s.io/v1beta1")]
    [InlineData("{exec: {apiVersion: client.authentication.k8s.io/v1, command: x, interactiveMode: Sometimes}}", "Never, IfAvailable and Always")]
    public async Task What_cannot_be_right_is_named_without_a_secret(string user, string says)
    {
        MeshException error = await Assert.ThrowsAsync<MeshException>(() => Load(user));

        Assert.Equal("KubeConfigInvalid", error.ErrorId);
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
        Assert.Contains("user 'u'", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("aHVudGVyMg", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Impersonation_becomes_headers()
    {
        ClusterAccess access = await Load("{token: t, as: jane, as-uid: '7', as-groups: [dev, ops], as-user-extra: {Example.com/Scope: [a, b]}}");

        Assert.Equal(
            [
                new("Impersonate-User", "jane"), new("Impersonate-Uid", "7"), new("Impersonate-Group", "dev"), new("Impersonate-Group", "ops"),
                new("Impersonate-Extra-example.com%2Fscope", "a"), new("Impersonate-Extra-example.com%2Fscope", "b"),
            ],
            access.Headers);
    }

    [Theory]
    [InlineData("https://0.0.0.0:6443", "https://127.0.0.1:6443/")]
    [InlineData("https://[::]:6443", "https://[::1]:6443/")]
    [InlineData("https://c.test/prefix", "https://c.test/prefix")]
    public async Task An_address_to_bind_to_becomes_one_to_connect_to(string written, string server) =>
        Assert.Equal(server, (await Load("{}", $"server: '{written}'")).Server.ToString());

    [Fact]
    public async Task An_authority_and_no_verification_exclude_each_other()
    {
        MeshException error = await Assert.ThrowsAsync<MeshException>(
            () => Load("{}", "server: 'https://c.test', certificate-authority: ca.crt, insecure-skip-tls-verify: true"));

        Assert.Contains("exclude each other", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proxy_of_the_cluster_goes_before_those_of_the_environment()
    {
        KubeConfigOptions environment = Options() with { HttpsProxy = "http://other.test:1", NoProxy = "*" };

        ClusterAccess access = await Load("{}", "server: 'https://c.test', proxy-url: 'socks5://jane:hunter2@proxy.test'", environment);

        Assert.Equal(new Uri("socks5://proxy.test:1080"), access.Proxy!.GetProxy(access.Server));
        Assert.Equal("hunter2", access.Proxy.Credentials!.GetCredential(new Uri("socks5://proxy.test:1080"), "Basic")!.Password);
    }

    [Theory]
    [InlineData("ftp://proxy.test")]
    [InlineData("http://")]
    public async Task A_proxy_that_is_none_is_an_error(string proxy)
    {
        MeshException error = await Assert.ThrowsAsync<MeshException>(() => Load("{}", $"server: 'https://c.test', proxy-url: '{proxy}'"));

        Assert.Contains("proxy-url", error.Message, StringComparison.Ordinal);
    }

    private static KubeConfigOptions Options() => new() { HomePath = "/no/home", ServiceAccountPath = "/no/account" };

    private static Task<ClusterAccess> Load(string user, string cluster = "server: 'https://c.test'", KubeConfigOptions? options = null)
    {
        string text = $"current-context: x\nclusters: [{{name: c, cluster: {{{cluster}}}}}]\nusers: [{{name: u, user: {user}}}]\ncontexts: [{{name: x, context: {{cluster: c, user: u}}}}]\n";
        return KubeConfigLoader.LoadAsync((options ?? Options()) with { Content = Encoding.UTF8.GetBytes(text) }, TimeProvider.System, default);
    }
}
