using System.Net;
using System.Text;

namespace MeshInstall.Sandbox.Tests;

public sealed class FaultTests
{
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
