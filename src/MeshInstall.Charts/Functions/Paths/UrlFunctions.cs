using MeshInstall.Charts.Functions.Conversions;
using MeshInstall.Charts.GoValues;

namespace MeshInstall.Charts.Functions.Paths;

/// <summary>sprig's functions that take URLs apart into maps and put them together again.</summary>
internal static class UrlFunctions
{
    public static IEnumerable<GoFunction> All { get; } =
    [
        new("urlJoin", (_, arguments) => Join((GoMap?)arguments[0] ?? new GoMap()), GoParameter.Map),
        new("urlParse", (_, arguments) => Parse((string)arguments[0]!), GoParameter.String),
    ];

    private static GoMap Parse(string text)
    {
        GoUrl url = ParseOr("unable to parse url", text);
        GoMap map = new();
        map["scheme"] = url.Scheme;
        map["host"] = ByteText.ToText(url.Host);
        map["hostname"] = ByteText.ToText(url.HostName);
        map["path"] = ByteText.ToText(url.Path);
        map["query"] = ByteText.ToText(url.Query);
        map["opaque"] = ByteText.ToText(url.Opaque);
        map["fragment"] = ByteText.ToText(url.Fragment);
        map["userinfo"] = url.User?.ToString() ?? string.Empty;
        return map;
    }

    private static string Join(GoMap map)
    {
        GoUrl url = new()
        {
            Scheme = Part(map, "scheme"),
            Host = Part(map, "host"),
            Path = Part(map, "path"),
            Query = Part(map, "query"),
            Opaque = Part(map, "opaque"),
            Fragment = Part(map, "fragment"),
        };
        string user = Part(map, "userinfo");
        GoUserInfo? parsed = user.Length == 0 ? null : ParseOr("unable to parse userinfo in dict", $"proto://{ByteText.ToText(user)}@host").User;
        return ByteText.ToText((url with { User = parsed }).ToString());
    }

    private static string Part(GoMap map, string key) => !map.TryGetValue(key, out object? value) ? string.Empty
        : value is string text ? ByteText.From(text)
        : value is null ? throw GoReflect.NilPointer()
        : throw new GoFunctionException($"unable to parse {key} key, must be of type string, but {GoReflect.KindName(value)} found");

    private static GoUrl ParseOr(string complaint, string text)
    {
        try
        {
            return UrlParser.Parse(text);
        }
        catch (GoFunctionException exception)
        {
            throw new GoFunctionException($"{complaint}: {exception.Message}", exception);
        }
    }
}
