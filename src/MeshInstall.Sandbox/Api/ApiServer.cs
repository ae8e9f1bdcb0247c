using System.Diagnostics;
using System.Text.Json.Nodes;
using MeshInstall.Sandbox.OpenApi;
using MeshInstall.Sandbox.Schema;

namespace MeshInstall.Sandbox.Api;

/// <summary>Answers requests: discovery, health, version, resources.</summary>
internal sealed class ApiServer(
    ResourceCatalog catalog, ResourceHandler resources, ReviewHandler reviews, AccessControl access, DiscoveryHandler discovery, OpenApiHandler openApi, string version)
{
    public ApiResponse Handle(ApiRequest request)
    {
        try
        {
            return Route(request);
        }
        catch (ApiException refusal)
        {
            return ApiResponse.Failure(refusal);
        }
        catch (Exception failure)
        {
            // As a real server does with a request it stumbles over: this one fails, the others go on.
            Trace.TraceError($"{request.Method} {request.Path}: {failure}");
            return ApiResponse.Failure(ApiException.Internal(failure.Message));
        }
    }

    private ApiResponse Route(ApiRequest request)
    {
        switch (request.Segments)
        {
            case ["healthz" or "readyz" or "livez", ..]:
                return ApiResponse.Text("ok");
            case ["version"]:
                return Version();
        }

        if (request.Method is "GET" or "HEAD" && (discovery.Handle(request) ?? openApi.Handle(request)) is { } found)
        {
            return found;
        }

        var segments = request.Segments.ToArray();
        var path = segments switch
        {
            ["api", var coreVersion, ..] => ResourcePath.Read(catalog, "", coreVersion, segments.AsSpan(2)),
            ["apis", var group, var groupVersion, ..] => ResourcePath.Read(catalog, group, groupVersion, segments.AsSpan(3)),
            _ => null,
        };
        var verb = ResourceHandler.VerbOf(request, path ?? throw ApiException.PathNotFound());
        access.Check(path, verb);
        return verb == "create" && ReviewHandler.IsReview(path.Type) ? reviews.Handle(request, path) : resources.Handle(request, path);
    }

    private ApiResponse Version()
    {
        var numbers = version.TrimStart('v').Split('.');
        return ApiResponse.Json(new JsonObject
        {
            ["major"] = numbers[0],
            ["minor"] = numbers.ElementAtOrDefault(1) ?? "0",
            ["gitVersion"] = version,
            ["gitCommit"] = "",
            ["gitTreeState"] = "clean",
            ["buildDate"] = "1970-01-01T00:00:00Z",
            ["goVersion"] = "none",
            ["compiler"] = "roslyn",
            ["platform"] = "sandbox/any",
        });
    }
}
