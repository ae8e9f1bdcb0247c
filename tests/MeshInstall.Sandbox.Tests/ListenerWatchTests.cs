using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace MeshInstall.Sandbox.Tests;

/// <summary>Watches over a socket, where a piece that is held back or empty leaves a client waiting for ever.</summary>
public sealed class ListenerWatchTests : IDisposable
{
    private const string Secrets = "/api/v1/namespaces/default/secrets";
    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(1);
    private readonly KubernetesSandbox _sandbox = new();
    private readonly Uri _address;
    private readonly HttpClient _client;

    public ListenerWatchTests()
    {
        _address = _sandbox.Listen();
        _client = new HttpClient { BaseAddress = _address };
    }

    [Fact]
    public async Task The_head_comes_before_any_event_and_each_event_before_the_next_change()
    {
        using var response = await OpenAsync("labelSelector=wanted%3Dyes");
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());

        foreach (var name in (string[])["first", "second", "third"])
        {
            // What the selector leaves out brings no piece, least of all an empty one: that would be the end.
            await MakeAsync($"{name}-unwanted", "no");
            await MakeAsync(name, "yes");

            var change = JsonNode.Parse((await reader.ReadLineAsync().WaitAsync(Bound))!)!;
            Assert.Equal(("ADDED", name), ((string?)change["type"], (string?)change["object"]!["metadata"]!["name"]));
        }
    }

    [Fact]
    public async Task A_watch_that_has_brought_nothing_ends_whole_at_its_timeout()
    {
        using var response = await OpenAsync("timeoutSeconds=1");

        // A connection that is merely closed would be an exception here.
        Assert.Equal("", await response.Content.ReadAsStringAsync().WaitAsync(Bound));
    }

    [Fact]
    public async Task A_watch_that_has_brought_something_ends_whole_at_its_timeout()
    {
        using var response = await OpenAsync("timeoutSeconds=1&allowWatchBookmarks=true");
        await MakeAsync("late", "yes");

        var lines = (await response.Content.ReadAsStringAsync().WaitAsync(Bound)).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(["ADDED", "BOOKMARK"], lines.Select(line => (string?)JsonNode.Parse(line)!["type"]));
    }

    [Fact]
    public async Task A_watch_ends_with_its_client()
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(_address.Host, _address.Port);
        var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET {Secrets}?watch=1&resourceVersion={await VersionAsync()} HTTP/1.1\r\nHost: {_address.Authority}\r\n\r\n"));
        using var reader = new StreamReader(stream);
        Assert.Equal("HTTP/1.1 200 OK", await reader.ReadLineAsync().WaitAsync(Bound));

        socket.Client.Shutdown(SocketShutdown.Send);

        // The server closes its side too, instead of keeping the watch for the half hour that it may last.
        Assert.DoesNotContain("ADDED", await reader.ReadToEndAsync().WaitAsync(Bound), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_that_left_stands_in_nobodys_way()
    {
        for (var i = 0; i < 20; i++)
        {
            using var left = await OpenAsync("");
        }

        using var response = await OpenAsync("");
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        await MakeAsync("after", "yes");

        Assert.Contains("\"after\"", await reader.ReadLineAsync().WaitAsync(Bound), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _client.Dispose();
        _sandbox.Dispose();
    }

    private async Task<HttpResponseMessage> OpenAsync(string query)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Secrets}?watch=1&resourceVersion={await VersionAsync()}&{query}");
        var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead).WaitAsync(Bound);
        return response.EnsureSuccessStatusCode();
    }

    private async Task<string> VersionAsync() => (string)JsonNode.Parse(await _client.GetStringAsync(new Uri(Secrets, UriKind.Relative)))!["metadata"]!["resourceVersion"]!;

    private async Task MakeAsync(string name, string wanted)
    {
        using var body = new StringContent(
            $$$"""{"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "{{{name}}}", "labels": {"wanted": "{{{wanted}}}"} } }""", Encoding.UTF8, "application/json");
        using var made = await _client.PostAsync(new Uri(Secrets, UriKind.Relative), body).WaitAsync(Bound);
        made.EnsureSuccessStatusCode();
    }
}
