using System.Text;
using MeshInstall.Engine.Clusters;
using MeshInstall.Engine.Clusters.KubeConfigs;

namespace MeshInstall.Engine.Tests.Clusters;

public sealed class KubeConfigTests : IDisposable
{
    private readonly string _folder = ProcessFolders.Create();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Nothing_found_is_an_error_and_never_localhost()
    {
        MeshException error = await Error(Options());

        Assert.Equal(("KubeConfigNotFound", MeshErrorKind.NotFound), (error.ErrorId, error.Kind));
        Assert.Contains(Path.Combine(_folder, "home"), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_named_file_that_is_missing_is_an_error_even_if_others_exist()
    {
        Write("home", Config("a", "https://a.test"));

        MeshException error = await Error(Options() with { Path = Path.Combine(_folder, "absent") });

        Assert.Equal("KubeConfigNotFound", error.ErrorId);
        Assert.Contains("absent", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_named_file_goes_before_the_variable_and_that_before_the_home_folder()
    {
        Write("home", Config("home", "https://home.test"));
        Write("variable", Config("variable", "https://variable.test"));
        Write("named", Config("named", "https://named.test"));
        KubeConfigOptions options = Options();

        Assert.Equal("home", (await Load(options)).Name);
        options = options with { EnvironmentVariable = Path.Combine(_folder, "variable") };
        Assert.Equal("variable", (await Load(options)).Name);
        options = options with { Path = Path.Combine(_folder, "named") };
        Assert.Equal("named", (await Load(options)).Name);
    }

    [Fact]
    public async Task Of_a_list_of_files_the_first_that_says_something_wins_and_missing_ones_are_passed_over()
    {
        Write("one", Config("shared", "https://one.test"));
        Write("two", Config("shared", "https://two.test") + "- name: extra\n  context: {cluster: shared, user: shared}\n");
        string list = string.Join(Path.PathSeparator, Path.Combine(_folder, "none"), Path.Combine(_folder, "one"), Path.Combine(_folder, "two"));

        Assert.Equal("https://one.test/", (await Load(Options() with { EnvironmentVariable = list })).Server.ToString());
        Assert.Equal("extra", (await Load(Options() with { EnvironmentVariable = list, Context = "extra" })).Name);
    }

    [Fact]
    public async Task Entries_that_are_null_are_passed_over()
    {
        Write("home", "clusters: [null]\ncontexts: [null]\nusers: [null]\ncurrent-context: a\n");

        Assert.Equal("ContextNotFound", (await Error(Options())).ErrorId);
    }

    [Fact]
    public async Task A_password_in_the_address_is_an_error_that_does_not_repeat_it()
    {
        Write("home", Config("a", "https://jane:secret@a.test"));

        MeshException error = await Error(Options());

        Assert.Equal("KubeConfigInvalid", error.ErrorId);
        Assert.DoesNotContain("secret", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Printed_options_do_not_show_the_kubeconfig() =>
        Assert.DoesNotContain("token", (Options() with { Content = Bytes(Config("a", "https://a.test") + "token: x") }).ToString(), StringComparison.Ordinal);

    [Fact]
    public async Task In_a_pod_the_service_account_is_used_when_there_is_no_kubeconfig()
    {
        string account = Directory.CreateDirectory(Path.Combine(_folder, "serviceaccount")).FullName;
        File.WriteAllText(Path.Combine(account, "token"), "t");
        File.WriteAllText(Path.Combine(account, "ca.crt"), string.Empty);

        ClusterAccess loaded = await Load(Options() with { ServiceAccountPath = account, ServiceHost = "10.0.0.1", ServicePort = "443" });

        Assert.Equal(("in-cluster", "https://10.0.0.1/"), (loaded.Name, loaded.Server.ToString()));
    }

    [Fact]
    public async Task An_unknown_context_names_those_there_are()
    {
        Write("home", Config("prod", "https://prod.test"));

        MeshException error = await Error(Options() with { Context = "dev" });

        Assert.Equal(("ContextNotFound", MeshErrorKind.InvalidArgument), (error.ErrorId, error.Kind));
        Assert.Contains("no context 'dev'; it has prod", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("apiVersion: v1\nkind: Config\n", "it has no contexts")]
    [InlineData("", "it has no contexts")]
    [InlineData("apiVersion: v1\nkind: Config\ncontexts:\n- name: prod\n  context: {cluster: c}\n", "it has prod")]
    public async Task A_kubeconfig_without_a_current_context_is_one_clear_error(string text, string says)
    {
        Write("home", text);

        MeshException error = await Error(Options());

        Assert.Equal("ContextNotFound", error.ErrorId);
        Assert.Contains("no current context", error.Message, StringComparison.Ordinal);
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Broken_YAML_names_file_line_and_column_and_quotes_nothing()
    {
        Write("home", "apiVersion: v1\nusers:\n- name: x\n  user: {token: hunter2\ncontexts: [\n");

        MeshException error = await Error(Options());

        Assert.Equal(("KubeConfigInvalid", MeshErrorKind.Syntax), (error.ErrorId, error.Kind));
        Assert.Matches(@"home:\d+:\d+", error.Message);
        Assert.DoesNotContain("hunter2", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("contexts: nonsense")]
    [InlineData("- a list")]
    [InlineData("clusters: [1, 2]")]
    public async Task Fields_of_another_shape_are_an_error_of_the_kubeconfig(string text)
    {
        Write("home", text);

        Assert.Equal("KubeConfigInvalid", (await Error(Options())).ErrorId);
    }

    [Theory]
    [InlineData("cluster: {server: 'https://x.test'}", "context: {cluster: other, user: a}", "names the cluster 'other'")]
    [InlineData("cluster: {server: 'https://x.test'}", "context: {cluster: a, user: other}", "names the user 'other'")]
    [InlineData("cluster: {server: 'nonsense'}", "context: {cluster: a, user: a}", "server of cluster 'a'")]
    [InlineData("cluster: {}", "context: {cluster: a, user: a}", "server of cluster 'a'")]
    [InlineData("cluster: {server: 'https://x.test', certificate-authority-data: '***'}", "context: {cluster: a, user: a}", "cannot be read")]
    [InlineData("cluster: {server: 'https://x.test', certificate-authority: missing.crt}", "context: {cluster: a, user: a}", "cannot be read")]
    public async Task Whatever_does_not_fit_together_is_named(string cluster, string context, string says)
    {
        Write("home", $"current-context: a\nclusters:\n- name: a\n  {cluster}\nusers:\n- name: a\n  user: {{token: t}}\ncontexts:\n- name: a\n  {context}\n");

        MeshException error = await Error(Options());

        Assert.Equal("KubeConfigInvalid", error.ErrorId);
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_asks_for_no_credentials_needs_none()
    {
        Write("home", "current-context: a\nclusters:\n- name: a\n  cluster: {server: 'http://127.0.0.1:8001'}\nusers:\n- name: a\n  user: {}\ncontexts:\n- name: a\n  context: {cluster: a, user: a}\n");

        Assert.Equal("http://127.0.0.1:8001/", (await Load(Options())).Server.ToString());
    }

    [Fact]
    public async Task The_text_of_a_kubeconfig_can_be_given_instead_of_a_file()
    {
        ClusterAccess loaded = await Load(Options() with { Content = Bytes(Config("given", "https://given.test")) });

        Assert.Equal(("given", "https://given.test/"), (loaded.Name, loaded.Server.ToString()));
    }

    [Fact]
    public async Task A_port_that_nobody_listens_on_is_ClusterUnreachable_with_the_address()
    {
        using System.Net.Sockets.Socket closed = new(System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Tcp);
        closed.Bind(new System.Net.IPEndPoint(System.Net.IPAddress.Loopback, 0));
        string server = $"https://127.0.0.1:{((System.Net.IPEndPoint)closed.LocalEndPoint!).Port}";

        MeshException error = await Assert.ThrowsAsync<MeshException>(() => KubeCluster.OpenAsync(
            Options() with { Content = Bytes(Config("a", server)) }, default, new RetryOptions { Delay = TimeSpan.FromMilliseconds(1) }));

        Assert.Equal(("ClusterUnreachable", MeshErrorKind.Connection), (error.ErrorId, error.Kind));
        Assert.Contains(server, error.Message, StringComparison.Ordinal);
    }

    private static string Config(string name, string server) => $"""
        apiVersion: v1
        kind: Config
        current-context: {name}
        clusters:
        - name: {name}
          cluster:
            server: {server}
        users:
        - name: {name}
          user:
            token: t
        contexts:
        - name: {name}
          context:
            cluster: {name}
            user: {name}

        """;

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static Task<ClusterAccess> Load(KubeConfigOptions options) => KubeConfigLoader.LoadAsync(options, TimeProvider.System, default);

    private static Task<MeshException> Error(KubeConfigOptions options) => Assert.ThrowsAsync<MeshException>(() => Load(options));

    private KubeConfigOptions Options() => new()
    {
        HomePath = Path.Combine(_folder, "home"),
        ServiceAccountPath = Path.Combine(_folder, "no-service-account"),
    };

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder, name), text);
}
