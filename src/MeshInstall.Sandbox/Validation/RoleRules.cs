using System.Text.Json.Nodes;
using MeshInstall.Sandbox.Api;
using MeshInstall.Sandbox.Json;

namespace MeshInstall.Sandbox.Validation;

/// <summary>The rules of roles and their bindings.</summary>
internal static class RoleRules
{
    private const string Group = "rbac.authorization.k8s.io";

    public static IEnumerable<FieldError> CheckRole(JsonObject body, bool isNamespaced)
    {
        foreach (var (rule, i) in body.Objects("rules").Select((rule, i) => (rule, i)))
        {
            var path = $"rules[{i}]";
            if (!rule.Texts("verbs").Any())
            {
                yield return FieldError.Required(path + ".verbs", "verbs must contain at least one value");
            }

            if (rule.Array("nonResourceURLs") is { Count: > 0 } paths)
            {
                if (isNamespaced)
                {
                    yield return FieldError.Invalid(path + ".nonResourceURLs", paths.DeepClone(), "namespaced rules cannot apply to non-resource URLs");
                }

                if (rule.Texts("apiGroups").Any() || rule.Texts("resources").Any() || rule.Texts("resourceNames").Any())
                {
                    yield return FieldError.Invalid(path + ".nonResourceURLs", paths.DeepClone(), "rules cannot apply to both regular resources and non-resource URLs");
                }

                continue;
            }

            if (!rule.Texts("apiGroups").Any())
            {
                yield return FieldError.Required(path + ".apiGroups", "resource rules must supply at least one api group");
            }

            if (!rule.Texts("resources").Any())
            {
                yield return FieldError.Required(path + ".resources", "resource rules must supply at least one resource");
            }
        }
    }

    public static IEnumerable<FieldError> CheckBinding(JsonObject body, bool isNamespaced)
    {
        var role = body.Object("roleRef");
        if (role.Text("apiGroup") is { Length: > 0 } and not Group)
        {
            yield return FieldError.Unsupported("roleRef.apiGroup", role.Text("apiGroup"), [Group]);
        }

        string[] kinds = isNamespaced ? ["Role", "ClusterRole"] : ["ClusterRole"];
        if (!kinds.Contains(role.Text("kind")))
        {
            yield return FieldError.Unsupported("roleRef.kind", role.Text("kind") ?? "", kinds);
        }

        if (role.Text("name") is not { Length: > 0 })
        {
            yield return FieldError.Required("roleRef.name");
        }

        foreach (var (subject, i) in body.Objects("subjects").Select((subject, i) => (subject, i)))
        {
            var path = $"subjects[{i}]";
            if (subject.Text("name") is not { Length: > 0 })
            {
                yield return FieldError.Required(path + ".name");
            }

            switch (subject.Text("kind"))
            {
                case "ServiceAccount":
                    if (subject.Text("apiGroup") is { Length: > 0 } group)
                    {
                        yield return FieldError.Unsupported(path + ".apiGroup", group, [""]);
                    }

                    if (!isNamespaced && subject.Text("namespace") is not { Length: > 0 })
                    {
                        yield return FieldError.Required(path + ".namespace");
                    }

                    break;
                case "User" or "Group":
                    if (subject.Text("apiGroup") is not Group)
                    {
                        yield return FieldError.Unsupported(path + ".apiGroup", subject.Text("apiGroup"), [Group]);
                    }

                    break;
                case var other:
                    yield return FieldError.Unsupported(path + ".kind", other ?? "", ["ServiceAccount", "User", "Group"]);
                    break;
            }
        }
    }
}
