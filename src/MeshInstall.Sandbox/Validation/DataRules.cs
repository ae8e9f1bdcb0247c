using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MeshInstall.Sandbox.Api;
using MeshInstall.Sandbox.Json;

namespace MeshInstall.Sandbox.Validation;

/// <summary>The rules of ConfigMaps and Secrets.</summary>
internal static partial class DataRules
{
    private const string KeyText =
        "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')";

    public static IEnumerable<FieldError> CheckMap(JsonObject body)
    {
        foreach (var name in Names(body, "data"))
        {
            if (!Key().IsMatch(name))
            {
                yield return FieldError.Invalid($"data[{name}]", name, KeyText);
            }

            if (body.At("binaryData", name) is not null)
            {
                yield return FieldError.Invalid($"data[{name}]", name, "duplicate of key present in binaryData");
            }
        }
    }

    public static IEnumerable<FieldError> CheckSecret(JsonObject body)
    {
        foreach (var name in Names(body, "data"))
        {
            if (!Key().IsMatch(name))
            {
                yield return FieldError.Invalid($"data[{name}]", name, KeyText);
            }
        }

        string[] required = body.Text("type") switch
        {
            "kubernetes.io/tls" => ["tls.crt", "tls.key"],
            "kubernetes.io/dockerconfigjson" => [".dockerconfigjson"],
            "kubernetes.io/dockercfg" => [".dockercfg"],
            "kubernetes.io/ssh-auth" => ["ssh-privatekey"],
            _ => [],
        };
        foreach (var name in required)
        {
            if (body.At("data", name) is null)
            {
                yield return FieldError.Required($"data[{name}]");
            }
            else if (name.StartsWith(".docker", StringComparison.Ordinal) && !IsJson(body.At("data").Text(name)))
            {
                yield return FieldError.Invalid($"data[{name}]", "<secret contents redacted>", "invalid character in the JSON of the credentials");
            }
        }

        if (body.Text("type") == "kubernetes.io/service-account-token" && body.At("metadata", "annotations").Text("kubernetes.io/service-account.name") is not { Length: > 0 })
        {
            yield return FieldError.Required("metadata.annotations[kubernetes.io/service-account.name]");
        }
    }

    private static IEnumerable<string> Names(JsonObject body, string member) => (body.Object(member) ?? []).Select(item => item.Key);

    private static bool IsJson(string? base64)
    {
        try
        {
            JsonText.ParseObject(Encoding.UTF8.GetString(Convert.FromBase64String(base64 ?? "")));
            return true;
        }
        catch (Exception failure) when (failure is JsonException or FormatException or InvalidOperationException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"\A[-._a-zA-Z0-9]+\z")]
    private static partial Regex Key();
}
