using System.Text.Json.Nodes;
using MeshInstall.Sandbox.Api;
using MeshInstall.Sandbox.Defaulting;
using MeshInstall.Sandbox.Json;

namespace MeshInstall.Sandbox.Validation;

/// <summary>The rules of Services.</summary>
internal static class ServiceRules
{
    private const string AddressText = "must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)";

    public static IEnumerable<FieldError> Check(JsonObject spec)
    {
        var type = spec.Text("type") ?? "ClusterIP";
        if (spec.Array("ports") is not { Count: > 0 } && type != "ExternalName" && spec.Text("clusterIP") != "None")
        {
            yield return FieldError.Required("spec.ports");
        }

        if (type == "ExternalName" && spec.Text("externalName") is not { Length: > 0 })
        {
            yield return FieldError.Required("spec.externalName");
        }

        foreach (var error in CheckPorts(spec, type).Concat(ValueRules.Labels(spec.Object("selector"), "spec.selector")).Concat(CheckAddresses(spec, type)))
        {
            yield return error;
        }
    }

    private static IEnumerable<FieldError> CheckPorts(JsonObject spec, string type)
    {
        var ports = spec.Objects("ports").ToList();
        var names = new HashSet<string>(StringComparer.Ordinal);
        var numbers = new HashSet<(string, long)>();
        for (var i = 0; i < ports.Count; i++)
        {
            var (port, path, name) = (ports[i], $"spec.ports[{i}]", ports[i].Text("name") ?? "");
            if (name.Length == 0 && ports.Count > 1)
            {
                yield return FieldError.Required(path + ".name");
            }
            else if (name.Length > 0 && NameRules.LabelError(name) is { } wrong)
            {
                yield return FieldError.Invalid(path + ".name", name, wrong);
            }
            else if (!names.Add(name))
            {
                yield return FieldError.Duplicate(path + ".name", name);
            }

            foreach (var error in ValueRules.Port(port.Number("port"), path + ".port")
                .Concat(spec.Text("clusterIP") == "None" ? [] : ValueRules.NamedPort(port["targetPort"] ?? port["port"], path + ".targetPort")))
            {
                yield return error;
            }

            if (type == "ClusterIP" && port.Number("nodePort") is > 0)
            {
                yield return FieldError.Forbidden(path + ".nodePort", "may not be used when `type` is 'ClusterIP'");
            }
        }

        for (var i = 0; i < ports.Count; i++)
        {
            var (protocol, number) = (ports[i].Text("protocol") ?? "TCP", ports[i].Number("port") ?? 0);
            if (!numbers.Add((protocol, number)))
            {
                yield return FieldError.Duplicate($"spec.ports[{i}]", new JsonObject
                {
                    ["Name"] = "", ["Protocol"] = protocol, ["AppProtocol"] = null, ["Port"] = number, ["TargetPort"] = 0, ["NodePort"] = 0,
                });
            }
        }
    }

    private static IEnumerable<FieldError> CheckAddresses(JsonObject spec, string type)
    {
        if (spec.Text("clusterIP") is { Length: > 0 } address and not "None" && !ValueRules.IsAddress(address))
        {
            yield return FieldError.Invalid("spec.clusterIPs[0]", address, AddressText);
        }

        foreach (var (external, i) in spec.Texts("externalIPs").Select((external, i) => (external, i)))
        {
            if (!ValueRules.IsAddress(external))
            {
                yield return FieldError.Invalid($"spec.externalIPs[{i}]", external, AddressText);
            }
        }

        foreach (var (range, i) in spec.Texts("loadBalancerSourceRanges").Select((range, i) => (range, i)))
        {
            if (ValueRules.Network(range.Trim(), $"spec.LoadBalancerSourceRanges[{i}]") is { } error)
            {
                yield return error;
            }
        }

        if (spec.Text("externalTrafficPolicy") is { Length: > 0 } policy && type is "ClusterIP" or "ExternalName" && spec.Array("externalIPs") is not { Count: > 0 })
        {
            yield return FieldError.Invalid("spec.externalTrafficPolicy", policy, "may only be set for externally-accessible services");
        }
    }
}
