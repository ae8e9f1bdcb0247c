using System.Text.Json.Nodes;
using MeshInstall.Sandbox.Api;
using MeshInstall.Sandbox.Json;
using MeshInstall.Sandbox.Schema;

namespace MeshInstall.Sandbox.Defaulting;

/// <summary>The rules of built-in kinds that a user runs into.</summary>
internal static class KindRules
{
    public static IEnumerable<FieldError> Check(ResourceType type, JsonObject body) => (type.Group, type.Kind) switch
    {
        ("apps", "Deployment" or "ReplicaSet" or "DaemonSet" or "StatefulSet") => CheckWorkload(body.Object("spec")!),
        ("", "Pod") => CheckPod(body.Object("spec"), "spec"),
        ("", "Service") => CheckService(body.Object("spec")!),
        ("autoscaling", _) => CheckAutoscaler(body.Object("spec")!),
        ("policy", "PodDisruptionBudget") => CheckBudget(body.Object("spec")),
        ("apiextensions.k8s.io", _) => CheckDefinition(body),
        ("batch", "Job") => CheckPod(body.At("spec", "template", "spec") as JsonObject, "spec.template.spec"),
        _ => [],
    };

    private static IEnumerable<FieldError> CheckWorkload(JsonObject spec)
    {
        if (spec.Number("replicas") is < 0 and var replicas)
        {
            yield return FieldError.Invalid("spec.replicas", replicas, "must be greater than or equal to 0");
        }

        var labels = spec.At("template", "metadata").Object("labels");
        var selector = spec.Object("selector");
        if (selector is not null && !LabelMatch.Matches(selector, labels))
        {
            yield return FieldError.Invalid("spec.template.metadata.labels", labels?.DeepClone(), "`selector` does not match template `labels`");
        }

        if (selector is { Count: 0 })
        {
            yield return FieldError.Invalid("spec.selector", new JsonObject(), "empty selector is invalid for deployment");
        }

        foreach (var error in CheckPod(spec.At("template", "spec") as JsonObject, "spec.template.spec"))
        {
            yield return error;
        }
    }

    private static IEnumerable<FieldError> CheckPod(JsonObject? spec, string path)
    {
        if (spec.Array("containers") is { Count: 0 })
        {
            yield return FieldError.Required($"{path}.containers");
        }

        var volumes = spec.Objects("volumes").Select(volume => volume.Text("name")).ToHashSet(StringComparer.Ordinal);
        foreach (var list in (string[])["initContainers", "containers"])
        {
            foreach (var (container, i) in spec.Objects(list).Select((container, i) => (container, i)))
            {
                if (container.Text("image") is not { Length: > 0 })
                {
                    yield return FieldError.Required($"{path}.{list}[{i}].image");
                }

                foreach (var (mount, m) in container.Objects("volumeMounts").Select((mount, m) => (mount, m)))
                {
                    if (mount.Text("name") is { } name && !volumes.Contains(name))
                    {
                        yield return new FieldError("FieldValueNotFound", $"{path}.{list}[{i}].volumeMounts[{m}].name", $"Not found: \"{name}\"");
                    }
                }
            }
        }
    }

    private static IEnumerable<FieldError> CheckService(JsonObject spec)
    {
        var ports = spec.Objects("ports").ToList();
        if (ports.Count == 0 && spec.Text("type") != "ExternalName" && spec.Text("clusterIP") != "None")
        {
            yield return FieldError.Required("spec.ports");
        }

        if (spec.Text("type") == "ExternalName" && spec.Text("externalName") is not { Length: > 0 })
        {
            yield return FieldError.Required("spec.externalName");
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < ports.Count; i++)
        {
            if (ports[i].Number("port") is { } number and (< 1 or > 65535))
            {
                yield return FieldError.Invalid($"spec.ports[{i}].port", number, "must be between 1 and 65535, inclusive");
            }

            var name = ports[i].Text("name") ?? "";
            if (name.Length == 0 && ports.Count > 1)
            {
                yield return FieldError.Required($"spec.ports[{i}].name");
            }
            else if (!names.Add(name))
            {
                yield return FieldError.Duplicate($"spec.ports[{i}].name", name);
            }
        }
    }

    private static IEnumerable<FieldError> CheckAutoscaler(JsonObject spec)
    {
        var (least, most) = (spec.Number("minReplicas") ?? 1, spec.Number("maxReplicas"));
        if (most < 1)
        {
            yield return FieldError.Invalid("spec.maxReplicas", most, "must be greater than 0");
        }

        if (most < least)
        {
            yield return FieldError.Invalid("spec.maxReplicas", most, "must be greater than or equal to `minReplicas`");
        }
    }

    private static IEnumerable<FieldError> CheckBudget(JsonObject? spec)
    {
        if (spec?["minAvailable"] is not null && spec["maxUnavailable"] is not null)
        {
            yield return FieldError.Invalid("spec", spec.DeepClone(), "minAvailable and maxUnavailable cannot be both set");
        }
    }

    private static IEnumerable<FieldError> CheckDefinition(JsonObject body)
    {
        var spec = body.Object("spec")!;
        var name = body.At("metadata").Text("name");
        var expected = $"{spec.At("names").Text("plural")}.{spec.Text("group")}";
        if (name != expected)
        {
            yield return FieldError.Invalid("metadata.name", name, $"must be spec.names.plural+\".\"+spec.group");
        }

        var versions = spec.Objects("versions").ToList();
        if (versions.Count(version => version.Flag("storage") == true) != 1)
        {
            yield return FieldError.Invalid("spec.versions", spec["versions"]?.DeepClone(), "must have exactly one version marked as storage version");
        }

        for (var i = 0; i < versions.Count; i++)
        {
            if (versions[i].At("schema", "openAPIV3Schema") is null)
            {
                yield return FieldError.Required($"spec.versions[{i}].schema.openAPIV3Schema", "schemas are required");
            }
        }
    }
}
