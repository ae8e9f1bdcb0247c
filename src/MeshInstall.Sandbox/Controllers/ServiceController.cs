using System.Globalization;
using System.Text.Json.Nodes;
using MeshInstall.Sandbox.Defaulting;
using MeshInstall.Sandbox.Json;
using MeshInstall.Sandbox.Schema;
using MeshInstall.Sandbox.Storage;

namespace MeshInstall.Sandbox.Controllers;

/// <summary>Gives Services their endpoints and their load balancer addresses (203.0.113.0/24).</summary>
internal sealed class ServiceController(ControllerContext context) : IController
{
    private const string NameLabel = "kubernetes.io/service-name";

    private int _lastBalancer;

    public IEnumerable<ObjectKey> Affected(GroupResource resource, WatchEvent change)
    {
        if (resource == Resources.Services)
        {
            return [change.Object.Key];
        }

        if (resource != Resources.Pods)
        {
            return [];
        }

        var labels = change.Object.Metadata.Object("labels");
        return context.Store.InNamespace(Resources.Services, change.Object.Key.Namespace).Where(service => Selects(service, labels)).Select(service => service.Key).ToList();
    }

    public void Reconcile(ObjectKey key)
    {
        if (context.Find(Resources.Services, key) is not { IsDeleting: false } service)
        {
            context.Delete(Resources.Endpoints, key);
            return;
        }

        if (service.Body.At("spec").Object("selector") is { Count: > 0 })
        {
            var pods = context.Store.InNamespace(Resources.Pods, key.Namespace)
                .Where(pod => Selects(service, pod.Metadata.Object("labels")) && pod.Body.At("status").Text("podIP") is not null && !PodTemplates.IsFinished(pod)).ToList();
            WriteSlice(service, pods);
            WriteEndpoints(service, pods);
        }

        Balance(service);
    }

    private static bool Selects(StoredObject service, JsonObject? labels) =>
        service.Body.At("spec").Object("selector") is { Count: > 0 } selector && LabelMatch.MatchesAll(selector, labels);

    private void Balance(StoredObject service)
    {
        var isBalanced = service.Body.At("spec").Text("type") == "LoadBalancer";
        var ingress = service.Body.At("status", "loadBalancer").Array("ingress");
        if (isBalanced == ingress is not null)
        {
            return;
        }

        var balancer = new JsonObject();
        if (isBalanced)
        {
            var address = service.Body.At("spec").Text("loadBalancerIP") is { Length: > 0 } wanted
                ? wanted
                : string.Create(CultureInfo.InvariantCulture, $"203.0.113.{(_lastBalancer++ % 250) + 10}");
            balancer["ingress"] = new JsonArray(new JsonObject { ["ip"] = address, ["ipMode"] = "VIP" });
        }

        context.SetStatus(Resources.Services, service, new JsonObject { ["loadBalancer"] = balancer }, "cloud-controller-manager");
    }

    private void WriteSlice(StoredObject service, List<StoredObject> pods)
    {
        var body = new JsonObject
        {
            ["addressType"] = "IPv4",
            ["endpoints"] = pods.Select(Endpoint).ToJsonArray(),
            ["ports"] = Ports(service, pods.FirstOrDefault()),
        };
        var slice = context.Store.InNamespace(Resources.EndpointSlices, service.Key.Namespace).FirstOrDefault(item => Owners.ControllerUid(item) == service.Uid);
        if (slice is null)
        {
            body["metadata"] = new JsonObject
            {
                ["generateName"] = service.Key.Name + "-",
                ["labels"] = new JsonObject { [NameLabel] = service.Key.Name, ["endpointslice.kubernetes.io/managed-by"] = "endpointslice-controller.k8s.io" },
                ["ownerReferences"] = Owners.Reference(service),
            };
            context.Create(Resources.EndpointSlices, service.Key.Namespace, body);
        }
        else if (!slice.Body["endpoints"].SameAs(body["endpoints"]) || !slice.Body["ports"].SameAs(body["ports"]))
        {
            context.Update(Resources.EndpointSlices, slice.Key, live =>
            {
                live["endpoints"] = body["endpoints"]!.DeepClone();
                live["ports"] = body["ports"]!.DeepClone();
            });
        }
    }

    private void WriteEndpoints(StoredObject service, List<StoredObject> pods)
    {
        var subsets = new JsonArray();
        if (pods.Count > 0)
        {
            var subset = new JsonObject();
            foreach (var (name, isReady) in ((string, bool)[])[("addresses", true), ("notReadyAddresses", false)])
            {
                var some = pods.Where(pod => PodTemplates.IsReady(pod) == isReady).Select(Address).ToJsonArray();
                if (some.Count > 0)
                {
                    subset[name] = some;
                }
            }

            subset["ports"] = Ports(service, pods[0]);
            subsets.Add(subset);
        }

        if (context.Find(Resources.Endpoints, service.Key) is not { } endpoints)
        {
            context.Create(Resources.Endpoints, service.Key.Namespace, new JsonObject
            {
                ["metadata"] = new JsonObject { ["name"] = service.Key.Name, ["labels"] = new JsonObject { ["endpoints.kubernetes.io/managed-by"] = "endpoint-controller" } },
                ["subsets"] = subsets,
            });
        }
        else if (!(endpoints.Body["subsets"] ?? new JsonArray()).SameAs(subsets))
        {
            context.Update(Resources.Endpoints, service.Key, body => body["subsets"] = subsets.DeepClone());
        }
    }

    private static JsonObject Endpoint(StoredObject pod)
    {
        var isReady = PodTemplates.IsReady(pod);
        return new JsonObject
        {
            ["addresses"] = new JsonArray(pod.Body.At("status").Text("podIP")),
            ["conditions"] = new JsonObject { ["ready"] = isReady, ["serving"] = isReady, ["terminating"] = pod.IsDeleting },
            ["nodeName"] = pod.Body.At("spec").Text("nodeName"),
            ["targetRef"] = Target(pod),
        };
    }

    private static JsonObject Address(StoredObject pod) => new()
    {
        ["ip"] = pod.Body.At("status").Text("podIP"),
        ["nodeName"] = pod.Body.At("spec").Text("nodeName"),
        ["targetRef"] = Target(pod),
    };

    private static JsonObject Target(StoredObject pod) => new() { ["kind"] = "Pod", ["name"] = pod.Key.Name, ["namespace"] = pod.Key.Namespace, ["uid"] = pod.Uid };

    private static JsonArray Ports(StoredObject service, StoredObject? pod) => service.Body.At("spec").Objects("ports").Select(port =>
    {
        var target = port["targetPort"];
        var number = target.AsLong() ?? pod?.Body.At("spec").Objects("containers").SelectMany(container => container.Objects("ports"))
            .FirstOrDefault(candidate => candidate.Text("name") == target.AsText()).Number("containerPort") ?? port.Number("port");
        var result = new JsonObject { ["port"] = number, ["protocol"] = port.Text("protocol") };
        if (port.Text("name") is { Length: > 0 } name)
        {
            result["name"] = name;
        }

        return result;
    }).ToJsonArray();
}
