using System.Text.Json.Nodes;
using MeshInstall.Sandbox.Api;
using MeshInstall.Sandbox.Json;

namespace MeshInstall.Sandbox.Operations;

/// <summary>How an object is to be deleted.</summary>
internal sealed record DeleteOptions
{
    public const string Background = "Background";
    public const string Foreground = "Foreground";
    public const string Orphan = "Orphan";

    public string? PropagationPolicy { get; init; }

    public long? GracePeriodSeconds { get; init; }

    public string? Uid { get; init; }

    public string? ResourceVersion { get; init; }

    public bool IsDryRun { get; init; }

    public static DeleteOptions Read(ApiRequest request, JsonObject? body)
    {
        var orphan = body.Flag("orphanDependents") ?? (request.Query("orphanDependents") is { } text ? text == "true" : null);
        var policy = body.Text("propagationPolicy") ?? request.Query("propagationPolicy") ?? orphan switch { true => Orphan, false => Background, null => null };
        var errors = new List<FieldError>();
        if (orphan is not null && body.Text("propagationPolicy") is { } given)
        {
            errors.Add(FieldError.Invalid("propagationPolicy", given, "orphanDependents and deletionPropagation cannot be both set"));
        }

        if (policy is not (null or Background or Foreground or Orphan))
        {
            errors.Add(FieldError.Unsupported("propagationPolicy", policy, [Foreground, Background, Orphan, "nil"]));
        }

        var dryRun = body.Texts("dryRun").Concat(request.Query("dryRun") is { } asked ? [asked] : Array.Empty<string>()).ToList();
        if (dryRun.Exists(value => value != "All"))
        {
            errors.Add(FieldError.Unsupported("dryRun", dryRun.ToJsonArray(), ["All"]));
        }

        if (errors.Count > 0)
        {
            throw ApiException.Invalid("meta.k8s.io", "DeleteOptions", "", errors);
        }

        return new DeleteOptions
        {
            PropagationPolicy = policy,
            GracePeriodSeconds = body.Number("gracePeriodSeconds") ?? request.Number("gracePeriodSeconds"),
            Uid = body.At("preconditions").Text("uid"),
            ResourceVersion = body.At("preconditions").Text("resourceVersion"),
            IsDryRun = dryRun.Count > 0,
        };
    }
}
