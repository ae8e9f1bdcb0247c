using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using MeshInstall.TestClusters.Controllers;
using MeshInstall.TestClusters.Files;
using MeshInstall.TestClusters.Servers;
using Xunit;

namespace MeshInstall.TestClusters;

/// <summary>
/// A real etcd and kube-apiserver on loopback, over TLS and HTTP/2, with RBAC and without any controller. The binaries are in the folder
/// <c>KUBEBUILDER_ASSETS</c>; <c>TEST_ASSET_ETCD</c> names another etcd.
/// </summary>
public sealed class RealCluster : ITestCluster, IAsyncDisposable
{
    /// <summary>The token of an administrator (group <c>system:masters</c>).</summary>
    public const string AdminToken = "admin-token";

    /// <summary>The token of the user <c>user</c>, who may do nothing but ask what he may do.</summary>
    public const string UserToken = "user-token";

    /// <summary>The kubeconfig's contexts: the administrator by token (the current one) and by client certificate, and the user without rights.</summary>
    public const string AdminContext = "admin", CertificateContext = "admin-certificate", UserContext = "user";

    private const string Missing = "no etcd and kube-apiserver in KUBEBUILDER_ASSETS";

    private static readonly Lazy<Task<RealCluster>> SharedCluster = new(StartSharedAsync);

    private readonly string _folder = ProcessFolders.Create();
    private readonly List<ServerProcess> _processes = [];
    private readonly X509Certificate2 _authority;
    private readonly ClusterKeys _keys;

    private RealCluster()
    {
        _keys = new ClusterKeys(_folder);
        _authority = X509Certificate2.CreateFromPem(_keys.AuthorityPem);
        var (store, peer, port) = (FreePort(), FreePort(), FreePort());
        Server = new Uri($"https://127.0.0.1:{port}/");
        KubeConfig = ClusterKubeConfig.Write(Server, _keys, AdminContext);
        File.WriteAllText(KubeConfigPath, KubeConfig);
        File.WriteAllText(_keys.PathOf("tokens.csv"), $"{AdminToken},admin,admin-uid,\"system:masters\"\n{UserToken},user,user-uid,\"\"\n");
        StartEtcd(store, peer);
        StartServer(store, port);
        Client = CreateClient(AdminToken);
        UnprivilegedClient = CreateClient(UserToken);
    }

    /// <summary>Whether this machine has the binaries.</summary>
    public static bool IsAvailable => File.Exists(Etcd) && File.Exists(ApiServer);

    /// <inheritdoc/>
    public bool IsReal => true;

    /// <summary>The server's address.</summary>
    public Uri Server { get; }

    /// <inheritdoc/>
    public HttpClient Client { get; }

    /// <inheritdoc/>
    public HttpClient UnprivilegedClient { get; }

    /// <inheritdoc/>
    public string KubeConfig { get; }

    /// <inheritdoc/>
    public string KubeConfigPath => _keys.PathOf("kubeconfig");

    /// <summary>The file of the authority that signed the server's certificate.</summary>
    public string AuthorityPath => _keys.PathOf("ca.crt");

    private static string Assets => Environment.GetEnvironmentVariable("KUBEBUILDER_ASSETS") ?? "/usr/local/kubebuilder/bin";

    private static string Etcd => Environment.GetEnvironmentVariable("TEST_ASSET_ETCD") is { Length: > 0 } etcd ? etcd : Path.Combine(Assets, "etcd");

    private static string ApiServer => Path.Combine(Assets, "kube-apiserver");

    /// <summary>The one server that the tests of this process share; it ends with the process. Skips the test where the binaries are missing.</summary>
    public static Task<RealCluster> SharedAsync()
    {
        Skip.IfNot(IsAvailable, Missing);
        return SharedCluster.Value;
    }

    /// <summary>Starts a server for tests that need an empty one. Skips the test where the binaries are missing.</summary>
    public static async Task<RealCluster> StartAsync()
    {
        Skip.IfNot(IsAvailable, Missing);
        var cluster = new RealCluster();
        try
        {
            await cluster.ReadyAsync();
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>The kubeconfig with another of its contexts as the current one.</summary>
    public string KubeConfigOf(string context) => ClusterKubeConfig.Write(Server, _keys, context);

    /// <summary>A client that signs in with a token, and trusts the server's authority only.</summary>
    public HttpClient CreateClient(string token)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.Add(_authority);
        var handler = new SocketsHttpHandler
        {
            EnableMultipleHttp2Connections = true, SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = policy },
        };
        var client = new HttpClient(handler)
        {
            BaseAddress = Server, DefaultRequestVersion = HttpVersion.Version20, DefaultVersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        };
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return client;
    }

    /// <inheritdoc/>
    public async Task<IAsyncDisposable> StartControllersAsync(ControllerOptions? options = null) =>
        await ClusterControllers.StartAsync(Client, options ?? new ControllerOptions());

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Client.Dispose();
        UnprivilegedClient.Dispose();
        foreach (var process in Enumerable.Reverse(_processes))
        {
            process.Dispose();
        }

        _keys.Dispose();
        _authority.Dispose();
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private static async Task<RealCluster> StartSharedAsync()
    {
        var cluster = await StartAsync();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => cluster.DisposeAsync().AsTask().GetAwaiter().GetResult();
        return cluster;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void StartEtcd(int port, int peer) => _processes.Add(new ServerProcess(Etcd, _keys.PathOf("etcd.log"),
        "--data-dir", _keys.PathOf("etcd"), "--listen-client-urls", $"http://127.0.0.1:{port}",
        "--advertise-client-urls", $"http://127.0.0.1:{port}", "--listen-peer-urls", $"http://127.0.0.1:{peer}",
        "--initial-advertise-peer-urls", $"http://127.0.0.1:{peer}", "--initial-cluster", $"default=http://127.0.0.1:{peer}"));

    private void StartServer(int store, int port) => _processes.Add(new ServerProcess(ApiServer, _keys.PathOf("kube-apiserver.log"),
        $"--etcd-servers=http://127.0.0.1:{store}", "--bind-address=127.0.0.1", "--advertise-address=127.0.0.1", $"--secure-port={port}",
        "--tls-cert-file", _keys.PathOf("server.crt"), "--tls-private-key-file", _keys.PathOf("server.key"),
        "--client-ca-file", _keys.PathOf("ca.crt"), "--token-auth-file", _keys.PathOf("tokens.csv"), "--cert-dir", _keys.PathOf("pki"),
        "--service-account-issuer=https://kubernetes.default.svc", "--service-account-key-file", _keys.PathOf("sa.pub"),
        "--service-account-signing-key-file", _keys.PathOf("sa.key"), "--authorization-mode=RBAC", "--allow-privileged=true",
        "--service-cluster-ip-range=10.96.0.0/16", "--endpoint-reconciler-type=none", "--disable-admission-plugins=ServiceAccount"));

    /// <summary>Asks until the server is up; there is nothing to wait on before it listens.</summary>
    private async Task ReadyAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (await timer.WaitForNextTickAsync(patience.Token))
        {
            _processes.ForEach(process => process.ThrowIfEnded());
            try
            {
                using var ready = await Client.GetAsync(new Uri("/readyz", UriKind.Relative), patience.Token);
                using var seeded = await Client.GetAsync(new Uri("/api/v1/namespaces/default", UriKind.Relative), patience.Token);
                if (ready.IsSuccessStatusCode && seeded.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
        }
    }
}
