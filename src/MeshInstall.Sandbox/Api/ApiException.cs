using System.Text.Json.Nodes;
using MeshInstall.Sandbox.Json;
using MeshInstall.Sandbox.Schema;

namespace MeshInstall.Sandbox.Api;

/// <summary>A refusal, answered as a <c>Status</c> object.</summary>
internal sealed class ApiException : Exception
{
    private ApiException(int code, string reason, string message, JsonObject? details = null)
        : base(message)
    {
        Code = code;
        Reason = reason;
        Details = details;
    }

    public int Code { get; }

    public string Reason { get; }

    public JsonObject? Details { get; }

    /// <summary>What the client should wait before it comes again, in seconds.</summary>
    public int? RetryAfterSeconds { get; init; }

    public static ApiException NotFound(GroupResource resource, string name) =>
        new(404, "NotFound", $"{resource} \"{name}\" not found", DetailsOf(resource, name));

    public static ApiException PathNotFound() =>
        new(404, "NotFound", "the server could not find the requested resource", new JsonObject());

    public static ApiException AlreadyExists(GroupResource resource, string name) =>
        new(409, "AlreadyExists", $"{resource} \"{name}\" already exists", DetailsOf(resource, name));

    public static ApiException Conflict(GroupResource resource, string name, string why) =>
        new(409, "Conflict", $"Operation cannot be fulfilled on {resource} \"{name}\": {why}", DetailsOf(resource, name));

    /// <summary>A conflict of which the server knows the kind only.</summary>
    public static ApiException Conflict(string kind, string name, string why) =>
        new(409, "Conflict", $"Operation cannot be fulfilled on {kind} \"{name}\": {why}", new JsonObject { ["name"] = name, ["kind"] = kind });

    public static ApiException ApplyConflict(IReadOnlyCollection<(string Field, string Holder)> conflicts)
    {
        var text = conflicts.Count == 1
            ? $"1 conflict: conflict with {conflicts.First().Holder}: {conflicts.First().Field}"
            : $"{conflicts.Count} conflicts: " + string.Join('\n', conflicts.GroupBy(conflict => conflict.Holder, StringComparer.Ordinal)
                .Select(group => $"conflicts with {group.Key}:\n{string.Join('\n', group.Select(item => "- " + item.Field))}"));
        return new(409, "Conflict", $"Apply failed with {text}", new JsonObject
        {
            ["causes"] = conflicts.Select(conflict => Cause("FieldManagerConflict", $"conflict with {conflict.Holder}", conflict.Field)).ToJsonArray(),
        });
    }

    public static ApiException Invalid(string group, string kind, string name, IReadOnlyCollection<FieldError> errors)
    {
        var texts = errors.Select(error => error.ToString()).ToList();
        var list = texts.Count == 1 ? texts[0] : $"[{string.Join(", ", texts)}]";
        var title = group.Length == 0 ? kind : $"{kind}.{group}";
        var details = new JsonObject { ["name"] = name };
        AddGroup(details, group);
        details["kind"] = kind;
        details["causes"] = errors.Select(error => Cause(error.Type, error.Detail, error.Field)).ToJsonArray();
        return new(422, "Invalid", $"{title} \"{name}\" is invalid: {list}", details);
    }

    /// <summary>An update without the version that it starts from, of a kind that wants one.</summary>
    public static ApiException Unconditional(GroupResource resource, string name)
    {
        var error = FieldError.Invalid("metadata.resourceVersion", 0, "must be specified for an update");
        var details = DetailsOf(resource, name);
        details["causes"] = new JsonArray(Cause(error.Type, error.Detail, error.Field));
        return new(422, "Invalid", $"{resource} \"{name}\" is invalid: {error}", details);
    }

    public static ApiException BadRequest(string message) => new(400, "BadRequest", message);

    /// <summary>What server-side apply answers where a field is not of the kind; the real server gives no reason with it.</summary>
    public static ApiException PatchFailed() => new(422, "Invalid", "the server rejected our request due to an error in our request", new JsonObject());

    public static ApiException Unparsable(string text) => new(500, "", $"strconv.ParseUint: parsing \"{text}\": invalid syntax");

    public static ApiException NotTyped(string target, string why) => new(500, "", $"failed to create typed patch object ({target}): {why}");

    /// <summary>What server-side apply answers where a value is of the right type and cannot be read.</summary>
    public static ApiException NotConverted(string target, string kind, string why) =>
        new(500, "", $"failed to convert new object ({target}) to proper version: unable to convert unstructured object to {kind}: {why}");

    /// <summary>A patch whose result has fields that the kind lacks, where that is not allowed.</summary>
    public static ApiException InvalidPatch(string result, string why)
    {
        var error = FieldError.Invalid("patch", result, why);
        return new(422, "Invalid", $" \"\" is invalid: {error}", new JsonObject { ["causes"] = new JsonArray(Cause(error.Type, error.Detail, error.Field)) });
    }

    public static ApiException Forbidden(GroupResource resource, string name, string why, JsonArray? causes = null)
    {
        var details = DetailsOf(resource, name);
        if (causes is not null)
        {
            details["causes"] = causes;
        }

        return new(403, "Forbidden", $"{resource} \"{name}\" is forbidden: {why}", details);
    }

    public static ApiException AccessDenied(ResourcePath path, string verb, string resource, string user)
    {
        var details = new JsonObject();
        if (path.Name is not null)
        {
            details["name"] = path.Name;
        }

        AddGroup(details, path.Type.Group);
        details["kind"] = path.Type.Plural;
        var target = path.Name is null ? "" : $" \"{path.Name}\"";
        var place = path.Namespace is null ? "at the cluster scope" : $"in the namespace \"{path.Namespace}\"";
        return new(403, "Forbidden",
            $"{path.Type.GroupResource}{target} is forbidden: User \"{user}\" cannot {verb} resource \"{resource}\" in API group \"{path.Type.Group}\" {place}", details);
    }

    public static ApiException MethodNotAllowed() =>
        new(405, "MethodNotAllowed", "the server does not allow this method on the requested resource", new JsonObject());

    public static ApiException NotAcceptable(string types) =>
        new(406, "NotAcceptable", $"only the following media types are accepted: {types}", new JsonObject());

    public static ApiException UnsupportedMediaType(string types) =>
        new(415, "UnsupportedMediaType", $"the body of the request was in an unknown format - accepted media types include: {types}", new JsonObject());

    public static ApiException Gone(string message) => new(410, "Expired", message);

    public static ApiException TooLarge() =>
        new(413, "RequestEntityTooLarge", "Request entity too large: limit is 3145728");

    public static ApiException TooManyRequests(string message, int retryAfterSeconds, JsonArray? causes = null)
    {
        var details = new JsonObject { ["retryAfterSeconds"] = retryAfterSeconds };
        if (causes is not null)
        {
            details["causes"] = causes;
        }

        return new(429, "TooManyRequests", message, details) { RetryAfterSeconds = retryAfterSeconds };
    }

    public static ApiException Unavailable(string message) => new(503, "ServiceUnavailable", message) { RetryAfterSeconds = 1 };

    public static ApiException BadGateway(string message) => new(502, "InternalError", message);

    public static ApiException Timeout() =>
        new(504, "Timeout", "the server was unable to return a response in the time allotted, but may still be processing the request");

    public static ApiException Internal(string message) =>
        new(500, "InternalError", $"Internal error occurred: {message}", new JsonObject { ["causes"] = new JsonArray(Cause(null, message, null)) });

    public static JsonObject Cause(string? reason, string message, string? field)
    {
        var cause = new JsonObject();
        if (reason is not null)
        {
            cause["reason"] = reason;
        }

        cause["message"] = message;
        if (field is not null)
        {
            cause["field"] = field;
        }

        return cause;
    }

    public JsonObject ToStatus()
    {
        var status = new JsonObject
        {
            ["kind"] = "Status",
            ["apiVersion"] = "v1",
            ["metadata"] = new JsonObject(),
            ["status"] = "Failure",
            ["message"] = Message,
            ["reason"] = Reason,
        };
        if (Details is not null)
        {
            status["details"] = Details.DeepClone();
        }

        status["code"] = Code;
        return status;
    }

    private static JsonObject DetailsOf(GroupResource resource, string name)
    {
        var details = new JsonObject { ["name"] = name };
        AddGroup(details, resource.Group);
        details["kind"] = resource.Resource;
        return details;
    }

    private static void AddGroup(JsonObject details, string group)
    {
        if (group.Length > 0)
        {
            details["group"] = group;
        }
    }
}
