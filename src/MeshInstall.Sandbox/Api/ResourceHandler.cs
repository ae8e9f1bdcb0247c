using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using MeshInstall.Sandbox.Applying;
using MeshInstall.Sandbox.Json;
using MeshInstall.Sandbox.Operations;
using MeshInstall.Sandbox.Schema;
using MeshInstall.Sandbox.Storage;

namespace MeshInstall.Sandbox.Api;

/// <summary>The verbs on resources and their objects.</summary>
internal sealed class ResourceHandler(ObjectStore store, ObjectWriter writer, ObjectRemover remover, SubresourceHandler subresources, TableWriter tables, TimeProvider clock, CancellationToken closing)
{
    public ApiResponse Handle(ApiRequest request, ResourcePath path)
    {
        if (path.Subresource is not null and not ("status" or "finalize" or "approval" or "ephemeralcontainers"))
        {
            Allow(path.Type.Find(path.Subresource)!.Verbs, VerbOf(request, path));
            return subresources.Handle(request, path);
        }

        var verb = VerbOf(request, path);
        Allow(path.Subresource is null ? path.Type.Verbs : path.Type.Find(path.Subresource)!.Verbs, verb);
        return verb switch
        {
            "get" => Get(request, path),
            "list" => List(request, path),
            "watch" => Watch(request, path),
            "create" => Create(request, path),
            "update" => Replace(request, path),
            "patch" => Patch(request, path),
            "delete" => Delete(request, path),
            _ => DeleteCollection(request, path),
        };
    }

    public static string VerbOf(ApiRequest request, ResourcePath path) => (request.Method, path.Name) switch
    {
        ("GET" or "HEAD", _) when request.Flag("watch") => "watch",
        ("GET" or "HEAD", null) => "list",
        ("GET" or "HEAD", _) => "get",
        ("POST", null) => "create",
        ("POST", _) when path.Subresource is not null => "create",
        ("PUT", not null) => "update",
        ("PATCH", not null) => "patch",
        ("DELETE", null) => "deletecollection",
        ("DELETE", _) => "delete",
        _ => throw ApiException.MethodNotAllowed(),
    };

    private static void Allow(IReadOnlyList<string> verbs, string verb)
    {
        if (!verbs.Contains(verb))
        {
            throw ApiException.MethodNotAllowed();
        }
    }

    private ObjectEncoder Encoder(ApiRequest request, ResourceType type) =>
        new(type, Negotiation.Choose(request.Accept), tables.For(request.Query("includeObject")));

    private ApiResponse Get(ApiRequest request, ResourcePath path)
    {
        var found = store.Find(path.Type.GroupResource, path.Key) ?? throw ApiException.NotFound(path.Type.GroupResource, path.Name!);
        return new ApiResponse { Body = Encoder(request, path.Type).Object(found) };
    }

    private ApiResponse List(ApiRequest request, ResourcePath path)
    {
        var query = new ObjectQuery(request, path);
        var (items, revision) = store.Snapshot(path.Type.GroupResource);
        if (request.Query("resourceVersion") is { } wanted && long.TryParse(wanted, NumberStyles.None, CultureInfo.InvariantCulture, out var version) && version > revision)
        {
            throw ApiException.Unavailable($"Too large resource version: {version}, current: {revision}");
        }

        IEnumerable<StoredObject> found = items.Values.Where(query.Matches);
        if (request.Query("continue") is { } token)
        {
            var after = ContinueToken.Read(token);
            (found, revision) = (found.Where(item => item.Key.CompareTo(after.Key) > 0), after.Revision);
        }

        var all = found.ToList();
        var limit = request.Number("limit") is > 0 and var given ? (int)Math.Min(given, int.MaxValue) : int.MaxValue;
        if (all.Count <= limit)
        {
            return new ApiResponse { Body = Encoder(request, path.Type).List(all, revision, null, null) };
        }

        var page = all.GetRange(0, limit);
        long? remaining = query.Labels is null && query.Fields is null ? all.Count - limit : null;
        return new ApiResponse { Body = Encoder(request, path.Type).List(page, revision, ContinueToken.Write(revision, page[^1].Key), remaining) };
    }

    private ApiResponse Watch(ApiRequest request, ResourcePath path)
    {
        var watch = new WatchResponse(store, clock, request, path, Encoder(request, path.Type), closing);
        watch.CheckStart();
        return new ApiResponse { Stream = watch.EventsAsync() };
    }

    private ApiResponse Create(ApiRequest request, ResourcePath path)
    {
        var options = Options(request, path, out var duplicates);
        var body = BodyReader.ReadObject(request, duplicates);
        var created = writer.Create(path.Type, Space(path, body), body, options);
        return Written(request, path, created, options, 201);
    }

    private ApiResponse Replace(ApiRequest request, ResourcePath path)
    {
        var options = Options(request, path, out var duplicates);
        var body = BodyReader.ReadObject(request, duplicates);
        CheckName(path, body);
        if (path.Subresource is null && UpdateKinds.CreatesOnUpdate(path.Type) && store.Find(path.Type.GroupResource, path.Key) is null)
        {
            body.Object("metadata")!.Remove("resourceVersion");
            return Written(request, path, writer.Create(path.Type, path.Namespace ?? "", body, options), options, 201);
        }

        if (!UpdateKinds.AllowsUnconditional(path.Type) && body.At("metadata").Text("resourceVersion") is not { Length: > 0 })
        {
            throw ApiException.Unconditional(path.Type.GroupResource, path.Name!);
        }

        return Written(request, path, writer.Update(path.Type, path.Key, _ => body.Clone(), options), options, 200);
    }

    private ApiResponse Patch(ApiRequest request, ResourcePath path)
    {
        var options = Options(request, path, out var duplicates);
        var body = BodyReader.Read(request, duplicates);
        var type = request.ContentType.Split(';')[0].Trim();
        if (type.StartsWith("application/apply-patch", StringComparison.Ordinal))
        {
            return ApplyPatch(request, path, body as JsonObject, options);
        }

        return Written(request, path, writer.Update(path.Type, path.Key, current => Patched(current, body, type, path), options), options, 200);
    }

    private static JsonObject Patched(JsonObject current, JsonNode? patch, string contentType, ResourcePath path)
    {
        try
        {
            var result = (contentType, patch) switch
            {
                ("application/merge-patch+json", JsonObject) => JsonMergePatch.Apply(current, patch),
                ("application/strategic-merge-patch+json", JsonObject members) when !path.Type.IsCustom => StrategicMergePatch.Apply(current, members, path.Type.Type),
                ("application/json-patch+json", JsonArray operations) => JsonPatch.Apply(current, operations),
                ("application/merge-patch+json" or "application/strategic-merge-patch+json" or "application/json-patch+json", _) when !path.Type.IsCustom =>
                    throw ApiException.BadRequest("the patch has the wrong shape"),
                _ => throw ApiException.UnsupportedMediaType("application/json-patch+json, application/merge-patch+json, application/apply-patch+yaml"),
            };
            return result as JsonObject ?? throw ApiException.BadRequest("the patched document is not an object");
        }
        catch (PatchException failure)
        {
            Trace.TraceInformation($"{path.Type.Kind} {path.Name}: {failure.Message}");
            throw ApiException.PatchFailed();
        }
    }

    private ApiResponse ApplyPatch(ApiRequest request, ResourcePath path, JsonObject? body, WriteOptions options)
    {
        if (request.Query("fieldManager") is null)
        {
            throw ApiException.Invalid("meta.k8s.io", "PatchOptions", "", [FieldError.Required("fieldManager", "is required for apply patch")]);
        }

        if (body is null || body.Text("apiVersion") is not { Length: > 0 } || body.Text("kind") is not { Length: > 0 })
        {
            throw ApiException.BadRequest("an applied configuration needs apiVersion and kind");
        }

        CheckName(path, body);
        var (applied, isCreated) = writer.Apply(path.Type, path.Key, body, request.Query("force") == "true", options);
        return Written(request, path, applied, options, isCreated ? 201 : 200);
    }

    private ApiResponse Delete(ApiRequest request, ResourcePath path)
    {
        var options = DeleteOptions.Read(request, request.Body.IsEmpty ? null : BodyReader.ReadObject(request));
        var (deleted, isGone) = remover.Delete(path.Type, path.Key, options);
        if (!isGone)
        {
            return new ApiResponse { Body = Encoder(request, path.Type).Object(deleted) };
        }

        var details = new JsonObject { ["name"] = path.Name, ["kind"] = path.Type.Plural, ["uid"] = deleted.Uid };
        if (path.Type.Group.Length > 0)
        {
            details["group"] = path.Type.Group;
        }

        return ApiResponse.Json(new JsonObject
        {
            ["kind"] = "Status",
            ["apiVersion"] = "v1",
            ["metadata"] = new JsonObject(),
            ["status"] = "Success",
            ["details"] = details,
        });
    }

    private ApiResponse DeleteCollection(ApiRequest request, ResourcePath path)
    {
        var options = DeleteOptions.Read(request, request.Body.IsEmpty ? null : BodyReader.ReadObject(request));
        var query = new ObjectQuery(request, path);
        var found = store.Items(path.Type.GroupResource).Values.Where(query.Matches).ToList();
        foreach (var item in found)
        {
            try
            {
                remover.Delete(path.Type, item.Key, options);
            }
            catch (ApiException gone) when (gone.Code == 404)
            {
                // Somebody else deleted it first, which is what was asked for.
            }
        }

        return new ApiResponse { Body = Encoder(request, path.Type).List(found, store.Revision, null, null) };
    }

    private ApiResponse Written(ApiRequest request, ResourcePath path, StoredObject item, WriteOptions options, int statusCode) => new()
    {
        StatusCode = statusCode,
        Body = Encoder(request, path.Type).Object(item),
        Warnings = options.Warnings,
    };

    private static string Space(ResourcePath path, JsonObject body) => !path.Type.IsNamespaced
        ? ""
        : path.Namespace ?? body.At("metadata").Text("namespace") ?? throw ApiException.BadRequest("the namespace of the object is missing");

    private static void CheckName(ResourcePath path, JsonObject body)
    {
        var name = body.At("metadata").Text("name");
        if (name is { Length: > 0 } && name != path.Name)
        {
            throw ApiException.BadRequest($"the name of the object ({name}) does not match the name on the URL ({path.Name})");
        }

        body.Ensure("metadata")["name"] = path.Name;
    }

    private static WriteOptions Options(ApiRequest request, ResourcePath path, out List<string> duplicates)
    {
        duplicates = [];
        if (request.Query("dryRun") is { } dryRun && dryRun != "All")
        {
            throw ApiException.BadRequest($"dryRun: Unsupported value: \"{dryRun}\": supported values: \"All\"");
        }

        return new WriteOptions(FieldManager(request))
        {
            IsDryRun = request.Query("dryRun") is not null,
            IsPatch = request.Method == "PATCH",
            Subresource = path.Subresource,
            Duplicates = duplicates,
            Validation = request.Query("fieldValidation") switch
            {
                null or "Warn" => FieldValidation.Warn,
                "Ignore" => FieldValidation.Ignore,
                "Strict" => FieldValidation.Strict,
                var other => throw ApiException.BadRequest($"fieldValidation: Unsupported value: \"{other}\": supported values: \"Ignore\", \"Strict\", \"Warn\""),
            },
        };
    }

    /// <summary>The manager named, else the program of the user agent, as the API server does.</summary>
    private static string FieldManager(ApiRequest request) =>
        request.Query("fieldManager") ?? (request.UserAgent.Split('/')[0].Trim() is { Length: > 0 } program ? program : "unknown");
}
