using System.Globalization;

namespace MeshInstall.Sandbox.Api;

/// <summary>A request, wherever it came from.</summary>
internal sealed class ApiRequest
{
    private readonly Dictionary<string, string> _query;

    public ApiRequest(string method, string pathAndQuery)
    {
        Method = method;
        var mark = pathAndQuery.IndexOf('?', StringComparison.Ordinal);
        Path = mark < 0 ? pathAndQuery : pathAndQuery[..mark];
        Segments = [.. Path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString)];
        _query = ReadQuery(mark < 0 ? "" : pathAndQuery[(mark + 1)..]);
    }

    public string Method { get; }

    public string Path { get; }

    public IReadOnlyList<string> Segments { get; }

    public string Accept { get; init; } = "";

    public string ContentType { get; init; } = "";

    public string UserAgent { get; init; } = "";

    public ReadOnlyMemory<byte> Body { get; init; }

    public string? Query(string name) => _query.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

    public bool Flag(string name) => _query.TryGetValue(name, out var value) && value is "" or "1" or "true" or "True";

    public long? Number(string name) => Query(name) is not { } text
        ? null
        : long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw ApiException.BadRequest($"the parameter {name} is not a number: {text}");

    private static Dictionary<string, string> ReadQuery(string text)
    {
        var query = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in text.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            query[Decode(equals < 0 ? pair : pair[..equals])] = equals < 0 ? "" : Decode(pair[(equals + 1)..]);
        }

        return query;
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
