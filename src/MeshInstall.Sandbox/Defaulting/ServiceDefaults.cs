using System.Text.Json.Nodes;
using MeshInstall.Sandbox.Json;

namespace MeshInstall.Sandbox.Defaulting;

/// <summary>The defaults of Services.</summary>
internal static class ServiceDefaults
{
    public static void Fill(JsonObject body, JsonObject? current)
    {
        var spec = body.Ensure("spec");
        body.Ensure("status").Ensure("loadBalancer");
        spec.Default("type", "ClusterIP");
        spec.Default("sessionAffinity", "None");
        var type = spec.Text("type");
        foreach (var port in spec.Objects("ports"))
        {
            port.Default("protocol", "TCP");
            if (port["port"] is { } number && port["targetPort"].Show() is ("" or "0"))
            {
                port["targetPort"] = number.DeepClone();
            }
        }

        if (type == "ExternalName")
        {
            return;
        }

        spec.Default("internalTrafficPolicy", "Cluster");
        if (type is "NodePort" or "LoadBalancer")
        {
            spec.Default("externalTrafficPolicy", "Cluster");
        }
        else if (current is not null && current.At("spec").Text("type") != type)
        {
            // What a type that is given up needed goes with it.
            spec.Remove("externalTrafficPolicy");
        }

        if (type == "LoadBalancer")
        {
            spec.Default("allocateLoadBalancerNodePorts", true);
        }
        else
        {
            spec.Remove("allocateLoadBalancerNodePorts");
        }

        KeepAddresses(spec, current.Object("spec"));
        spec.Default("ipFamilies", new JsonArray("IPv4"));
        spec.Default("ipFamilyPolicy", "SingleStack");
    }

    /// <summary>A client that leaves out what the server gave does not lose it.</summary>
    private static void KeepAddresses(JsonObject spec, JsonObject? before)
    {
        if (before is null || before.Text("type") == "ExternalName")
        {
            return;
        }

        foreach (var name in (ReadOnlySpan<string>)["clusterIP", "clusterIPs", "ipFamilies", "ipFamilyPolicy"])
        {
            if (spec[name] is null && before[name] is { } value)
            {
                spec[name] = value.DeepClone();
            }
        }

        if (spec.Text("type") is not ("NodePort" or "LoadBalancer"))
        {
            return;
        }

        foreach (var port in spec.Objects("ports").Where(port => port["nodePort"] is null))
        {
            var old = before.Objects("ports").FirstOrDefault(item => item["port"].SameAs(port["port"]) && item["protocol"].SameAs(port["protocol"]));
            if (old?["nodePort"] is { } number)
            {
                port["nodePort"] = number.DeepClone();
            }
        }
    }
}
