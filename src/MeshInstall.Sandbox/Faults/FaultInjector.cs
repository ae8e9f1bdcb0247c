using System.Runtime.CompilerServices;
using MeshInstall.Sandbox.Api;

namespace MeshInstall.Sandbox.Faults;

/// <summary>Fails the ordered share of requests, repeatably for one seed.</summary>
internal sealed class FaultInjector(SandboxFaults faults, TimeProvider clock)
{
    private readonly object _gate = new();
    private readonly Random _dice = new(faults.Seed);

    /// <summary>The failure of this request, or null when it goes through.</summary>
    /// <exception cref="HttpRequestException">The connection is cut.</exception>
    public async ValueTask<ApiResponse?> StrikeAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        if (faults.Latency > TimeSpan.Zero)
        {
            await Task.Delay(faults.Latency, clock, cancellationToken).ConfigureAwait(false);
        }

        if (faults.IsNone || request.Segments is ["healthz" or "readyz" or "livez", ..])
        {
            return null;
        }

        var roll = Roll();
        if ((roll -= faults.CutConnections) < 0)
        {
            throw new HttpRequestException(HttpRequestError.ResponseEnded, "The connection was cut (a fault ordered from the sandbox).");
        }

        ApiException? failure = null;
        if ((roll -= faults.TooManyRequests) < 0)
        {
            failure = ApiException.TooManyRequests("too many requests, please try again later", 1);
        }
        else if ((roll -= faults.ServiceUnavailable) < 0)
        {
            failure = ApiException.Unavailable("the server is currently unable to handle the request");
        }
        else if (roll - faults.InternalErrors < 0)
        {
            failure = ApiException.Internal("a fault ordered from the sandbox");
        }

        return failure is null ? null : ApiResponse.Failure(failure);
    }

    /// <summary>The stream, broken off now and then when connections are to be cut.</summary>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> Cut(
        IAsyncEnumerable<ReadOnlyMemory<byte>> pieces, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var piece in pieces.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (faults.CutConnections > 0 && Roll() < faults.CutConnections)
            {
                throw new IOException("The connection was cut (a fault ordered from the sandbox).");
            }

            yield return piece;
        }
    }

    private double Roll()
    {
        lock (_gate)
        {
            return _dice.NextDouble();
        }
    }
}
