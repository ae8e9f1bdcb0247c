using System.Text.Json.Nodes;
using MeshInstall.Sandbox.Api;
using MeshInstall.Sandbox.Defaulting;
using MeshInstall.Sandbox.Json;

namespace MeshInstall.Sandbox.Validation;

/// <summary>The rules of the containers of a pod spec.</summary>
internal static class ContainerRules
{
    private static readonly string[] Handlers = ["exec", "httpGet", "tcpSocket", "grpc"];

    private static readonly string[] SecurityFields =
    [
        "Capabilities", "Privileged", "SELinuxOptions", "WindowsOptions", "RunAsUser", "RunAsGroup", "RunAsNonRoot", "ReadOnlyRootFilesystem",
        "AllowPrivilegeEscalation", "ProcMount", "SeccompProfile", "AppArmorProfile",
    ];

    private static readonly string[] Numbers = ["initialDelaySeconds", "timeoutSeconds", "periodSeconds", "successThreshold", "failureThreshold"];

    public static IEnumerable<FieldError> Check(JsonObject? spec, string path)
    {
        var volumes = spec.Objects("volumes").Select(volume => volume.Text("name")).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var list in (string[])["containers", "initContainers"])
        {
            foreach (var (container, i) in spec.Objects(list).Select((container, i) => (container, i)))
            {
                var place = $"{path}.{list}[{i}]";
                var errors = CheckName(container, place, names)
                    .Concat(CheckPorts(container, place, spec.Flag("hostNetwork") == true))
                    .Concat(container.Objects("env").SelectMany((item, n) => CheckVariable(item, $"{place}.env[{n}]")))
                    .Concat(CheckMounts(container, place, volumes))
                    .Concat(CheckHandlers(container, place))
                    .Concat(ResourceRules.Check(container.Object("resources"), place + ".resources"));
                foreach (var error in errors)
                {
                    yield return error;
                }
            }
        }
    }

    private static IEnumerable<FieldError> CheckName(JsonObject container, string path, HashSet<string> names)
    {
        if (container.Text("name") is { Length: > 0 } name)
        {
            if (NameRules.LabelError(name) is { } wrong)
            {
                yield return FieldError.Invalid(path + ".name", name, wrong);
            }
            else if (!names.Add(name))
            {
                yield return FieldError.Duplicate(path + ".name", name);
            }
        }

        if (container.Text("image") is not { Length: > 0 })
        {
            yield return FieldError.Required(path + ".image");
        }

        if (container.Object("securityContext") is { } context && context.Flag("privileged") == true && context.Flag("allowPrivilegeEscalation") == false)
        {
            var shown = new JsonObject();
            foreach (var field in SecurityFields)
            {
                shown[field] = context[char.ToLowerInvariant(field[0]) + field[1..]]?.DeepClone();
            }

            yield return FieldError.Invalid(path + ".securityContext", shown, "cannot set `allowPrivilegeEscalation` to false and `privileged` to true");
        }
    }

    private static IEnumerable<FieldError> CheckPorts(JsonObject container, string path, bool isOnHost)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (port, i) in container.Objects("ports").Select((port, i) => (port, i)))
        {
            var place = $"{path}.ports[{i}]";
            if (port.Text("name") is { Length: > 0 } name)
            {
                foreach (var error in ValueRules.PortName(name, place + ".name"))
                {
                    yield return error;
                }

                if (!names.Add(name))
                {
                    yield return FieldError.Duplicate(place + ".name", name);
                }
            }

            var number = port.Number("containerPort");
            if (number == 0)
            {
                yield return FieldError.Required(place + ".containerPort");
            }
            else if (number is not null)
            {
                foreach (var error in ValueRules.Port(number, place + ".containerPort"))
                {
                    yield return error;
                }
            }

            if (isOnHost && port.Number("hostPort") is { } host && host != number)
            {
                yield return FieldError.Invalid(place + ".hostPort", host, "must match `containerPort` when `hostNetwork` is true");
            }
        }
    }

    private static IEnumerable<FieldError> CheckVariable(JsonObject item, string path)
    {
        if (item.Text("name") is "")
        {
            yield return FieldError.Required(path + ".name");
        }

        if (item.Object("valueFrom") is not { } source)
        {
            yield break;
        }

        if (source.Object("fieldRef")?.Text("fieldPath") is { } field && !IsKnownField(field))
        {
            yield return FieldError.Invalid(path + ".valueFrom.fieldRef.fieldPath", field, $"error converting fieldPath: field label not supported: {field}");
        }

        if (item.Text("value") is { Length: > 0 })
        {
            yield return FieldError.Invalid(path + ".valueFrom", "", "may not be specified when `value` is not empty");
        }
    }

    private static bool IsKnownField(string field) => field is "metadata.name" or "metadata.namespace" or "metadata.uid" or "metadata.labels" or "metadata.annotations"
        or "spec.nodeName" or "spec.serviceAccountName" or "status.hostIP" or "status.hostIPs" or "status.podIP" or "status.podIPs" or "status.phase" or "spec.restartPolicy" or "spec.schedulerName"
        || field.StartsWith("metadata.labels['", StringComparison.Ordinal) || field.StartsWith("metadata.annotations['", StringComparison.Ordinal);

    private static IEnumerable<FieldError> CheckMounts(JsonObject container, string path, HashSet<string> volumes)
    {
        var places = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (mount, i) in container.Objects("volumeMounts").Select((mount, i) => (mount, i)))
        {
            if (mount.Text("name") is { } name && !volumes.Contains(name))
            {
                yield return new FieldError("FieldValueNotFound", $"{path}.volumeMounts[{i}].name", $"Not found: \"{name}\"");
            }

            if (mount.Text("mountPath") is { Length: > 0 } target && !places.Add(target))
            {
                yield return FieldError.Invalid($"{path}.volumeMounts[{i}].mountPath", target, "must be unique");
            }
        }
    }

    private static IEnumerable<FieldError> CheckHandlers(JsonObject container, string path)
    {
        foreach (var name in (string[])["livenessProbe", "readinessProbe", "startupProbe"])
        {
            if (container.Object(name) is { } probe)
            {
                var errors = CheckHandler(probe, $"{path}.{name}").Concat(Numbers.SelectMany(number => ValueRules.NotNegative(probe, number, $"{path}.{name}")));
                foreach (var error in errors)
                {
                    yield return error;
                }

                if (name != "readinessProbe" && probe.Number("successThreshold") is > 1 and var threshold)
                {
                    yield return FieldError.Invalid($"{path}.{name}.successThreshold", threshold, "must be 1");
                }
            }
        }

        foreach (var name in (string[])["postStart", "preStop"])
        {
            foreach (var error in container.At("lifecycle").Object(name) is { } hook ? CheckHandler(hook, $"{path}.lifecycle.{name}") : [])
            {
                yield return error;
            }
        }
    }

    private static IEnumerable<FieldError> CheckHandler(JsonObject handler, string path)
    {
        var used = Handlers.Append("sleep").Where(name => handler.Object(name) is not null).ToList();
        if (used.Count == 0)
        {
            yield return FieldError.Required(path, "must specify a handler type");
        }
        else if (used.Count > 1)
        {
            yield return FieldError.Forbidden($"{path}.{used[1]}", "may not specify more than 1 handler type");
        }

        foreach (var name in used.Take(1).Where(name => name is "httpGet" or "tcpSocket"))
        {
            foreach (var error in ValueRules.NamedPort(handler.At(name, "port"), $"{path}.{name}.port"))
            {
                yield return error;
            }
        }
    }
}
