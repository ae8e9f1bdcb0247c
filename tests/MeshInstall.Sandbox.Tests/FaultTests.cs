using System.Net;
using System.Text;
using System.Text.Json;

namespace MeshInstall.Sandbox.Tests;

public sealed class FaultTests
{
    private static readonly Uri Pods = new("/api/v1/pods", UriKind.Relative);
    private static readonly SandboxFaults Secrets = new() { Paths = "*/secrets" };

    [Fact]
    public async Task The_ordered_share_of_requests_fails_and_the_rest_goes_through()
    {
        var answers = await AnswersAsync(new SandboxFaults { TooManyRequests = 0.2, ServiceUnavailable = 0.2, InternalErrors = 0.2 }, 400);

        foreach (var code in (HttpStatusCode[])[HttpStatusCode.TooManyRequests, HttpStatusCode.ServiceUnavailable, HttpStatusCode.InternalServerError])
        {
            Assert.InRange(answers.Count(answer => answer == code), 40, 120);
        }

        Assert.InRange(answers.Count(answer => answer == HttpStatusCode.OK), 110, 210);
    }

    [Fact]
    public async Task The_same_seed_fails_the_same_requests()
    {
        var faults = new SandboxFaults { TooManyRequests = 0.3, CutConnections = 0.1, Seed = 7 };

        Assert.Equal(await AnswersAsync(faults, 50), await AnswersAsync(faults, 50));
    }

    [Fact]
    public async Task Throttled_requests_say_when_to_come_back()
    {
        using var sandbox = new KubernetesSandbox(new SandboxOptions { Faults = new SandboxFaults { TooManyRequests = 1 } });
        using var client = new HttpClient(sandbox.CreateHandler()) { BaseAddress = KubernetesSandbox.BaseAddress };

        using var answer = await client.GetAsync(new Uri("/api/v1/pods", UriKind.Relative));

        Assert.Equal(TimeSpan.FromSeconds(1), answer.Headers.RetryAfter!.Delta);
        Assert.Contains("\"reason\":\"TooManyRequests\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Throttled_requests_may_name_a_date_instead()
    {
        using var server = new FaultyServer(new SandboxFaults { TooManyRequestsUntil = 1, RetryAfter = TimeSpan.FromSeconds(5) });

        using var answer = await server.Client.GetAsync(Pods);

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(5), answer.Headers.RetryAfter!.Date!.Value - answer.Headers.Date!.Value);
    }

    [Theory]
    [InlineData(500, true)]
    [InlineData(500, false)]
    [InlineData(502, true)]
    [InlineData(502, false)]
    [InlineData(503, true)]
    [InlineData(503, false)]
    [InlineData(504, true)]
    [InlineData(504, false)]
    public async Task Failures_come_with_a_status_or_with_the_page_of_a_proxy(int code, bool hasStatus)
    {
        var all = new SandboxFaults { WithoutStatus = hasStatus ? 0 : 1 };
        using var server = new FaultyServer(code switch
        {
            500 => all with { InternalErrors = 1 },
            502 => all with { BadGateways = 1 },
            503 => all with { ServiceUnavailable = 1 },
            _ => all with { GatewayTimeouts = 1 },
        });

        using var answer = await server.Client.GetAsync(Pods);
        var body = await answer.Content.ReadAsStringAsync();

        Assert.Equal(code, (int)answer.StatusCode);
        Assert.Equal(hasStatus, body.Contains("\"kind\":\"Status\"", StringComparison.Ordinal));
        Assert.Equal(hasStatus ? "application/json" : "text/html", answer.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task A_cut_connection_leaves_the_write_undone_or_done(bool isHandled, bool overSocket)
    {
        using var server = new FaultyServer(isHandled ? Secrets with { CutAfterHandling = 1 } : Secrets with { CutConnections = 1 }, overSocket);

        await Assert.ThrowsAsync<HttpRequestException>(() => server.WriteAsync());

        Assert.Equal(isHandled, await server.IsWrittenAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_answer_that_ends_in_the_middle_is_no_answer_though_the_write_is_done(bool overSocket)
    {
        using var server = new FaultyServer(Secrets with { TruncatedAnswers = 1 }, overSocket);

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => server.WriteAsync());

        Assert.True(await server.IsWrittenAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Garbage_looks_like_success_and_is_no_json(bool overSocket)
    {
        using var server = new FaultyServer(Secrets with { GarbageAnswers = 1 }, overSocket);

        var body = await server.WriteAsync();

        Assert.ThrowsAny<JsonException>(() => JsonDocument.Parse(body));
        Assert.True(await server.IsWrittenAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Watches_are_cut_expire_or_bring_bookmarks_only(bool overSocket)
    {
        const string All = "/api/v1/namespaces?watch=1&allowWatchBookmarks=true&sendInitialEvents=true&resourceVersionMatch=NotOlderThan&timeoutSeconds=1";
        async Task<string> Types(SandboxFaults faults)
        {
            using var server = new FaultyServer(faults, overSocket);
            var types = new List<string>();
            await foreach (var change in new Contract.ApiCaller(server.Client).WatchAsync(All))
            {
                types.Add((string)change["type"]! + (string?)change["object"]!["code"]?.ToString());
            }

            return string.Join(',', types.Distinct());
        }

        Assert.Equal("ADDED,BOOKMARK", await Types(SandboxFaults.None));
        Assert.Equal("", await Types(new SandboxFaults { CutWatches = 1 }));
        Assert.Equal("ERROR410", await Types(new SandboxFaults { ExpiredWatches = 1 }));
        Assert.Equal("", await Types(new SandboxFaults { StalledWatches = 1 }));
        await Assert.ThrowsAnyAsync<Exception>(() => Types(new SandboxFaults { TruncatedAnswers = 1 }));
    }

    [Fact]
    public async Task Everything_fails_the_share_that_was_ordered()
    {
        var answers = await AnswersAsync(SandboxFaults.Everything(0.5, seed: 3), 400);

        Assert.InRange(answers.Count(answer => answer == HttpStatusCode.OK), 180, 320);
        Assert.All((HttpStatusCode[])[default, HttpStatusCode.TooManyRequests, HttpStatusCode.InternalServerError, HttpStatusCode.BadGateway,
            HttpStatusCode.ServiceUnavailable, HttpStatusCode.GatewayTimeout], code => Assert.Contains(code, answers));
    }

    [Fact]
    public async Task Latency_is_waited_by_the_sandboxs_clock()
    {
        var clock = new CountingClock();
        using var sandbox = new KubernetesSandbox(new SandboxOptions
        {
            TimeProvider = clock, Faults = new SandboxFaults { Latency = TimeSpan.FromSeconds(2), LatencyJitter = TimeSpan.FromSeconds(1) },
        });
        using var client = new HttpClient(sandbox.CreateHandler()) { BaseAddress = KubernetesSandbox.BaseAddress };

        using var answer = await client.GetAsync(Pods);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.InRange(clock.Delays.Max(), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(3));
    }

    [Theory]
    [InlineData("GARBAGE\r\n\r\n")]
    [InlineData("GET / HTTP/9.9\r\n\r\n")]
    [InlineData("POST /api/v1/namespaces HTTP/1.1\r\nContent-Length: 999999999999\r\n\r\n")]
    [InlineData("POST /api/v1/namespaces HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n")]
    public async Task The_listener_refuses_what_is_not_http_and_stays_up(string bytes)
    {
        using var sandbox = new KubernetesSandbox();
        var address = sandbox.Listen();
        using var client = new System.Net.Sockets.TcpClient();
        await client.ConnectAsync(address.Host, address.Port);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(bytes));

        using var reader = new StreamReader(client.GetStream());
        Assert.StartsWith("HTTP/1.1 400", await reader.ReadLineAsync(), StringComparison.Ordinal);

        using var http = new HttpClient { BaseAddress = address };
        Assert.Equal("ok", await http.GetStringAsync(new Uri("/readyz", UriKind.Relative)));
    }

    private static async Task<List<HttpStatusCode>> AnswersAsync(SandboxFaults faults, int count)
    {
        using var sandbox = new KubernetesSandbox(new SandboxOptions { Faults = faults });
        using var client = new HttpClient(sandbox.CreateHandler()) { BaseAddress = KubernetesSandbox.BaseAddress };
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < count; i++)
        {
            try
            {
                using var answer = await client.GetAsync(new Uri("/api/v1/namespaces", UriKind.Relative));
                answers.Add(answer.StatusCode);
            }
            catch (HttpRequestException)
            {
                answers.Add(default);
            }
        }

        return answers;
    }
}
