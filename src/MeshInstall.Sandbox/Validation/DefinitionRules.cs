using System.Text.Json.Nodes;
using MeshInstall.Sandbox.Api;
using MeshInstall.Sandbox.Defaulting;
using MeshInstall.Sandbox.Json;

namespace MeshInstall.Sandbox.Validation;

/// <summary>The rules of custom resource definitions.</summary>
internal static class DefinitionRules
{
    private static readonly string[] Types = ["array", "boolean", "integer", "number", "object", "string"];

    public static IEnumerable<FieldError> Check(JsonObject body)
    {
        var spec = body.Object("spec")!;
        var (names, group) = (spec.Object("names"), spec.Text("group") ?? "");
        if (body.At("metadata").Text("name") is { } name && name != $"{names.Text("plural")}.{group}")
        {
            yield return FieldError.Invalid("metadata.name", name, "must be spec.names.plural+\".\"+spec.group");
        }

        if (NameRules.SubdomainError(group) is { } wrong)
        {
            yield return FieldError.Invalid("spec.group", group, wrong);
        }
        else if (group.Split('.').Length < 2)
        {
            yield return FieldError.Invalid("spec.group", group, "should be a domain with at least one dot");
        }

        if (spec.Text("scope") is not ("Cluster" or "Namespaced") and var scope)
        {
            yield return scope is null ? FieldError.Required("spec.scope") : FieldError.Unsupported("spec.scope", scope, ["Cluster", "Namespaced"]);
        }

        foreach (var error in CheckVersions(spec).Concat(CheckConversion(spec)))
        {
            yield return error;
        }

        foreach (var field in (string[])["plural", "singular", "kind", "listKind"])
        {
            if (names.Text(field) is not { Length: > 0 })
            {
                yield return FieldError.Required("spec.names." + field);
            }
        }

        if (!spec.Objects("versions").Any(version => version.Flag("storage") == true))
        {
            yield return FieldError.Invalid("status.storedVersions", null, "must have at least one stored version");
        }
    }

    private static IEnumerable<FieldError> CheckVersions(JsonObject spec)
    {
        var versions = spec.Objects("versions").ToList();
        if (spec.Flag("preserveUnknownFields") == true)
        {
            yield return FieldError.Invalid("spec.preserveUnknownFields", true,
                "cannot set to true, set x-kubernetes-preserve-unknown-fields to true in spec.versions[*].schema instead");
        }

        for (var i = 0; i < versions.Count; i++)
        {
            var name = versions[i].Text("name") ?? "";
            if (NameRules.AlphabeticLabelError(name) is { } wrong)
            {
                yield return FieldError.Invalid($"spec.versions[{i}].name", name, wrong);
                if (versions.Count == 1)
                {
                    yield return FieldError.Invalid("spec.version", name, wrong);
                }
            }

            var schema = versions[i].At("schema", "openAPIV3Schema") as JsonObject;
            if (schema is null)
            {
                yield return FieldError.Required($"spec.versions[{i}].schema.openAPIV3Schema", versions.Count == 1 ? "" : "schemas are required");
                continue;
            }

            // One version's schema is reported where the older form of a definition has it.
            var path = versions.Count == 1 ? "spec.validation.openAPIV3Schema" : $"spec.versions[{i}].schema.openAPIV3Schema";
            if (schema.Text("type") is { Length: > 0 } type and not "object" && Types.Contains(type))
            {
                yield return FieldError.Invalid(path + ".type", type, "must be object at the root");
            }

            foreach (var error in CheckSchema(schema, path, isRoot: true))
            {
                yield return error;
            }
        }

        if (versions.Select(version => version.Text("name")).Distinct().Count() < versions.Count)
        {
            yield return FieldError.Invalid("spec.versions", Shown(versions), "must contain unique version names");
        }

        if (versions.Count(version => version.Flag("storage") == true) != 1)
        {
            yield return FieldError.Invalid("spec.versions", Shown(versions), "must have exactly one version marked as storage version");
        }
    }

    private static JsonArray Shown(IEnumerable<JsonObject> versions) => versions.Select(version => (JsonNode?)new JsonObject
    {
        ["Name"] = version.Text("name"), ["Served"] = version.Flag("served"), ["Storage"] = version.Flag("storage"), ["Deprecated"] = version.Flag("deprecated") ?? false,
        ["DeprecationWarning"] = null, ["Schema"] = null, ["Subresources"] = null, ["AdditionalPrinterColumns"] = null, ["SelectableFields"] = null,
    }).ToJsonArray();

    /// <summary>A schema is structural: every field says its type.</summary>
    private static IEnumerable<FieldError> CheckSchema(JsonObject schema, string path, bool isRoot = false)
    {
        var type = schema.Text("type") ?? "";
        if (type.Length > 0 && !Types.Contains(type))
        {
            yield return FieldError.Unsupported(path + ".type", type, Types);
        }
        else if (type.Length == 0 && schema.Flag("x-kubernetes-int-or-string") != true && schema.Flag("x-kubernetes-preserve-unknown-fields") != true)
        {
            yield return FieldError.Required(path + ".type", isRoot ? "must not be empty at the root"
                : path.EndsWith(".items", StringComparison.Ordinal) ? "must not be empty for specified array items" : "must not be empty for specified object fields");
        }

        foreach (var (name, field) in schema.Object("properties") ?? [])
        {
            foreach (var error in field is JsonObject below ? CheckSchema(below, $"{path}.properties[{name}]") : [])
            {
                yield return error;
            }
        }

        foreach (var member in (string[])["items", "additionalProperties"])
        {
            foreach (var error in schema.Object(member) is { } below ? CheckSchema(below, $"{path}.{member}") : [])
            {
                yield return error;
            }
        }
    }

    private static IEnumerable<FieldError> CheckConversion(JsonObject spec)
    {
        if (spec.At("conversion").Text("strategy") != "Webhook")
        {
            yield break;
        }

        var webhook = spec.At("conversion").Object("webhook");
        if (webhook.Object("clientConfig") is null)
        {
            yield return FieldError.Required("spec.conversion.webhookClientConfig", "required when strategy is set to Webhook");
        }

        if (!webhook.Texts("conversionReviewVersions").Any())
        {
            yield return FieldError.Required("spec.conversion.conversionReviewVersions");
        }
    }
}
