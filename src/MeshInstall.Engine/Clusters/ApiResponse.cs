using System.Net;

namespace MeshInstall.Engine.Clusters;

/// <summary>One answer of the API server.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The JSON object; null where the answer was none.</param>
/// <param name="RetryAfter">How long the server asks to wait; null where it does not.</param>
internal sealed record ApiResponse(HttpStatusCode Status, MeshMap? Body, TimeSpan? RetryAfter)
{
    /// <inheritdoc cref="ApiRequest.ConflictIsFinal"/>
    public bool ConflictIsFinal { get; init; }

    public bool IsSuccess => (int)Status is >= 200 and < 300;

    /// <summary>Whether an apply was refused for a field that its kind cannot hold; the server calls that an error of its own.</summary>
    public bool IsFieldRefusal => Status == HttpStatusCode.InternalServerError && FieldRefusal.Is(Message);

    public bool IsTransient => !IsFieldRefusal && (Status is HttpStatusCode.TooManyRequests or HttpStatusCode.InternalServerError
        or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout
        || (Status == HttpStatusCode.Conflict && !ConflictIsFinal && !HasCause("FieldManagerConflict")));

    public bool HasCause(string reason) => Causes.Any(cause => cause.FindText("reason") == reason);

    public IEnumerable<MeshMap> Causes => Body?.FindMap("details")?.FindList("causes")?.OfType<MeshMap>() ?? [];

    public string Message => Body?.FindText("message") is { Length: > 0 } message ? message : $"HTTP {(int)Status} {Status}";
}
