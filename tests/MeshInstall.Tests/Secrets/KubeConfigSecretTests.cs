using System.Security;

namespace MeshInstall.Tests.Secrets;

/// <summary>Kubeconfigs whose secrets are wrong, are refused, or come from programs and files that fail.</summary>
public sealed class KubeConfigSecretTests : IDisposable
{
    private const string Server = "http://127.0.0.1:1";
    private readonly WatchedShell _shell = new();
    private readonly CanarySet _canaries = new();
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string, string> Users => new()
    {
        { "token", "token: \"CANARY\"" },
        { "token that is none", "token: \"CANARY\\u0007\"" },
        { "token of two lines", "token: \"CANARY\\nCANARY\"" },
        { "token that is a list", "token: [CANARY]" },
        { "token and a name", "token: CANARY\n    username: me\n    password: CANARY" },
        { "password", "username: me\n    password: CANARY" },
        { "password that is a map", "username: me\n    password: {CANARY: CANARY}" },
        { "key that is no base64", "client-certificate-data: CANARY\n    client-key-data: CANARY!" },
        { "key that is no key", "client-certificate-data: BASE64\n    client-key-data: BASE64" },
        { "key without certificate", "client-key-data: BASE64" },
        { "provider", "auth-provider: {name: oidc, config: {id-token: CANARY, refresh-token: CANARY, client-secret: CANARY, idp-issuer-url: \"http://127.0.0.1:1\"}}" },
        { "provider of another kind", "auth-provider: {name: gcp, config: {access-token: CANARY}}" },
        { "impersonation", "as: a\n    as-user-extra: {token: [\"CANARY\\nx\"]}" },
        { "plugin that fails", "exec: {apiVersion: client.authentication.k8s.io/v1, command: sh, args: [-c, 'echo CANARY; echo CANARY >&2; exit 3'], env: [{name: TOKEN, value: CANARY}], interactiveMode: Never}" },
        { "plugin that talks", "exec: {apiVersion: client.authentication.k8s.io/v1, command: sh, args: [-c, 'echo token CANARY'], interactiveMode: Never}" },
        { "plugin of another version", "exec: {apiVersion: client.authentication.k8s.io/v1, command: sh, args: [-c, 'echo ''{\"kind\":\"ExecCredential\",\"apiVersion\":\"x\",\"status\":{\"token\":\"CANARY\"}}'' '], interactiveMode: Never}" },
        { "plugin with a token that is none", "exec: {apiVersion: client.authentication.k8s.io/v1, command: sh, args: [-c, 'echo ''{\"kind\":\"ExecCredential\",\"apiVersion\":\"client.authentication.k8s.io/v1\",\"status\":{\"token\":\"CANARY x\"}}'' '], interactiveMode: Never}" },
        { "plugin with a token", "exec: {apiVersion: client.authentication.k8s.io/v1, command: sh, args: [-c, 'echo ''{\"kind\":\"ExecCredential\",\"apiVersion\":\"client.authentication.k8s.io/v1\",\"status\":{\"token\":\"CANARY\"}}'' '], interactiveMode: Never}" },
        { "plugin with a key", "exec: {apiVersion: client.authentication.k8s.io/v1, command: sh, args: [-c, 'echo ''{\"kind\":\"ExecCredential\",\"apiVersion\":\"client.authentication.k8s.io/v1\",\"status\":{\"clientCertificateData\":\"CANARY\",\"clientKeyData\":\"CANARY\"}}'' '], interactiveMode: Never}" },
        { "plugin that is not there", "exec: {apiVersion: client.authentication.k8s.io/v1, command: no-such-plugin, args: [CANARY], env: [{name: TOKEN, value: CANARY}]}" },
        { "file of two tokens", "tokenFile: tokens" },
        { "unfinished text", "token: \"CANARY" },
        { "alias", "token: *CANARY" },
        { "tag", "token: !CANARY x" },
        { "wrong indentation", "token: a\n   CANARY: b\n  - CANARY" },
    };

    [Theory]
    [MemberData(nameof(Users))]
    public void No_secret_of_a_user_is_told(string place, string user) => Try(place, KubeConfig(Server, user, string.Empty));

    [Theory]
    [InlineData("proxy", "proxy-url: http://me:CANARY@127.0.0.1:1")]
    [InlineData("proxy that is none", "proxy-url: \"gopher://me:CANARY@127.0.0.1\"")]
    [InlineData("proxy with a key", "proxy-url: \"http://me:CANARY@ 127.0.0.1:x\"")]
    [InlineData("authority", "certificate-authority-data: CANARY!")]
    public void No_secret_of_a_cluster_is_told(string place, string cluster) => Try(place, KubeConfig("https://127.0.0.1:1", "token: abc", cluster));

    [Theory]
    [InlineData("login in the address", "https://me:CANARY@127.0.0.1:1")]
    [InlineData("login in an address that is none", "me:CANARY@127.0.0.1:1")]
    public void No_secret_of_an_address_is_told(string place, string server) => Try(place, KubeConfig(server, "token: abc", string.Empty));

    [Theory]
    [InlineData("text", "CANARY")]
    [InlineData("token alone", "Bearer CANARY")]
    [InlineData("list", "- CANARY")]
    [InlineData("map", "CANARY: CANARY")]
    [InlineData("JSON", "{\"token\":\"CANARY\",}")]
    [InlineData("base64", "BASE64")]
    public void What_is_no_kubeconfig_is_not_told(string place, string text) => Try(place, text);

    [Fact]
    public void A_server_that_refuses_a_token_may_tell_it_in_vain()
    {
        Canary canary = _canaries["refused token"];
        using EchoServer server = new(canary.Value);

        Try("refused token", KubeConfig(server.Address, "token: CANARY", string.Empty));
    }

    public void Dispose()
    {
        _shell.Dispose();
        _folder.Dispose();
    }

    private void Try(string place, string kubeConfig)
    {
        Canary canary = _canaries[place];
        string text = kubeConfig.Replace("CANARY", canary.Value, StringComparison.Ordinal).Replace("BASE64", canary.Base64, StringComparison.Ordinal);
        _folder.Write("tokens", $"{canary}\n{canary}\n");
        _shell.Set("file", _folder.Write("kubeconfig", text));
        using SecureString content = new();
        text.ToList().ForEach(content.AppendChar);
        _shell.Set("content", content);

        WatchedRun[] runs =
        [
            _shell.Run("Connect-MeshCluster -KubeConfig $file"),
            _shell.Run("Connect-MeshCluster -KubeConfigContent $content"),
            _shell.Run("Connect-MeshCluster -KubeConfig $file -Context other"),
            _shell.Run("Get-MeshRelease -KubeConfig $file"),
        ];

        Assert.All(runs, run => Assert.NotEmpty(run.Result.Errors));
        _canaries.AssertSilent(runs);
    }

    private static string KubeConfig(string server, string user, string cluster) => $"""
        apiVersion: v1
        kind: Config
        current-context: c
        clusters:
        - name: c
          cluster:
            server: "{server}"
            {cluster}
        contexts:
        - name: c
          context: {"{"}cluster: c, user: u{"}"}
        users:
        - name: u
          user:
            {user}

        """.Replace("\n    ", "\n    ", StringComparison.Ordinal);
}
