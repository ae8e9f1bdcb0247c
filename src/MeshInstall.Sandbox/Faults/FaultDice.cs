namespace MeshInstall.Sandbox.Faults;

/// <summary>Decides what fails, repeatably for one seed.</summary>
internal sealed class FaultDice(SandboxFaults faults)
{
    private readonly object _gate = new();
    private readonly Random _dice = new(faults.Seed);
    private readonly (FaultKind Kind, double Share)[] _shares =
    [
        .. new[]
        {
            (FaultKind.CutBefore, faults.CutConnections), (FaultKind.TooManyRequests, faults.TooManyRequests),
            (FaultKind.ServiceUnavailable, faults.ServiceUnavailable), (FaultKind.InternalError, faults.InternalErrors),
            (FaultKind.TooManyRequestsUntil, faults.TooManyRequestsUntil), (FaultKind.BadGateway, faults.BadGateways),
            (FaultKind.GatewayTimeout, faults.GatewayTimeouts), (FaultKind.CutAfter, faults.CutAfterHandling),
            (FaultKind.Truncated, faults.TruncatedAnswers), (FaultKind.Garbage, faults.GarbageAnswers),
        }.Where(share => share.Item2 > 0),
    ];

    /// <summary>How the next request fails.</summary>
    public FaultKind Request()
    {
        if (_shares.Length == 0)
        {
            return FaultKind.None;
        }

        var roll = Roll();
        foreach (var (kind, share) in _shares)
        {
            if ((roll -= share) < 0)
            {
                return kind;
            }
        }

        return FaultKind.None;
    }

    /// <summary>Whether something of a share happens. A share of 0 costs no roll, so that it does not change what else happens.</summary>
    public bool Happens(double share) => share > 0 && Roll() < share;

    /// <summary>A part of a length, its end not included.</summary>
    public int Below(int length) => (int)(Roll() * length);

    public TimeSpan Latency() => faults.Latency + (faults.LatencyJitter > TimeSpan.Zero ? faults.LatencyJitter * Roll() : TimeSpan.Zero);

    private double Roll()
    {
        lock (_gate)
        {
            return _dice.NextDouble();
        }
    }
}
