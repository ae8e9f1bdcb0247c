using System.Globalization;
using System.Text;
using MeshInstall.Sandbox.Api;

namespace MeshInstall.Sandbox.Faults;

/// <summary>The answers of servers and proxies that fail.</summary>
internal static class FaultAnswers
{
    public static ApiResponse Throttled(TimeSpan wait, DateTimeOffset? until)
    {
        var seconds = (int)wait.TotalSeconds;
        var refusal = ApiResponse.Failure(ApiException.TooManyRequests("too many requests, please try again later", seconds));
        return refusal with { RetryAfter = until?.Add(wait).ToString("r", CultureInfo.InvariantCulture) ?? seconds.ToString(CultureInfo.InvariantCulture) };
    }

    public static ApiResponse Failure(FaultKind kind, bool hasStatus)
    {
        var (error, title) = kind switch
        {
            FaultKind.BadGateway => (ApiException.BadGateway("a fault ordered from the sandbox"), "Bad Gateway"),
            FaultKind.ServiceUnavailable => (ApiException.Unavailable("the server is currently unable to handle the request"), "Service Unavailable"),
            FaultKind.GatewayTimeout => (ApiException.Timeout(), "Gateway Timeout"),
            _ => (ApiException.Internal("a fault ordered from the sandbox"), "Internal Server Error"),
        };
        return hasStatus ? ApiResponse.Failure(error) : Page(error.Code, title);
    }

    /// <summary>A success that holds no JSON.</summary>
    public static ApiResponse Garbage(bool isPage) => isPage
        ? Page(200, "Sign in") with { ContentType = "application/json" }
        : new ApiResponse { Body = new byte[] { 0x1f, 0x8b, 0x08, 0x00, 0xff, 0x7b, 0x22, 0x00 } };

    private static ApiResponse Page(int code, string title) => new()
    {
        StatusCode = code,
        ContentType = "text/html",
        Body = Encoding.UTF8.GetBytes($"<html><head><title>{title}</title></head><body><h1>{title}</h1></body></html>\n"),
    };
}
