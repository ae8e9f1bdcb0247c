using System.Text.Json.Nodes;
using MeshInstall.Sandbox.Operations;
using MeshInstall.Sandbox.Storage;

namespace MeshInstall.Sandbox;

/// <summary>What every cluster has from the start: namespaces, nodes, and the Service of its API.</summary>
internal static class ClusterSeed
{
    private static readonly string[] Namespaces = ["default", "kube-system", "kube-public", "kube-node-lease"];

    public static void Plant(ObjectWriter writer, SandboxOptions options)
    {
        foreach (var name in Namespaces)
        {
            Create(writer, "namespaces", "", new JsonObject { ["metadata"] = new JsonObject { ["name"] = name } });
        }

        foreach (var name in options.Nodes)
        {
            PlantNode(writer, name, options.KubernetesVersion);
        }

        Create(writer, "services", "default", new JsonObject
        {
            ["metadata"] = new JsonObject { ["name"] = "kubernetes", ["labels"] = new JsonObject { ["component"] = "apiserver", ["provider"] = "kubernetes" } },
            ["spec"] = new JsonObject
            {
                ["clusterIP"] = "10.96.0.1",
                ["ports"] = new JsonArray(new JsonObject { ["name"] = "https", ["port"] = 443, ["targetPort"] = 6443 }),
            },
        });
    }

    private static void PlantNode(ObjectWriter writer, string name, string version)
    {
        Create(writer, "nodes", "", new JsonObject
        {
            ["metadata"] = new JsonObject
            {
                ["name"] = name,
                ["labels"] = new JsonObject
                {
                    ["kubernetes.io/hostname"] = name, ["kubernetes.io/os"] = "linux", ["kubernetes.io/arch"] = "amd64",
                },
            },
        });
        var now = Timestamps.Now(writer.Clock);
        var capacity = new JsonObject { ["cpu"] = "16", ["memory"] = "64Gi", ["pods"] = "250", ["ephemeral-storage"] = "256Gi" };
        writer.Update(writer.Catalog.Find("", "v1", "nodes")!, new ObjectKey("", name), body =>
        {
            body["status"] = new JsonObject
            {
                ["capacity"] = capacity,
                ["allocatable"] = capacity.DeepClone(),
                ["addresses"] = new JsonArray(
                    new JsonObject { ["type"] = "InternalIP", ["address"] = "172.18.0.2" },
                    new JsonObject { ["type"] = "Hostname", ["address"] = name }),
                ["conditions"] = new JsonArray(new JsonObject
                {
                    ["type"] = "Ready", ["status"] = "True", ["reason"] = "KubeletReady", ["message"] = "kubelet is posting ready status",
                    ["lastHeartbeatTime"] = now, ["lastTransitionTime"] = now,
                }),
                ["nodeInfo"] = new JsonObject
                {
                    ["kubeletVersion"] = version, ["osImage"] = "sandbox", ["kernelVersion"] = "sandbox", ["containerRuntimeVersion"] = "sandbox://1",
                    ["architecture"] = "amd64", ["operatingSystem"] = "linux", ["machineID"] = name, ["systemUUID"] = name, ["bootID"] = name,
                    ["kubeProxyVersion"] = version,
                },
            };
            return body;
        }, new WriteOptions("kubelet") { Subresource = "status" });
        writer.Update(writer.Catalog.Find("", "v1", "nodes")!, new ObjectKey("", name), body =>
        {
            body.Remove("spec");
            return body;
        }, new WriteOptions("kube-controller-manager"));
    }

    private static void Create(ObjectWriter writer, string plural, string space, JsonObject body) =>
        writer.Create(writer.Catalog.Find("", "v1", plural)!, space, body, new WriteOptions("kube-apiserver"));
}
