using System.Globalization;
using System.Text.Json.Nodes;
using MeshInstall.Sandbox.Json;
using static MeshInstall.Sandbox.Printing.ColumnCatalog;

namespace MeshInstall.Sandbox.Printing;

/// <summary>The columns of Services and their endpoints.</summary>
internal static class ServiceColumns
{
    public static readonly IReadOnlyList<Column> All =
    [
        Name,
        Text("Type", body => body.At("spec").Text("type")),
        Text("Cluster-IP", body => body.At("spec").Text("clusterIP") ?? "<none>"),
        Text("External-IP", ExternalAddress),
        Text("Port(s)", body => OrNone(body.At("spec").Objects("ports").Select(Port))),
        Age,
        Text("Selector", body => Pairs(body.At("spec").Object("selector")), 1),
    ];

    public static readonly IReadOnlyList<Column> Slice =
    [
        Name,
        Text("AddressType", body => body.Text("addressType")),
        Text("Ports", body => OrNone(body.Objects("ports").Select(port => port["port"].Show()))),
        Text("Endpoints", body => OrNone(body.Objects("endpoints").SelectMany(endpoint => endpoint.Texts("addresses")))),
        Age,
    ];

    public static string Endpoints(JsonObject body) => OrNone(body.Objects("subsets").SelectMany(subset =>
        subset.Objects("addresses").SelectMany(address => subset.Objects("ports").Select(port => $"{address.Text("ip")}:{port["port"].Show()}"))));

    private static string ExternalAddress(JsonObject body)
    {
        var spec = body.At("spec");
        switch (spec.Text("type"))
        {
            case "ExternalName":
                return spec.Text("externalName") ?? "";
            case "LoadBalancer":
                var ingress = body.At("status", "loadBalancer").Objects("ingress").Select(item => item.Text("ip") ?? item.Text("hostname")).ToList();
                return ingress.Count > 0 ? string.Join(',', ingress) : "<pending>";
            default:
                return OrNone(spec.Texts("externalIPs"));
        }
    }

    private static string Port(JsonObject port)
    {
        var node = port.Number("nodePort") is { } number and not 0 ? string.Create(CultureInfo.InvariantCulture, $":{number}") : "";
        return $"{port["port"].Show()}{node}/{port.Text("protocol")}";
    }
}
