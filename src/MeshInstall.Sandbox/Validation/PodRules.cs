using System.Text.Json.Nodes;
using MeshInstall.Sandbox.Api;
using MeshInstall.Sandbox.Defaulting;
using MeshInstall.Sandbox.Json;

namespace MeshInstall.Sandbox.Validation;

/// <summary>The rules of pod specs.</summary>
internal static class PodRules
{
    private static readonly string[] VolumeMembers = ["name"];

    public static IEnumerable<FieldError> Check(JsonObject? spec, string path)
    {
        var errors = new List<FieldError>();
        errors.AddRange(CheckVolumes(spec, path));
        if (spec.Array("containers") is not { Count: > 0 })
        {
            errors.Add(FieldError.Required($"{path}.containers"));
        }

        errors.AddRange(ContainerRules.Check(spec, path));
        errors.AddRange(ValueRules.NotNegative(spec, "activeDeadlineSeconds", path));
        errors.AddRange(ValueRules.Labels(spec.Object("nodeSelector"), path + ".nodeSelector"));
        if (spec.Text("serviceAccountName") is { Length: > 0 } account && NameRules.SubdomainError(account) is { } wrong)
        {
            errors.Add(FieldError.Invalid(path + ".serviceAccountName", account, wrong));
        }

        if (spec.At("securityContext").Number("runAsUser") is { } user and (< 0 or > int.MaxValue))
        {
            errors.Add(FieldError.Invalid(path + ".securityContext.runAsUser", user, "must be between 0 and 2147483647, inclusive"));
        }

        errors.AddRange(spec.Objects("tolerations").SelectMany((item, i) => CheckToleration(item, $"{path}.tolerations[{i}]")));
        errors.AddRange(CheckPlacement(spec, path));
        return errors;
    }

    private static IEnumerable<FieldError> CheckVolumes(JsonObject? spec, string path)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (volume, i) in spec.Objects("volumes").Select((volume, i) => (volume, i)))
        {
            var (place, name) = ($"{path}.volumes[{i}]", volume.Text("name") ?? "");
            var sources = volume.Select(member => member.Key).Except(VolumeMembers, StringComparer.Ordinal).ToList();
            if (sources.Count > 1)
            {
                yield return FieldError.Forbidden($"{place}.{sources[1]}", "may not specify more than 1 volume type");
            }

            if (volume.Object("configMap") is { } map && map.Text("name") is not { Length: > 0 })
            {
                yield return FieldError.Required(place + ".configMap.name");
            }

            if (volume.Object("secret") is { } secret && secret.Text("secretName") is not { Length: > 0 })
            {
                yield return FieldError.Required(place + ".secret.secretName");
            }

            if (volume.Object("hostPath") is { } host && host.Text("path") is not { Length: > 0 })
            {
                yield return FieldError.Required(place + ".hostPath.path");
            }

            if (name.Length > 0 && NameRules.LabelError(name) is { } wrong)
            {
                yield return FieldError.Invalid(place + ".name", name, wrong);
            }
            else if (name.Length > 0 && !names.Add(name))
            {
                yield return FieldError.Duplicate(place + ".name", name);
            }
        }
    }

    private static IEnumerable<FieldError> CheckToleration(JsonObject item, string path)
    {
        var isExists = item.Text("operator") == "Exists";
        if (item.Text("key") is not { Length: > 0 } && !isExists)
        {
            yield return FieldError.Invalid(path + ".operator", item.Text("operator") ?? "",
                "operator must be Exists when `key` is empty, which means \"match all values and all keys\"");
        }

        if (item.Text("value") is { Length: > 0 } value && isExists)
        {
            yield return FieldError.Invalid(path + ".operator", value, "value must be empty when `operator` is 'Exists'");
        }
    }

    private static IEnumerable<FieldError> CheckPlacement(JsonObject? spec, string path)
    {
        const string Required = "requiredDuringSchedulingIgnoredDuringExecution";
        var affinity = spec.At("affinity");
        if (affinity.At("nodeAffinity", Required) is JsonObject node && node.Array("nodeSelectorTerms") is not { Count: > 0 })
        {
            yield return FieldError.Required($"{path}.affinity.nodeAffinity.{Required}.nodeSelectorTerms", "must have at least one node selector term");
        }

        foreach (var kind in (string[])["podAffinity", "podAntiAffinity"])
        {
            foreach (var (term, i) in affinity.At(kind).Objects(Required).Select((term, i) => (term, i)))
            {
                if (term.Text("topologyKey") is not { Length: > 0 })
                {
                    var place = $"{path}.affinity.{kind}.{Required}[{i}].topologyKey";
                    yield return FieldError.Required(place, "can not be empty");
                    yield return FieldError.Invalid(place, "", "name part must be non-empty");
                    yield return FieldError.Invalid(place, "", NameRules.LabelKeyText);
                }
            }
        }

        foreach (var (spread, i) in spec.Objects("topologySpreadConstraints").Select((spread, i) => (spread, i)))
        {
            if (spread.Number("maxSkew") is null or <= 0)
            {
                yield return FieldError.Invalid($"{path}.topologySpreadConstraints[{i}].maxSkew", spread.Number("maxSkew") ?? 0, "must be greater than zero");
            }
        }
    }
}
