using System.Globalization;
using System.Text.Json.Nodes;
using MeshInstall.Sandbox.Api;
using MeshInstall.Sandbox.Json;
using MeshInstall.Sandbox.Schema;
using MeshInstall.Sandbox.Storage;

namespace MeshInstall.Sandbox.Defaulting;

/// <summary>Gives Services their cluster addresses (10.96.0.0/16) and node ports (30000-32767).</summary>
internal sealed class ServiceAddresses(ObjectStore store)
{
    private const int FirstNodePort = 30000;
    private const int LastNodePort = 32767;

    private static readonly GroupResource Services = new("", "services");

    // Address 10.96.0.1 is the kubernetes Service's.
    private int _lastAddress = 1;
    private int _lastNodePort = FirstNodePort - 1;

    public void Assign(JsonObject? current, JsonObject service)
    {
        var spec = service.Object("spec")!;
        var type = spec.Text("type");
        if (type == "ExternalName")
        {
            return;
        }

        if (spec.Text("clusterIP") is not { Length: > 0 } address)
        {
            address = spec.Array("clusterIPs") is { Count: > 0 } given ? given[0].AsText()! : NextAddress();
            spec["clusterIP"] = address;
        }

        if (spec.Array("clusterIPs") is not { Count: > 0 })
        {
            spec["clusterIPs"] = new JsonArray(address);
        }

        var needsPorts = type == "NodePort" || (type == "LoadBalancer" && spec.Flag("allocateLoadBalancerNodePorts") != false);
        foreach (var port in spec.Objects("ports"))
        {
            if (needsPorts && port.Number("nodePort") is null or 0)
            {
                port["nodePort"] = NextNodePort();
            }
            else if (type == "ClusterIP")
            {
                port.Remove("nodePort");
            }
        }

        CheckNodePorts(service, current);
    }

    private void CheckNodePorts(JsonObject service, JsonObject? current)
    {
        var uid = (current ?? service).At("metadata").Text("uid");
        var taken = store.Items(Services).Values.Where(other => other.Uid != uid)
            .SelectMany(other => other.Body.At("spec").Objects("ports")).Select(port => port.Number("nodePort")).ToHashSet();
        var index = 0;
        foreach (var port in service.At("spec").Objects("ports"))
        {
            if (port.Number("nodePort") is { } number && number != 0)
            {
                var field = $"spec.ports[{index}].nodePort";
                var error = number is < FirstNodePort or > LastNodePort
                    ? FieldError.Invalid(field, number, $"provided port is not in the valid range. The range of valid ports is {FirstNodePort}-{LastNodePort}")
                    : taken.Contains(number) ? FieldError.Invalid(field, number, "provided port is already allocated") : null;
                if (error is not null)
                {
                    throw ApiException.Invalid("", "Service", service.At("metadata").Text("name") ?? "", [error]);
                }
            }

            index++;
        }
    }

    private string NextAddress()
    {
        var taken = store.Items(Services).Values.Select(service => service.Body.At("spec").Text("clusterIP")).ToHashSet();
        while (true)
        {
            var number = Interlocked.Increment(ref _lastAddress) & 0xffff;
            var address = string.Create(CultureInfo.InvariantCulture, $"10.96.{number >> 8}.{number & 0xff}");
            if (number > 1 && !taken.Contains(address))
            {
                return address;
            }
        }
    }

    private long NextNodePort()
    {
        var taken = store.Items(Services).Values.SelectMany(service => service.Body.At("spec").Objects("ports"))
            .Select(port => port.Number("nodePort")).ToHashSet();
        while (true)
        {
            var number = FirstNodePort + ((Interlocked.Increment(ref _lastNodePort) - FirstNodePort) % (LastNodePort - FirstNodePort + 1));
            if (!taken.Contains(number))
            {
                return number;
            }
        }
    }
}
