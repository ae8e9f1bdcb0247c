using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using MeshInstall.Sandbox.Applying;
using MeshInstall.Sandbox.Json;
using MeshInstall.Sandbox.Operations;
using MeshInstall.Sandbox.Storage;

namespace MeshInstall.Sandbox.Api;

/// <summary>The subresources that answer something other than the stored object.</summary>
internal sealed class SubresourceHandler(ObjectStore store, ObjectWriter writer, ObjectRemover remover, TimeProvider clock)
{
    public ApiResponse Handle(ApiRequest request, ResourcePath path) => path.Subresource switch
    {
        "scale" => Scale(request, path),
        "log" => Log(path),
        "eviction" => Evict(path, request),
        "token" => Token(request, path),
        _ => throw ApiException.PathNotFound(),
    };

    private StoredObject Find(ResourcePath path) =>
        store.Find(path.Type.GroupResource, path.Key) ?? throw ApiException.NotFound(path.Type.GroupResource, path.Name!);

    private ApiResponse Scale(ApiRequest request, ResourcePath path)
    {
        if (request.Method is "GET" or "HEAD")
        {
            return ApiResponse.Json(ScaleView.Read(path.Type, Find(path).Body));
        }

        var body = BodyReader.Read(request);
        var manager = request.Query("fieldManager") ?? request.UserAgent.Split('/')[0];
        var options = new WriteOptions(manager) { IsDryRun = request.Query("dryRun") is not null };
        var stored = writer.Update(path.Type, path.Key, current => ScaleView.Write(path.Type, current, Wanted(request, ScaleView.Read(path.Type, current), body)), options);
        return ApiResponse.Json(ScaleView.Read(path.Type, stored.Body));
    }

    private static JsonObject Wanted(ApiRequest request, JsonObject scale, JsonNode? body)
    {
        if (request.Method == "PUT")
        {
            return body as JsonObject ?? throw ApiException.BadRequest("the body is not a Scale");
        }

        var patched = body is JsonArray operations ? JsonPatch.Apply(scale, operations) : JsonMergePatch.Apply(scale, body);
        return patched as JsonObject ?? throw ApiException.BadRequest("the patched document is not a Scale");
    }

    private ApiResponse Log(ResourcePath path)
    {
        var pod = Find(path);
        var text = new StringBuilder();
        foreach (var status in pod.Body.At("status").Objects("containerStatuses"))
        {
            var name = status.Text("name");
            if (status.At("state", "waiting") is JsonObject waiting)
            {
                throw ApiException.BadRequest(
                    $"container \"{name}\" in pod \"{pod.Key.Name}\" is waiting to start: {waiting.Text("reason") ?? "ContainerCreating"}");
            }

            var started = status.At("state", "running").Text("startedAt") ?? status.At("state", "terminated").Text("startedAt");
            text.Append(CultureInfo.InvariantCulture, $"{started} container {name} of image {status.Text("image")} started in the sandbox\n");
        }

        return ApiResponse.Text(text.ToString());
    }

    private ApiResponse Evict(ResourcePath path, ApiRequest request)
    {
        var pod = Find(path);
        var body = BodyReader.ReadObject(request);
        if (DisruptionBudgets.FindBlocking(store, pod) is { } budget)
        {
            throw ApiException.TooManyRequests("Cannot evict pod as it would violate the pod's disruption budget.", 10,
                [ApiException.Cause("DisruptionBudget", $"The disruption budget {budget.Key.Name} needs {budget.Body.At("status").Number("desiredHealthy")} healthy pods and has {budget.Body.At("status").Number("currentHealthy")} currently", null)]);
        }

        remover.Delete(path.Type, pod.Key, DeleteOptions.Read(request, body.Object("deleteOptions")));
        return ApiResponse.Json(new JsonObject { ["kind"] = "Status", ["apiVersion"] = "v1", ["metadata"] = new JsonObject(), ["status"] = "Success", ["code"] = 201 }, 201);
    }

    private ApiResponse Token(ApiRequest request, ResourcePath path)
    {
        var account = Find(path);
        var body = BodyReader.ReadObject(request);
        var seconds = body.At("spec").Number("expirationSeconds") ?? 3600;
        var now = clock.GetUtcNow();
        var claims = new JsonObject
        {
            ["aud"] = body.At("spec", "audiences")?.DeepClone() ?? new JsonArray("https://kubernetes.default.svc"),
            ["exp"] = now.ToUnixTimeSeconds() + seconds,
            ["iat"] = now.ToUnixTimeSeconds(),
            ["iss"] = "https://kubernetes.default.svc",
            ["sub"] = $"system:serviceaccount:{account.Key.Namespace}:{account.Key.Name}",
        };
        // An unsigned token: its claims can be read, and nothing outside the sandbox will take it.
        var token = $"{Base64Url(new JsonObject { ["alg"] = "none", ["typ"] = "JWT" })}.{Base64Url(claims)}.";
        body["apiVersion"] = "authentication.k8s.io/v1";
        body["kind"] = "TokenRequest";
        body.Ensure("metadata")["name"] = account.Key.Name;
        body["status"] = new JsonObject { ["token"] = token, ["expirationTimestamp"] = Timestamps.Format(now.AddSeconds(seconds)) };
        return ApiResponse.Json(body, 201);
    }

    private static string Base64Url(JsonObject part) =>
        Convert.ToBase64String(JsonText.ToUtf8(part)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
