using System.IO.Enumeration;
using System.Runtime.CompilerServices;
using MeshInstall.Sandbox.Api;

namespace MeshInstall.Sandbox.Faults;

/// <summary>Stands between the clients and the server, and fails the ordered share of requests and watches.</summary>
internal sealed class FaultInjector(SandboxFaults faults, ApiServer server, TimeProvider clock)
{
    private const string Cut = "The connection was cut (a fault ordered from the sandbox).";

    private readonly FaultDice _dice = new(faults);

    /// <summary>What the client gets.</summary>
    /// <exception cref="HttpRequestException">The connection is cut.</exception>
    public async ValueTask<ApiResponse> HandleAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        if (_dice.Latency() is var latency && latency > TimeSpan.Zero)
        {
            await Task.Delay(latency, clock, cancellationToken).ConfigureAwait(false);
        }

        if (request.Segments is ["healthz" or "readyz" or "livez", ..] || !FileSystemName.MatchesSimpleExpression(faults.Paths, request.Path))
        {
            return server.Handle(request);
        }

        var kind = _dice.Request();
        switch (kind)
        {
            case FaultKind.CutBefore:
                throw new HttpRequestException(HttpRequestError.ResponseEnded, Cut);
            case FaultKind.TooManyRequests:
                return FaultAnswers.Throttled(faults.RetryAfter, null);
            case FaultKind.TooManyRequestsUntil:
                return FaultAnswers.Throttled(faults.RetryAfter, clock.GetUtcNow());
            case FaultKind.InternalError or FaultKind.BadGateway or FaultKind.ServiceUnavailable:
                return FaultAnswers.Failure(kind, !_dice.Happens(faults.WithoutStatus));
            case FaultKind.GatewayTimeout:
                server.Handle(request);
                return FaultAnswers.Failure(FaultKind.GatewayTimeout, !_dice.Happens(faults.WithoutStatus));
            case FaultKind.CutAfter:
                server.Handle(request);
                throw new HttpRequestException(HttpRequestError.ResponseEnded, Cut);
            case FaultKind.Garbage:
                server.Handle(request);
                return FaultAnswers.Garbage(_dice.Happens(0.5));
            case FaultKind.Truncated:
                var whole = server.Handle(request);
                return whole with { Stream = whole.Stream is null ? Part(whole.Body[.._dice.Below(whole.Body.Length)]) : Disturbed(whole.Stream, isCut: true, CancellationToken.None) };
            default:
                // Who reads a watch gives its own token.
                var response = server.Handle(request);
                return response.Stream is null ? response : response with { Stream = Disturbed(response.Stream, isCut: false, CancellationToken.None) };
        }
    }

    private static async IAsyncEnumerable<ReadOnlyMemory<byte>> Part(ReadOnlyMemory<byte> start)
    {
        await Task.Yield();
        if (!start.IsEmpty)
        {
            yield return start;
        }

        throw new IOException(Cut);
    }

    /// <summary>A watch with its faults.</summary>
    private async IAsyncEnumerable<ReadOnlyMemory<byte>> Disturbed(
        IAsyncEnumerable<ReadOnlyMemory<byte>> pieces, bool isCut, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var isStalled = _dice.Happens(faults.StalledWatches);
        await foreach (var piece in pieces.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (isCut || _dice.Happens(faults.CutConnections))
            {
                throw new IOException(Cut);
            }

            if (_dice.Happens(faults.CutWatches) || (isStalled && !ObjectEncoder.IsBookmark(piece.Span)))
            {
                yield break;
            }

            if (_dice.Happens(faults.ExpiredWatches))
            {
                yield return ObjectEncoder.Line("ERROR", ApiException.Gone("too old resource version (a fault ordered from the sandbox)").ToStatus());
                yield break;
            }

            yield return piece;
        }
    }
}
