using System.Text.Json.Nodes;
using MeshInstall.Sandbox.Api;
using MeshInstall.Sandbox.Json;

namespace MeshInstall.Sandbox.Validation;

/// <summary>The rules of webhook configurations.</summary>
internal static class WebhookRules
{
    public static IEnumerable<FieldError> Check(JsonObject body)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (webhook, i) in body.Objects("webhooks").Select((webhook, i) => (webhook, i)))
        {
            foreach (var error in CheckWebhook(webhook, $"webhooks[{i}]"))
            {
                yield return error;
            }

            if (webhook.Text("name") is { Length: > 0 } name && !names.Add(name))
            {
                yield return FieldError.Duplicate($"webhooks[{i}].name", name);
            }
        }
    }

    private static IEnumerable<FieldError> CheckWebhook(JsonObject webhook, string path)
    {
        var name = webhook.Text("name") ?? "";
        if (name.Split('.').Length < 3)
        {
            yield return name.Length == 0
                ? FieldError.Required(path + ".name")
                : FieldError.Invalid(path + ".name", name, "should be a domain with at least three segments separated by dots");
        }

        foreach (var (rule, i) in webhook.Objects("rules").Select((rule, i) => (rule, i)))
        {
            foreach (var error in CheckRule(rule, $"{path}.rules[{i}]"))
            {
                yield return error;
            }
        }

        if (webhook.Text("sideEffects") is not { Length: > 0 })
        {
            yield return FieldError.Required(path + ".sideEffects", "must specify one of None, NoneOnDryRun");
        }
        else if (webhook.Text("sideEffects") is not ("None" or "NoneOnDryRun"))
        {
            yield return FieldError.Unsupported(path + ".sideEffects", webhook.Text("sideEffects"), ["None", "NoneOnDryRun"]);
        }

        if (webhook.Number("timeoutSeconds") is < 1 or > 30)
        {
            yield return FieldError.Invalid(path + ".timeoutSeconds", webhook.Number("timeoutSeconds"), "the timeout value must be between 1 and 30 seconds");
        }

        foreach (var error in ValueRules.Selector(webhook.Object("namespaceSelector"), path + ".namespaceSelector")
            .Concat(ValueRules.Selector(webhook.Object("objectSelector"), path + ".objectSelector"))
            .Concat(CheckClient(webhook.Object("clientConfig"), path + ".clientConfig")))
        {
            yield return error;
        }

        if (webhook.Array("admissionReviewVersions") is not { Count: > 0 })
        {
            yield return FieldError.Required(path + ".admissionReviewVersions", "must specify one of v1, v1beta1");
        }
    }

    private static IEnumerable<FieldError> CheckRule(JsonObject rule, string path)
    {
        foreach (var list in (string[])["operations", "apiGroups", "apiVersions", "resources"])
        {
            if (rule.Array(list) is not { Count: > 0 })
            {
                yield return FieldError.Required($"{path}.{list}");
            }
        }
    }

    private static IEnumerable<FieldError> CheckClient(JsonObject? client, string path)
    {
        var (url, service) = (client.Text("url"), client.Object("service"));
        if (url is null == service is null)
        {
            yield return FieldError.Required(path, "exactly one of url or service is required");
        }
        else if (url is not null && Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme != "https")
        {
            yield return FieldError.Invalid(path + ".url", address.Scheme, "'https' is the only allowed URL scheme; desired format: https://host[/path]");
        }
        else if (service is not null)
        {
            foreach (var field in (string[])["name", "namespace"])
            {
                if (service.Text(field) is not { Length: > 0 })
                {
                    yield return FieldError.Required($"{path}.service.{field}", $"service {field} is required");
                }
            }

            if (service["path"].AsText() is { } place && !place.StartsWith('/'))
            {
                yield return FieldError.Invalid($"{path}.service.path", place, "must start with a '/'");
            }

            if (service.Number("port") is < 1 or > 65535)
            {
                yield return FieldError.Invalid($"{path}.service.port", service.Number("port"), "port is not valid: must be between 1 and 65535, inclusive");
            }
        }
    }
}
