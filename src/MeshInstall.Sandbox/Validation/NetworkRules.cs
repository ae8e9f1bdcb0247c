using System.Text.Json.Nodes;
using MeshInstall.Sandbox.Api;
using MeshInstall.Sandbox.Defaulting;
using MeshInstall.Sandbox.Json;

namespace MeshInstall.Sandbox.Validation;

/// <summary>The rules of network policies and ingresses.</summary>
internal static class NetworkRules
{
    public static IEnumerable<FieldError> CheckPolicy(JsonObject? spec)
    {
        foreach (var error in ValueRules.Selector(spec.Object("podSelector"), "spec.podSelector"))
        {
            yield return error;
        }

        foreach (var (list, peers) in ((string, string)[])[("ingress", "from"), ("egress", "to")])
        {
            foreach (var (rule, i) in spec.Objects(list).Select((rule, i) => (rule, i)))
            {
                var path = $"spec.{list}[{i}]";
                var errors = rule.Objects("ports").Where(port => port["port"] is not null).SelectMany((port, n) => ValueRules.NamedPort(port["port"], $"{path}.ports[{n}].port"))
                    .Concat(rule.Objects(peers).SelectMany((peer, n) => CheckPeer(peer, $"{path}.{peers}[{n}]")));
                foreach (var error in errors)
                {
                    yield return error;
                }
            }
        }
    }

    public static IEnumerable<FieldError> CheckIngress(JsonObject? spec)
    {
        if (spec.Array("rules") is not { Count: > 0 } && spec.Object("defaultBackend") is null)
        {
            yield return FieldError.Invalid("spec", null, "either `defaultBackend` or `rules` must be specified");
        }

        foreach (var (rule, i) in spec.Objects("rules").Select((rule, i) => (rule, i)))
        {
            if (rule.Text("host") is { Length: > 0 } host && !host.StartsWith('*') && NameRules.SubdomainError(host) is { } wrong)
            {
                yield return FieldError.Invalid($"spec.rules[{i}].host", host, wrong);
            }

            foreach (var error in rule.At("http").Objects("paths").SelectMany((item, n) => CheckPath(item, $"spec.rules[{i}].http.paths[{n}]")))
            {
                yield return error;
            }
        }
    }

    private static IEnumerable<FieldError> CheckPeer(JsonObject peer, string path)
    {
        if (peer.Count == 0)
        {
            yield return FieldError.Required(path, "must specify a peer");
        }

        if (peer.Object("ipBlock") is { } block && ValueRules.Network(block.Text("cidr"), path + ".ipBlock.cidr") is { } wrong)
        {
            yield return wrong;
        }

        foreach (var error in ValueRules.Selector(peer.Object("podSelector"), path + ".podSelector").Concat(ValueRules.Selector(peer.Object("namespaceSelector"), path + ".namespaceSelector")))
        {
            yield return error;
        }
    }

    private static IEnumerable<FieldError> CheckPath(JsonObject item, string path)
    {
        var type = item.Text("pathType");
        if (type is null)
        {
            yield return FieldError.Required(path + ".pathType", "pathType must be specified");
        }
        else if (type is "Prefix" or "Exact" && item.Text("path")?.StartsWith('/') != true)
        {
            yield return FieldError.Invalid(path + ".path", item.Text("path") ?? "", "must be an absolute path");
        }

        var backend = item.Object("backend");
        if (backend.Object("service") is not { } service)
        {
            if (backend.Object("resource") is null)
            {
                yield return FieldError.Invalid(path + ".backend", "", "resource or service backend is required");
            }
        }
        else if (service.At("port").Number("number") is null && service.At("port").Text("name") is not { Length: > 0 })
        {
            yield return FieldError.Required(path + ".backend", "port name or number is required");
        }
    }
}
