using System.Net.Http.Headers;

namespace MeshInstall.Charts.Repositories;

/// <summary>How a registry wants to be asked: the parts of its <c>WWW-Authenticate</c>.</summary>
/// <param name="IsBearer">Whether it wants a token, and not a user name and password.</param>
/// <param name="Realm">Where tokens are given.</param>
/// <param name="Service">For which service.</param>
/// <param name="Scope">For what.</param>
internal sealed record AuthChallenge(bool IsBearer, string Realm, string Service, string Scope)
{
    /// <summary>The challenge understood best; null where there is none.</summary>
    public static AuthChallenge? Read(HttpHeaderValueCollection<AuthenticationHeaderValue> headers)
    {
        AuthenticationHeaderValue? bearer = headers.FirstOrDefault(header => header.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase));
        if (bearer is not null)
        {
            Dictionary<string, string> parts = Parse(bearer.Parameter ?? string.Empty);
            return new AuthChallenge(true, parts.GetValueOrDefault("realm", string.Empty), parts.GetValueOrDefault("service", string.Empty), parts.GetValueOrDefault("scope", string.Empty));
        }

        return headers.Any(header => header.Scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase)) ? new AuthChallenge(false, string.Empty, string.Empty, string.Empty) : null;
    }

    private static Dictionary<string, string> Parse(string text)
    {
        Dictionary<string, string> parts = new(StringComparer.OrdinalIgnoreCase);
        int at = 0;
        while (at < text.Length)
        {
            int equals = text.IndexOf('=', at);
            if (equals < 0)
            {
                break;
            }

            string name = text[at..equals].Trim(' ', ',', '\t');
            int end;
            if (equals + 1 < text.Length && text[equals + 1] == '"')
            {
                end = text.IndexOf('"', equals + 2);
                end = end < 0 ? text.Length : end;
                parts[name] = text[(equals + 2)..end];
            }
            else
            {
                end = text.IndexOf(',', equals);
                end = end < 0 ? text.Length : end;
                parts[name] = text[(equals + 1)..end].Trim();
            }

            at = end + 1;
        }

        return parts;
    }
}
