using System.Text.Json.Nodes;
using MeshInstall.Sandbox.Json;
using MeshInstall.Sandbox.Schema;

namespace MeshInstall.Sandbox.Api;

/// <summary>Tells clients what there is: the old way, one document per group version, and aggregated.</summary>
internal sealed class DiscoveryHandler(ResourceCatalog catalog)
{
    private const string AggregatedType = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";

    /// <summary>Answers a discovery path, or null when it is none.</summary>
    public ApiResponse? Handle(ApiRequest request) => request.Segments switch
    {
        ["api"] => Negotiation.WantsAggregatedDiscovery(request.Accept) ? Aggregated(isCore: true) : ApiResponse.Json(new JsonObject
        {
            ["kind"] = "APIVersions",
            ["versions"] = new JsonArray("v1"),
            ["serverAddressByClientCIDRs"] = new JsonArray(new JsonObject { ["clientCIDR"] = "0.0.0.0/0", ["serverAddress"] = "sandbox.invalid" }),
        }),
        ["apis"] => Negotiation.WantsAggregatedDiscovery(request.Accept) ? Aggregated(isCore: false) : ApiResponse.Json(new JsonObject
        {
            ["kind"] = "APIGroupList",
            ["apiVersion"] = "v1",
            ["groups"] = Groups().Where(group => group.Key.Length > 0).Select(group => Group(group)).ToJsonArray(),
        }),
        ["apis", var name] => Groups().FirstOrDefault(group => group.Key == name) is { } found ? ApiResponse.Json(Described(Group(found))) : null,
        ["api", var version] => Resources("", version),
        ["apis", var group, var version] => Resources(group, version),
        _ => null,
    };

    private IEnumerable<IGrouping<string, ResourceType>> Groups() => catalog.Types.GroupBy(type => type.Group, StringComparer.Ordinal);

    private static IEnumerable<IGrouping<string, ResourceType>> Versions(IEnumerable<ResourceType> types) => types
        .GroupBy(type => type.Version, StringComparer.Ordinal).OrderByDescending(version => version.Key, ApiVersionOrder.Instance);

    private static JsonObject Group(IGrouping<string, ResourceType> group)
    {
        var versions = Versions(group).Select(version => version.Key).ToList();
        return new JsonObject
        {
            ["name"] = group.Key,
            ["versions"] = versions.Select(version => Version(group.Key, version)).ToJsonArray(),
            ["preferredVersion"] = Version(group.Key, versions[0]),
        };
    }

    private static JsonObject Described(JsonObject group)
    {
        group["kind"] = "APIGroup";
        group["apiVersion"] = "v1";
        return group;
    }

    private static JsonObject Version(string group, string version) => new() { ["groupVersion"] = $"{group}/{version}", ["version"] = version };

    private ApiResponse? Resources(string group, string version)
    {
        var types = catalog.Types.Where(type => type.Group == group && type.Version == version).ToList();
        if (types.Count == 0)
        {
            return null;
        }

        var resources = new JsonArray();
        foreach (var type in types)
        {
            resources.Add(Resource(type, type.Plural, type.Kind, null, type.Verbs));
            foreach (var subresource in type.Subresources)
            {
                resources.Add(Resource(type, $"{type.Plural}/{subresource.Name}", subresource.Kind, subresource, subresource.Verbs));
            }
        }

        return ApiResponse.Json(new JsonObject
        {
            ["kind"] = "APIResourceList",
            ["apiVersion"] = "v1",
            ["groupVersion"] = types[0].ApiVersion,
            ["resources"] = resources,
        });
    }

    private static JsonObject Resource(ResourceType type, string name, string kind, Subresource? subresource, IEnumerable<string> verbs)
    {
        var resource = new JsonObject
        {
            ["name"] = name,
            ["singularName"] = subresource is null ? type.Singular : "",
            ["namespaced"] = type.IsNamespaced,
            ["kind"] = kind,
            ["verbs"] = verbs.ToJsonArray(),
        };
        if (subresource is not null)
        {
            if (subresource.Group != type.Group || subresource.Version != type.Version)
            {
                resource["group"] = subresource.Group;
                resource["version"] = subresource.Version;
            }
        }
        else
        {
            AddNames(resource, type);
        }

        return resource;
    }

    private static void AddNames(JsonObject resource, ResourceType type)
    {
        if (type.ShortNames.Count > 0)
        {
            resource["shortNames"] = type.ShortNames.ToJsonArray();
        }

        if (type.Categories.Count > 0)
        {
            resource["categories"] = type.Categories.ToJsonArray();
        }
    }

    private ApiResponse Aggregated(bool isCore)
    {
        var document = new JsonObject
        {
            ["kind"] = "APIGroupDiscoveryList",
            ["apiVersion"] = "apidiscovery.k8s.io/v2",
            ["metadata"] = new JsonObject(),
            ["items"] = Groups().Where(group => group.Key.Length == 0 == isCore).Select(group => new JsonObject
            {
                ["metadata"] = new JsonObject { ["name"] = group.Key, ["creationTimestamp"] = null },
                ["versions"] = Versions(group).Select(version => new JsonObject
                {
                    ["version"] = version.Key,
                    ["resources"] = version.Select(AggregatedResource).ToJsonArray(),
                    ["freshness"] = "Current",
                }).ToJsonArray(),
            }).ToJsonArray(),
        };
        return new ApiResponse { ContentType = AggregatedType, Body = JsonText.ToUtf8(document) };
    }

    private static JsonObject AggregatedResource(ResourceType type)
    {
        var resource = new JsonObject
        {
            ["resource"] = type.Plural,
            ["responseKind"] = Kind(type.Group, type.Version, type.Kind),
            ["scope"] = type.IsNamespaced ? "Namespaced" : "Cluster",
            ["singularResource"] = type.Singular,
            ["verbs"] = type.Verbs.ToJsonArray(),
        };
        AddNames(resource, type);
        if (type.Subresources.Count > 0)
        {
            resource["subresources"] = type.Subresources.Select(item => new JsonObject
            {
                ["subresource"] = item.Name,
                ["responseKind"] = Kind(item.Group, item.Version, item.Kind),
                ["verbs"] = item.Verbs.ToJsonArray(),
            }).ToJsonArray();
        }

        return resource;
    }

    private static JsonObject Kind(string group, string version, string kind) => new() { ["group"] = group, ["version"] = version, ["kind"] = kind };
}
