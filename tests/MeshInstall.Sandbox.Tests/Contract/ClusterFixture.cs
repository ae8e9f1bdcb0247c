using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace MeshInstall.Sandbox.Tests.Contract;

/// <summary>A real etcd and kube-apiserver, from <c>KUBEBUILDER_ASSETS</c>; tests are skipped where those binaries are missing.</summary>
public sealed class ClusterFixture : IApiFixture, IAsyncLifetime
{
    private const string Token = "contract-tests";

    private readonly string _folder = Directory.CreateTempSubdirectory("contract-").FullName;
    private readonly List<Process> _processes = [];
    private HttpClient? _client;

    public HttpClient Client
    {
        get
        {
            Skip.If(_client is null, "no etcd and kube-apiserver in KUBEBUILDER_ASSETS");
            return _client;
        }
    }

    private static string Assets => Environment.GetEnvironmentVariable("KUBEBUILDER_ASSETS") ?? "/usr/local/kubebuilder/bin";

    public async Task InitializeAsync()
    {
        var (etcd, server) = (Path.Combine(Assets, "etcd"), Path.Combine(Assets, "kube-apiserver"));
        if (!File.Exists(etcd) || !File.Exists(server))
        {
            return;
        }

        var (store, peer, port) = (FreePort(), FreePort(), FreePort());
        WriteKeys();
        Start(etcd, "--data-dir", Path.Combine(_folder, "etcd"), "--listen-client-urls", $"http://127.0.0.1:{store}",
            "--advertise-client-urls", $"http://127.0.0.1:{store}", "--listen-peer-urls", $"http://127.0.0.1:{peer}",
            "--initial-advertise-peer-urls", $"http://127.0.0.1:{peer}", "--initial-cluster", $"default=http://127.0.0.1:{peer}");
        Start(server, "--etcd-servers", $"http://127.0.0.1:{store}", "--bind-address=127.0.0.1", "--advertise-address=127.0.0.1",
            $"--secure-port={port}", "--cert-dir", Path.Combine(_folder, "pki"), "--token-auth-file", Path.Combine(_folder, "tokens.csv"),
            "--service-account-issuer=https://kubernetes.default.svc", "--service-account-key-file", Path.Combine(_folder, "sa.pub"),
            "--service-account-signing-key-file", Path.Combine(_folder, "sa.key"), "--authorization-mode=RBAC",
            "--service-cluster-ip-range=10.0.0.0/24", "--endpoint-reconciler-type=none", "--disable-admission-plugins=ServiceAccount");
        // The server made its own certificate a moment ago, and it is on loopback.
        var handler = new HttpClientHandler { ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator };
        var client = new HttpClient(handler) { BaseAddress = new Uri($"https://127.0.0.1:{port}") };
        client.DefaultRequestHeaders.Authorization = new("Bearer", Token);
        await ReadyAsync(client);
        _client = client;
    }

    public Task DisposeAsync()
    {
        _client?.Dispose();
        foreach (var process in Enumerable.Reverse(_processes))
        {
            process.Kill();
            process.WaitForExit();
            process.Dispose();
        }

        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void WriteKeys()
    {
        using var key = RSA.Create(2048);
        File.WriteAllText(Path.Combine(_folder, "sa.key"), key.ExportRSAPrivateKeyPem());
        File.WriteAllText(Path.Combine(_folder, "sa.pub"), key.ExportSubjectPublicKeyInfoPem());
        File.WriteAllText(Path.Combine(_folder, "tokens.csv"), $"{Token},admin,admin,\"system:masters\"\n");
    }

    private void Start(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true };
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        _processes.Add(process);
    }

    /// <summary>Asks until the server is up; there is nothing to wait on before it listens.</summary>
    private async Task ReadyAsync(HttpClient client)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (await timer.WaitForNextTickAsync(patience.Token))
        {
            Assert.All(_processes, process => Assert.False(process.HasExited, $"{process.StartInfo.FileName} ended"));
            try
            {
                var ready = await client.GetAsync(new Uri("/readyz", UriKind.Relative), patience.Token);
                var seeded = await client.GetAsync(new Uri("/api/v1/namespaces/default", UriKind.Relative), patience.Token);
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
