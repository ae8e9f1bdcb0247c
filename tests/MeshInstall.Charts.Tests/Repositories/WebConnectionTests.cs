using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MeshInstall.Charts.Repositories;
using static MeshInstall.Charts.Tests.Repositories.Fetching;

namespace MeshInstall.Charts.Tests.Repositories;

public sealed class WebConnectionTests
{
    private static readonly byte[] Packed = ChartRepository.Pack("small", "1.0.0");

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task A_server_that_cannot_answer_now_is_asked_again(int status)
    {
        int asked = 0;
        await using LoopbackServer server = new(_ => Interlocked.Increment(ref asked) < 3 ? new LoopbackResponse(status, []).With("Retry-After", "0") : LoopbackResponse.Ok(Packed));

        Assert.Equal("1.0.0", (await FetchAsync($"{server.Url}/a.tgz")).Version);
        Assert.Equal(3, asked);
    }

    [Fact]
    public async Task A_server_that_never_answers_well_is_given_up()
    {
        await using LoopbackServer server = new(_ => new LoopbackResponse(503, []));

        ChartException error = await FailAsync($"{server.Url}/a.tgz", options: Options with { Retries = 2 });

        Assert.Equal("ChartRepositoryUnreachable", error.ErrorId);
        Assert.Contains("503", error.Message, StringComparison.Ordinal);
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task A_connection_that_is_cut_is_made_again()
    {
        int asked = 0;
        await using LoopbackServer server = new(_ => LoopbackResponse.Ok(Packed) with { CutAfter = Interlocked.Increment(ref asked) < 3 ? asked * 20 : null });

        Assert.Equal("1.0.0", (await FetchAsync($"{server.Url}/a.tgz")).Version);
        Assert.Equal(3, asked);
    }

    [Fact]
    public async Task A_server_that_is_gone_is_named()
    {
        LoopbackServer server = new(_ => LoopbackResponse.Missing);
        await server.DisposeAsync();

        ChartException error = await FailAsync($"{server.Url}/a.tgz");

        Assert.Equal("ChartRepositoryUnreachable", error.ErrorId);
        Assert.Contains(server.Authority, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_silent_is_not_waited_for()
    {
        using ManualResetEventSlim release = new();
        await using LoopbackServer server = new(_ =>
        {
            release.Wait();
            return LoopbackResponse.Missing;
        });

        ChartException error = await FailAsync($"{server.Url}/a.tgz", options: Options with { Timeout = TimeSpan.FromMilliseconds(200), Retries = 0 });

        release.Set();
        Assert.Equal("ChartRepositoryUnreachable", error.ErrorId);
    }

    [Fact]
    public async Task A_credential_goes_along_within_a_server_and_never_to_another()
    {
        await using LoopbackServer other = new(_ => LoopbackResponse.Ok(Packed));
        await using LoopbackServer server = new(request => LoopbackResponse.Redirect(request.Path == "/a.tgz" ? "/b.tgz" : other.Url + "/c.tgz", 307));

        await FetchAsync($"{server.Url}/a.tgz", options: Options with { Credential = new NetworkCredential("user", "secret") });

        Assert.All(server.Requests, request => Assert.StartsWith("Basic ", request.Header("Authorization"), StringComparison.Ordinal));
        Assert.Equal(2, server.Requests.Count);
        Assert.Equal(string.Empty, Assert.Single(other.Requests).Header("Authorization"));
    }

    [Theory]
    [InlineData("/a.tgz")]
    [InlineData("ftp://127.0.0.1/a.tgz")]
    [InlineData("file:///etc/passwd")]
    [InlineData("")]
    public async Task A_redirection_without_end_or_to_no_web_address_is_refused(string target)
    {
        await using LoopbackServer server = new(_ => LoopbackResponse.Redirect(target));
        Assert.Equal("ChartRepositoryInvalid", (await FailAsync($"{server.Url}/a.tgz")).ErrorId);
    }

    [Fact]
    public async Task Plain_http_is_for_this_machine_only()
    {
        Assert.Equal("ChartRepositoryInsecure", (await FailAsync("http://charts.invalid/a.tgz")).ErrorId);
        await using LoopbackServer server = new(_ => LoopbackResponse.Redirect("http://charts.invalid/a.tgz"));
        Assert.Equal("ChartRepositoryInsecure", (await FailAsync($"{server.Url}/a.tgz")).ErrorId);
        Assert.Equal("ChartRepositoryInsecure", (await FailAsync($"{server.Url}/a.tgz", options: Options with { PlainHttp = false })).ErrorId);
    }

    [Fact]
    public async Task More_than_the_bound_is_not_read()
    {
        await using LoopbackServer server = new(_ => LoopbackResponse.Ok(new byte[200_000]));
        ChartFetchOptions options = Options with { MaxIndexBytes = 100_000, Limits = new ChartLimits { MaxArchiveBytes = 100_000 } };

        Assert.Equal("ChartTooLarge", (await FailAsync($"{server.Url}/a.tgz", options: options)).ErrorId);
        Assert.Equal("ChartTooLarge", (await FailAsync($"{server.Url}/charts#a", options: options)).ErrorId);
    }

    [Fact]
    public async Task An_authority_of_a_file_is_trusted_where_it_is_named()
    {
        using RSA key = RSA.Create(2048);
        CertificateRequest request = new("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        SubjectAlternativeNameBuilder names = new();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, true));
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        using X509Certificate2 made = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        using X509Certificate2 certificate = X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
        await using LoopbackServer server = new(_ => LoopbackResponse.Ok(Packed), certificate);
        using TemporaryFolder folder = new();
        string file = folder.Write("ca.pem", certificate.ExportCertificatePem());

        Assert.Equal("1.0.0", (await FetchAsync($"{server.Url}/a.tgz", options: Options with { CaFile = file })).Version);
        Assert.Equal("ChartRepositoryTlsFailed", (await FailAsync($"{server.Url}/a.tgz")).ErrorId);
        Assert.Equal("ChartFileUnreadable", Assert.Throws<ChartException>(() => new ChartFetcher(Options with { CaFile = folder.Write("empty.pem", "none") })).ErrorId);
    }
}
