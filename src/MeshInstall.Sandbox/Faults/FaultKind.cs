namespace MeshInstall.Sandbox.Faults;

/// <summary>How a request fails.</summary>
internal enum FaultKind
{
    None,
    CutBefore,
    TooManyRequests,
    TooManyRequestsUntil,
    InternalError,
    BadGateway,
    ServiceUnavailable,
    GatewayTimeout,
    CutAfter,
    Truncated,
    Garbage,
}
