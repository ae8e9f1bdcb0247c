using System.Net;
using MeshInstall.TestClusters.Servers;

namespace MeshInstall.Tests.Stopping;

/// <summary>
/// Stands before a cluster and passes requests on, but for those that it holds: they are never answered until it is told to go on or disposed. A held
/// request may have been carried out all the same, as on a server whose answer is lost.
/// </summary>
internal sealed class HoldingServer : IDisposable
{
    private static readonly string[] OwnHeaders = ["Transfer-Encoding", "Content-Length", "Connection", "Keep-Alive", "Date"];
    private readonly LoopbackServer _listener;
    private readonly HttpClient _client;
    private readonly CancellationTokenSource _over = new();
    private Rule? _rule;

    /// <param name="target">Where requests go; null for nowhere, so that all must be held.</param>
    public HoldingServer(Uri? target = null)
    {
        _client = new HttpClient { BaseAddress = target, Timeout = Timeout.InfiniteTimeSpan };
        _listener = new LoopbackServer(AnswerAsync);
    }

    public Uri Address => _listener.Address;

    /// <summary>From now on holds the requests that are meant; the result ends once there is one.</summary>
    /// <param name="isMeant">Whether a request, given as <c>METHOD /path?query</c>, is one of them.</param>
    /// <param name="carriesOut">Whether it is carried out before it is held.</param>
    /// <param name="status">A status to answer instead of holding, with a long <c>Retry-After</c>.</param>
    public Task Hold(Func<string, bool> isMeant, bool carriesOut = false, HttpStatusCode? status = null)
    {
        Rule rule = new(isMeant, carriesOut, status);
        Volatile.Write(ref _rule, rule);
        return rule.Met.Task;
    }

    /// <summary>Passes everything on again; what is held stays so.</summary>
    public void GoOn() => Volatile.Write(ref _rule, null);

    /// <summary>The text of a kubeconfig for it.</summary>
    public string KubeConfig(string user = "{}") =>
        $$$"""
        {"apiVersion": "v1", "kind": "Config", "current-context": "held",
         "clusters": [{"name": "held", "cluster": {"server": "{{{Address.ToString().TrimEnd('/')}}}"}}],
         "users": [{"name": "held", "user": {{{user}}}}],
         "contexts": [{"name": "held", "context": {"cluster": "held", "user": "held"}}]}
        """;

    public void Dispose()
    {
        _over.Cancel();
        _listener.Dispose();
        _client.Dispose();
    }

    private async Task AnswerAsync(HttpListenerContext call)
    {
        try
        {
            Rule? rule = Volatile.Read(ref _rule);
            if (rule?.IsMeant($"{call.Request.HttpMethod} {call.Request.Url!.PathAndQuery}") != true)
            {
                await PassAsync(call, isAnswered: true);
                return;
            }

            if (rule.CarriesOut)
            {
                await PassAsync(call, isAnswered: false);
            }

            rule.Met.TrySetResult();
            if (rule.Status is { } status)
            {
                call.Response.StatusCode = (int)status;
                call.Response.Headers["Retry-After"] = "3600";
                call.Response.Close();
                return;
            }

            await Task.Delay(Timeout.Infinite, _over.Token);
        }
        catch (Exception error) when (error is HttpListenerException or HttpRequestException or IOException or ObjectDisposedException or OperationCanceledException)
        {
            call.Response.Abort();
        }
    }

    private async Task PassAsync(HttpListenerContext call, bool isAnswered)
    {
        using HttpRequestMessage request = new(new HttpMethod(call.Request.HttpMethod), call.Request.Url!.PathAndQuery);
        if (call.Request.HasEntityBody)
        {
            using MemoryStream body = new();
            await call.Request.InputStream.CopyToAsync(body, _over.Token);
            request.Content = new ByteArrayContent(body.ToArray());
            request.Content.Headers.TryAddWithoutValidation("Content-Type", call.Request.ContentType);
        }

        request.Headers.TryAddWithoutValidation("Accept", call.Request.Headers["Accept"]);
        using HttpResponseMessage answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, _over.Token);
        if (!isAnswered)
        {
            return;
        }

        HttpListenerResponse response = call.Response;
        response.StatusCode = (int)answer.StatusCode;
        response.SendChunked = true;
        foreach ((string name, IEnumerable<string> values) in answer.Headers.Concat(answer.Content.Headers).Where(header => !OwnHeaders.Contains(header.Key, StringComparer.OrdinalIgnoreCase)))
        {
            response.Headers[name] = string.Join(", ", values);
        }

        await using Stream from = await answer.Content.ReadAsStreamAsync(_over.Token);
        byte[] block = new byte[64 * 1024];
        for (int read; (read = await from.ReadAsync(block, _over.Token)) > 0;)
        {
            await response.OutputStream.WriteAsync(block.AsMemory(0, read), _over.Token);
            await response.OutputStream.FlushAsync(_over.Token);
        }

        response.Close();
    }

    private sealed record Rule(Func<string, bool> IsMeant, bool CarriesOut, HttpStatusCode? Status)
    {
        public TaskCompletionSource Met { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
