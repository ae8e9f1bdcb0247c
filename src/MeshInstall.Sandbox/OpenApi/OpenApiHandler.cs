using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using MeshInstall.Sandbox.Api;
using MeshInstall.Sandbox.Json;
using MeshInstall.Sandbox.Schema;

namespace MeshInstall.Sandbox.OpenApi;

/// <summary>The <c>/openapi/v3</c> documents: what kubectl explains, validates and merges by. Each is made when first asked for.</summary>
internal sealed class OpenApiHandler(ResourceCatalog catalog)
{
    private static readonly string[] WriteParameters = ["dryRun", "fieldManager", "fieldValidation", "force"];

    private readonly ConcurrentDictionary<string, (ImmutableArray<ResourceType> Types, byte[] Document)> _documents = new(StringComparer.Ordinal);

    public ApiResponse? Handle(ApiRequest request) => request.Segments switch
    {
        ["openapi", "v2"] => Older(request),
        ["openapi", "v3"] => Index(),
        ["openapi", "v3", "api", var version] => Document("", version),
        ["openapi", "v3", "apis", var group, var version] => Document(group, version),
        _ => null,
    };

    /// <summary>The older document, without any type: kubectl reads it before it sends a List, and leaves the checking of what it lacks to the server.</summary>
    private static ApiResponse Older(ApiRequest request)
    {
        const string Protobuf = "application/com.github.proto-openapi.spec.v2.v1.0+protobuf";
        return request.Accept.Contains("com.github.proto-openapi.spec.v2", StringComparison.Ordinal)
            ? new ApiResponse { ContentType = Protobuf, Body = "\n\u00032.0\u0012\f\n\aSandbox\u0012\u00011B\0J\0"u8.ToArray() }
            : ApiResponse.Json(new JsonObject
            {
                ["swagger"] = "2.0", ["info"] = new JsonObject { ["title"] = "Sandbox", ["version"] = "1" }, ["paths"] = new JsonObject(), ["definitions"] = new JsonObject(),
            });
    }

    private ApiResponse Index()
    {
        var paths = new JsonObject();
        foreach (var types in catalog.Types.GroupBy(type => (type.Group, type.Version)))
        {
            var path = types.Key.Group.Length == 0 ? $"api/{types.Key.Version}" : $"apis/{types.Key.Group}/{types.Key.Version}";
            paths[path] = new JsonObject { ["serverRelativeURL"] = $"/openapi/v3/{path}?hash={Hash(types)}" };
        }

        return ApiResponse.Json(new JsonObject { ["paths"] = paths });
    }

    private static string Hash(IEnumerable<ResourceType> types) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join(';', types.Select(type => $"{type.Plural}/{(type.Definition is null ? "" : JsonText.ToText(type.Definition))}")))))[..16];

    private ApiResponse? Document(string group, string version)
    {
        var types = catalog.Types.Where(type => type.Group == group && type.Version == version).ToImmutableArray();
        if (types.IsEmpty)
        {
            return null;
        }

        var key = $"{group}/{version}";
        if (!_documents.TryGetValue(key, out var known) || !known.Types.SequenceEqual(types))
        {
            _documents[key] = known = (types, JsonText.ToUtf8(Write(types)));
        }

        return new ApiResponse { Body = known.Document };
    }

    private static JsonObject Write(ImmutableArray<ResourceType> types)
    {
        var (schemas, paths) = (new SchemaWriter(), new JsonObject());
        foreach (var type in types)
        {
            schemas.Add(type);
            var root = type.Group.Length == 0 ? $"/api/{type.Version}" : $"/apis/{type.Group}/{type.Version}";
            var place = type.IsNamespaced ? $"{root}/namespaces/{{namespace}}/{type.Plural}" : $"{root}/{type.Plural}";
            paths[place] = new JsonObject { ["get"] = Operation(type, "list", []), ["post"] = Operation(type, "post", WriteParameters[..3]) };
            if (type.Verbs.Contains("get"))
            {
                paths[$"{place}/{{name}}"] = new JsonObject
                {
                    ["get"] = Operation(type, "get", []),
                    ["put"] = Operation(type, "put", WriteParameters[..3]),
                    ["patch"] = Operation(type, "patch", WriteParameters),
                    ["delete"] = Operation(type, "delete", ["dryRun"]),
                };
            }
        }

        return new JsonObject
        {
            ["openapi"] = "3.0.0",
            ["info"] = new JsonObject { ["title"] = "Kubernetes sandbox", ["version"] = "1" },
            ["paths"] = paths,
            ["components"] = new JsonObject { ["schemas"] = schemas.Schemas },
        };
    }

    private static JsonObject Operation(ResourceType type, string action, IEnumerable<string> parameters) => new()
    {
        ["operationId"] = $"{action}{type.Kind}",
        ["parameters"] = parameters.Select(name => new JsonObject
        {
            ["name"] = name, ["in"] = "query", ["schema"] = new JsonObject { ["type"] = name == "force" ? "boolean" : "string" },
        }).ToJsonArray(),
        ["responses"] = new JsonObject { ["200"] = new JsonObject { ["description"] = "OK" } },
        ["x-kubernetes-action"] = action,
        ["x-kubernetes-group-version-kind"] = new JsonObject { ["group"] = type.Group, ["kind"] = type.Kind, ["version"] = type.Version },
    };
}
