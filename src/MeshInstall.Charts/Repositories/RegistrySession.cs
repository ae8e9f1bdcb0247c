using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace MeshInstall.Charts.Repositories;

/// <summary>Questions to one repository of a registry, with the token or the password that it asks for.</summary>
internal sealed class RegistrySession(ChartHttp http, Uri registry, string path, Func<CancellationToken, Task<ServerLogin?>> findLogin)
{
    private const long MaxTokenBytes = 1024 * 1024;
    private AuthenticationHeaderValue? _authorization;

    public Uri Url(string rest) => new(registry, $"/v2/{path}/{rest}");

    /// <summary>The answer, whatever its status, but for one that denies access.</summary>
    public async Task<ChartResponse> GetAsync(Uri url, IReadOnlyList<string> accept, long limit, CancellationToken cancellationToken)
    {
        ChartResponse response = await SendAsync(url, accept, limit, cancellationToken).ConfigureAwait(false);
        if (response.Status == HttpStatusCode.Unauthorized && AuthChallenge.Read(response.Headers.WwwAuthenticate) is { } challenge)
        {
            ServerLogin? login = await findLogin(cancellationToken).ConfigureAwait(false);
            _authorization = challenge.IsBearer ? await TokenAsync(challenge, login, cancellationToken).ConfigureAwait(false)
                : login is { IdentityToken.Length: 0 } ? login.ToBasic() : throw RepositoryErrors.Denied(url, isRegistry: true, isKnown: login is not null);
            response = await SendAsync(url, accept, limit, cancellationToken).ConfigureAwait(false);
            if (response.IsDenied)
            {
                throw RepositoryErrors.Denied(url, isRegistry: true, isKnown: login is not null);
            }
        }

        return response.IsDenied ? throw RepositoryErrors.Denied(url, isRegistry: true, isKnown: _authorization is not null)
            : (int)response.Status >= 500 || response.Status == HttpStatusCode.TooManyRequests ? throw RepositoryErrors.Unreachable(url, response.Reason)
            : response;
    }

    private Task<ChartResponse> SendAsync(Uri url, IReadOnlyList<string> accept, long limit, CancellationToken cancellationToken) =>
        http.SendAsync(new ChartRequest(url, limit) { Accept = accept, Authorization = SafeUrl.IsSameServer(url, registry) ? _authorization : null }, cancellationToken);

    private async Task<AuthenticationHeaderValue> TokenAsync(AuthChallenge challenge, ServerLogin? login, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(challenge.Realm, UriKind.Absolute, out Uri? realm) || realm.Scheme is not ("https" or "http"))
        {
            throw RepositoryErrors.Invalid(registry, "it asks for a token and does not say where to get one");
        }

        realm = SafeUrl.WithoutSecrets(realm);
        string scope = challenge.Scope.Length > 0 ? challenge.Scope : $"repository:{path}:pull";
        ChartResponse response = await http.SendAsync(
            (login?.IdentityToken.Length > 0 ? Exchange(realm, challenge.Service, scope, login) : Ask(realm, challenge.Service, scope, login)) with { From = registry }, cancellationToken).ConfigureAwait(false);
        if (response.IsDenied || response.Status == HttpStatusCode.BadRequest)
        {
            throw RepositoryErrors.Denied(realm, isRegistry: true, isKnown: login is not null);
        }

        if (!response.IsFound)
        {
            throw RepositoryErrors.Unreachable(realm, response.Reason);
        }

        string? token = ReadToken(response.Body);
        return token is { Length: > 0 } && AuthenticationHeaderValue.TryParse("Bearer " + token, out AuthenticationHeaderValue? header) && header.Parameter == token
            ? header : throw RepositoryErrors.Invalid(realm, "it gives no token");
    }

    private static ChartRequest Ask(Uri realm, string service, string scope, ServerLogin? login)
    {
        string query = $"scope={Uri.EscapeDataString(scope)}" + (service.Length > 0 ? $"&service={Uri.EscapeDataString(service)}" : string.Empty);
        UriBuilder url = new(realm) { Query = realm.Query.Length > 1 ? $"{realm.Query[1..]}&{query}" : query };
        return new ChartRequest(url.Uri, MaxTokenBytes) { Authorization = login?.ToBasic() };
    }

    private static ChartRequest Exchange(Uri realm, string service, string scope, ServerLogin login) => new(realm, MaxTokenBytes)
    {
        Form = new Dictionary<string, string>
        {
            ["grant_type"] = "refresh_token",
            ["service"] = service,
            ["scope"] = scope,
            ["client_id"] = "MeshInstall",
            ["refresh_token"] = login.IdentityToken,
        },
    };

    private static string? ReadToken(byte[] body)
    {
        try
        {
            return MeshJson.Parse(body) is MeshMap answer ? answer.FindText("token") ?? answer.FindText("access_token") : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
