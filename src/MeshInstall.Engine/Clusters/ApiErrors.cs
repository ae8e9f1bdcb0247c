using System.Net;

namespace MeshInstall.Engine.Clusters;

/// <summary>The errors that the API server's refusals become.</summary>
internal static class ApiErrors
{
    private const int MaxCauses = 10;

    /// <summary>How webhooks and admission policies begin their own words.</summary>
    private static readonly string[] Denials = ["denied the request", "denied request"];

    /// <summary>How servers say that a field can never change.</summary>
    private static readonly string[] FrozenFields =
    [
        "field is immutable",
        "cannot change roleRef",
        "may not change once set",
        "may not be changed",
        "is immutable after creation",
        "updates to statefulset spec for fields other than",
        "updates to parameters are forbidden",
        "updates to provisioner are forbidden",
        "updates to reclaimPolicy are forbidden",
    ];

    public static MeshException From(ApiRequest request, ApiResponse response, Uri server) => response.Status switch
    {
        HttpStatusCode.Unauthorized => new MeshException(
            "ClusterAuthenticationFailed",
            MeshErrorKind.Authentication,
            $"The cluster at {server} does not accept the credentials of the kubeconfig.",
            "Sign in again, or renew the token or client certificate of the kubeconfig's user.",
            server.ToString()),
        HttpStatusCode.Forbidden when response.HasCause("NamespaceTerminating") => NamespaceTerminating(request.Namespace, request.Target),
        HttpStatusCode.Forbidden => AccessDenied(request, response),
        HttpStatusCode.NotFound => new MeshException(
            "ResourceNotFound",
            MeshErrorKind.NotFound,
            $"{request.Target} cannot be {Past(request.Verb)}: {Reason(request, response)}.",
            "Check the namespace, and that the custom resource definition of the kind is installed.",
            request.Target),
        HttpStatusCode.Conflict when response.HasCause("FieldManagerConflict") => FieldConflict(request, response),
        HttpStatusCode.Conflict when response.Body?.FindText("reason") == "AlreadyExists" => new MeshException(
            "ResourceExists",
            MeshErrorKind.AlreadyExists,
            $"{request.Target} is there already.",
            "Something else made the object; look at it, then run the command again.",
            request.Target),
        HttpStatusCode.Conflict => new MeshException(
            "ResourceConflict",
            MeshErrorKind.Conflict,
            $"{request.Target} cannot be {Past(request.Verb)}: {Reason(request, response)}.",
            "Something else writes the object at the same time; run the command again.",
            request.Target),
        HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity or HttpStatusCode.RequestEntityTooLarge
            or HttpStatusCode.UnsupportedMediaType or HttpStatusCode.MethodNotAllowed => Rejected(request, response),
        _ when response.IsFieldRefusal => Rejected(request, response),
        _ => Unavailable(request, response, server),
    };

    /// <summary>Whether the server rejected the object since a field of it can never change.</summary>
    public static bool IsImmutableField(ApiResponse response) =>
        response.Status == HttpStatusCode.UnprocessableEntity
        && response.Causes.Any(cause => cause.FindText("message") is { } text
            && FrozenFields.Any(phrase => text.Contains(phrase, StringComparison.Ordinal)));

    /// <summary>The error of writing to a namespace that is on its way out.</summary>
    public static MeshException NamespaceTerminating(string? space, string target) => new(
        "NamespaceTerminating",
        MeshErrorKind.Conflict,
        $"Namespace {space} is being deleted, so {target} cannot be written.",
        "Wait until the namespace is gone, then run the command again.",
        target);

    private static MeshException AccessDenied(ApiRequest request, ApiResponse response)
    {
        string place = request.Namespace is null ? "at cluster scope" : $"in namespace {request.Namespace}";
        string name = request.Name is null ? string.Empty : $" '{request.Name}'";
        return new MeshException(
            "ClusterAccessDenied",
            MeshErrorKind.PermissionDenied,
            $"The cluster does not allow to {request.Verb} {request.Resource}{name} {place}: {Reason(request, response)}.",
            $"Ask for a role that allows '{request.Verb}' on {request.Resource}, or use another context.",
            request.Target);
    }

    private static MeshException FieldConflict(ApiRequest request, ApiResponse response)
    {
        IEnumerable<string> conflicts = response.Causes
            .Where(cause => cause.FindText("reason") == "FieldManagerConflict")
            .Take(MaxCauses)
            .Select(cause => $"{cause.FindText("field")} ({Manager(cause.FindText("message"))})");
        return new MeshException(
            "FieldConflict",
            MeshErrorKind.Conflict,
            $"Others own fields of {request.Target} that are to change: {string.Join(", ", conflicts)}.",
            "Leave the fields to their owners by removing them from the configuration, or take them over with -ForceConflicts.",
            request.Target);
    }

    private static MeshException Rejected(ApiRequest request, ApiResponse response)
    {
        List<string> causes = [.. response.Causes.Take(MaxCauses).Select(cause => request.IsSecret
            ? $"{cause.FindText("field")}: {cause.FindText("reason")}"
            : $"{cause.FindText("field")}: {cause.FindText("message")}")];
        string why = response.IsFieldRefusal ? request.Mask(FieldRefusal.Why(response.Message, request.Item))
            : causes.Count > 0 ? request.Mask(string.Join("; ", causes)) : Reason(request, response);
        return new MeshException(
            "ResourceRejected",
            MeshErrorKind.InvalidData,
            $"The cluster rejected {request.Target}: {why}.",
            "Correct the fields named in the configuration; Test-MeshConfig and New-MeshManifest show where they come from.",
            request.Target);
    }

    private static MeshException Unavailable(ApiRequest request, ApiResponse response, Uri server) => new(
        "ClusterUnavailable",
        MeshErrorKind.Unavailable,
        $"The cluster at {server} could not {request.Verb} {request.Target}, though asked repeatedly: {Reason(request, response)}.",
        "Wait until the API server and its admission webhooks are healthy, then run the command again; it goes on where it stopped.",
        request.Target);

    private static string Reason(ApiRequest request, ApiResponse response) =>
        request.IsSecret && response.Status is HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity or HttpStatusCode.InternalServerError
            ? response.Body?.FindText("reason") ?? "invalid"
            : request.Mask(Told(request, response.Message)).TrimEnd('.', '\n', ' ');

    /// <summary>A webhook or a policy may quote what a Secret holds already, which nobody here knows; who refused is enough then.</summary>
    private static string Told(ApiRequest request, string message)
    {
        string? denial = request.IsSecret ? Denials.FirstOrDefault(words => message.Contains(words, StringComparison.Ordinal)) : null;
        return denial is null ? message : message[..(message.IndexOf(denial, StringComparison.Ordinal) + denial.Length)];
    }

    private static string Past(string verb) => verb switch
    {
        "get" => "read",
        "list" or "watch" => verb + "ed",
        "delete" => "deleted",
        "create" => "made",
        "update" => "written",
        _ => "applied",
    };

    /// <summary>The manager that the message of a conflict names in quotes.</summary>
    public static string Manager(string? message)
    {
        int start = message?.IndexOf('"', StringComparison.Ordinal) ?? -1;
        int end = start < 0 ? -1 : message!.IndexOf('"', start + 1);
        return end < 0 ? "another manager" : message![(start + 1)..end];
    }
}
