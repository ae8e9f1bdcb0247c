using System.Text.Json.Nodes;
using MeshInstall.Sandbox.Defaulting;
using MeshInstall.Sandbox.Json;
using MeshInstall.Sandbox.Operations;
using MeshInstall.Sandbox.Schema;

namespace MeshInstall.Sandbox.Api;

/// <summary>The kinds that are answered and not stored.</summary>
internal sealed class ReviewHandler(AccessControl access, TimeProvider clock)
{
    public static bool IsReview(ResourceType type) => !type.Verbs.Contains("get");

    public ApiResponse Handle(ApiRequest request, ResourcePath path)
    {
        var body = ObjectParts.Identify(path.Type, path.Namespace ?? "", BodyReader.ReadObject(request));
        ObjectAdmission.CheckFields(path.Type, body, new WriteOptions(""), isPart: true);
        body.Ensure("metadata")["creationTimestamp"] = Timestamps.Now(clock);
        var spec = body.Object("spec");
        body["status"] = path.Type.Kind switch
        {
            "TokenReview" => new JsonObject { ["authenticated"] = true, ["user"] = User() },
            "SelfSubjectReview" => new JsonObject { ["userInfo"] = User() },
            "SelfSubjectRulesReview" => Rules(),
            "Binding" => throw ApiException.MethodNotAllowed(),
            var kind when spec?["resourceAttributes"] is null == spec?["nonResourceAttributes"] is null => throw ApiException.Invalid(
                path.Type.Group, kind, "", [FieldError.Invalid("spec.resourceAttributes", null, "exactly one of nonResourceAttributes or resourceAttributes must be specified")]),
            _ => access.Review(spec),
        };
        if (path.Type.Kind is not "SelfSubjectReview")
        {
            body.Object("metadata")!.Remove("creationTimestamp");
        }

        return ApiResponse.Json(body, 201);
    }

    private static JsonObject User() => new() { ["username"] = AccessControl.UserName, ["groups"] = new JsonArray("system:masters", "system:authenticated") };

    /// <summary>All rights of an administrator, beside those that everybody has.</summary>
    private static JsonObject Rules() => new()
    {
        ["resourceRules"] = new JsonArray(
            ResourceRule("*", "*", "*"), ResourceRule("create", "authorization.k8s.io", "selfsubjectaccessreviews", "selfsubjectrulesreviews"),
            ResourceRule("create", "authentication.k8s.io", "selfsubjectreviews")),
        ["nonResourceRules"] = new JsonArray(
            PathRule("*", "*"),
            PathRule("get", "/api", "/api/*", "/apis", "/apis/*", "/healthz", "/livez", "/openapi", "/openapi/*", "/readyz", "/version", "/version/"),
            PathRule("get", "/healthz", "/livez", "/readyz", "/version", "/version/"), PathRule("get", "/.well-known", "/.well-known/*")),
        ["incomplete"] = false,
    };

    private static JsonObject ResourceRule(string verb, string group, params string[] resources) =>
        new() { ["verbs"] = new JsonArray(verb), ["apiGroups"] = new JsonArray(group), ["resources"] = resources.ToJsonArray() };

    private static JsonObject PathRule(string verb, params string[] paths) => new() { ["verbs"] = new JsonArray(verb), ["nonResourceURLs"] = paths.ToJsonArray() };
}
