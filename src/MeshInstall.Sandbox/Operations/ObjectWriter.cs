using System.Globalization;
using System.Text.Json.Nodes;
using MeshInstall.Sandbox.Api;
using MeshInstall.Sandbox.Applying;
using MeshInstall.Sandbox.Defaulting;
using MeshInstall.Sandbox.Json;
using MeshInstall.Sandbox.Schema;
using MeshInstall.Sandbox.Storage;

namespace MeshInstall.Sandbox.Operations;

/// <summary>Every change of an object goes through here: what clients send and what controllers do.</summary>
internal sealed class ObjectWriter(ObjectStore store, ResourceCatalog catalog, ObjectAdmission admission, TimeProvider clock)
{
    private const int MaxNameAttempts = 8;

    public ObjectStore Store => store;

    public ResourceCatalog Catalog => catalog;

    public TimeProvider Clock => clock;

    public StoredObject Create(ResourceType type, string space, JsonObject body, WriteOptions options)
    {
        for (var attempt = 1; ; attempt++)
        {
            var next = ObjectParts.Identify(type, space, body.Clone());
            var metadata = next.Object("metadata")!;
            if (metadata.Text("resourceVersion") is { Length: > 0 })
            {
                throw ApiException.BadRequest("resourceVersion should not be set on objects to be created");
            }

            var generated = metadata.Text("name") is not { Length: > 0 } && metadata.Text("generateName") is { Length: > 0 };
            if (generated)
            {
                metadata["name"] = metadata.Text("generateName") + NameSuffix.Random(5);
            }

            var key = new ObjectKey(space, metadata.Text("name") ?? "");
            if (type.Has("status"))
            {
                next.Remove("status");
            }

            Initialize(type, next, metadata);
            admission.Admit(type, null, next, options);
            FieldOwnership.Update(null, next, type.Type, Writer(type, options, ManagedFieldsEntry.Update));
            if (TryStore(type, key, null, next, options) is { } stored)
            {
                return stored;
            }

            if (!generated || attempt == MaxNameAttempts)
            {
                throw ApiException.AlreadyExists(type.GroupResource, key.Name);
            }
        }
    }

    /// <summary>Changes an object until nobody gets in between, or until the change itself refuses.</summary>
    /// <param name="type">The version the change is made in.</param>
    /// <param name="key">The object.</param>
    /// <param name="change">Gets a copy it may change, returns the new state.</param>
    /// <param name="options">How.</param>
    public StoredObject Update(ResourceType type, ObjectKey key, Func<JsonObject, JsonObject> change, WriteOptions options)
    {
        while (true)
        {
            var live = store.Find(type.GroupResource, key) ?? throw ApiException.NotFound(type.GroupResource, key.Name);
            var current = VersionConversion.Convert(live.Body, type);
            var next = ObjectParts.Identify(type, key.Namespace, change(current.Clone()));
            var metadata = next.Object("metadata")!;
            if (metadata.Text("resourceVersion") is { Length: > 0 } version && version != live.Metadata.Text("resourceVersion"))
            {
                if (!ulong.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out _))
                {
                    throw ApiException.Unparsable(version);
                }

                throw ApiException.Conflict(type.GroupResource, key.Name,
                    "the object has been modified; please apply your changes to the latest version and try again");
            }

            if (Finish(type, live, current, next, options, metadata => FieldOwnership.Update(
                options.Subresource is null ? ObjectParts.ResetOwnership(metadata, current) : current, next, type.Type, Writer(type, options, ManagedFieldsEntry.Update))) is { } stored)
            {
                return stored;
            }
        }
    }

    /// <summary>Server-side apply.</summary>
    public (StoredObject Object, bool IsCreated) Apply(ResourceType type, ObjectKey key, JsonObject applied, bool force, WriteOptions options)
    {
        if (applied.At("metadata").Objects("managedFields").Any())
        {
            throw ApiException.BadRequest("metadata.managedFields must be nil");
        }

        applied = ObjectParts.Identify(type, key.Namespace, applied);
        ObjectAdmission.CheckApplied(type, key, applied, options);
        ObjectParts.KeepScope(type, applied, options);
        while (true)
        {
            var live = store.Find(type.GroupResource, key);
            var current = live is null ? null : VersionConversion.Convert(live.Body, type);
            var (merged, conflicts) = FieldOwnership.Apply(current, applied, type.Type, Writer(type, options, ManagedFieldsEntry.Apply), force);
            if (conflicts.Count > 0)
            {
                throw ApiException.ApplyConflict([.. conflicts.Select(conflict => (conflict.Path, conflict.HolderText))]);
            }

            if (live is null)
            {
                if (options.Subresource is not null)
                {
                    throw ApiException.NotFound(type.GroupResource, key.Name);
                }

                merged.Ensure("metadata")["name"] = key.Name;
                var metadata = merged.Object("metadata")!;
                Initialize(type, merged, metadata);
                admission.Admit(type, null, merged, options);
                if (TryStore(type, key, null, merged, options) is { } made)
                {
                    return (made, true);
                }

                continue;
            }

            if (applied.At("metadata").Text("resourceVersion") is { Length: > 0 } version && version != live.Metadata.Text("resourceVersion"))
            {
                throw ApiException.Conflict(type.GroupResource, key.Name,
                    "the object has been modified; please apply your changes to the latest version and try again");
            }

            if (Finish(type, live, current!, merged, options, _ => { }) is { } stored)
            {
                return (stored, false);
            }
        }
    }

    /// <summary>Puts a state in that a controller or a deletion made, without the checks for clients.</summary>
    public StoredObject? TryReplace(ResourceType type, StoredObject live, JsonObject next) =>
        store.TryWrite(type.GroupResource, live.Key, live, next);

    private StoredObject? Finish(
        ResourceType type, StoredObject live, JsonObject current, JsonObject next, WriteOptions options, Action<JsonObject> own)
    {
        var metadata = next.Ensure("metadata");
        if (metadata.Text("uid") is { Length: > 0 } uid && uid != live.Uid)
        {
            throw options.IsPatch
                ? ApiException.Invalid(type.Group, type.Kind, live.Key.Name, [FieldError.Invalid("metadata.uid", uid, "field is immutable")])
                : ApiException.Conflict(type.GroupResource, live.Key.Name, $"Precondition failed: UID in precondition: {uid}, UID in object meta: {live.Uid}");
        }

        if (metadata.Text("name") is { Length: > 0 } name && name != live.Key.Name)
        {
            throw ApiException.BadRequest($"the name of the object ({name}) does not match the name on the URL ({live.Key.Name})");
        }

        var sentOwnership = new JsonObject { ["managedFields"] = metadata["managedFields"]?.DeepClone() };
        ObjectParts.Keep(current.Object("metadata")!, metadata);
        ObjectParts.KeepOtherParts(type, current, next, options.Subresource);
        admission.Admit(type, current, next, options);
        var specChanged = ObjectParts.Differs(current, next, "metadata", "status", "apiVersion", "kind")
            || (options.Subresource is null && GenerationKinds.CountsAnnotations(type) && !current.At("metadata", "annotations").SameAs(metadata["annotations"]));
        if (metadata.ContainsKey("generation") && (specChanged || (type.IsCustom && !type.Has("status") && ObjectParts.Differs(current, next, "metadata"))))
        {
            metadata["generation"] = (metadata.Number("generation") ?? 0) + 1;
        }

        own(sentOwnership);
        if (next.SameAs(current))
        {
            return live;
        }

        if (live.IsDeleting && !HoldsDeletion(type, next))
        {
            return options.IsDryRun ? live : store.TryDelete(type.GroupResource, live);
        }

        return TryStore(type, live.Key, live, next, options);
    }

    private static bool HoldsDeletion(ResourceType type, JsonObject body) =>
        body.At("metadata").Texts("finalizers").Any()
        || (type.Kind == "Namespace" && type.Group.Length == 0 && body.At("spec").Texts("finalizers").Any())
        || (body.At("metadata").Number("deletionGracePeriodSeconds") ?? 0) > 0;

    private StoredObject? TryStore(ResourceType type, ObjectKey key, StoredObject? live, JsonObject next, WriteOptions options)
    {
        var stored = catalog.Preferred(type.GroupResource) is { } preferred && preferred.Version != type.Version
            ? VersionConversion.Convert(next, preferred)
            : next;
        if (options.IsDryRun)
        {
            return live is null && store.Find(type.GroupResource, key) is not null ? null : new StoredObject(key, stored, live?.Revision ?? 0);
        }

        return store.TryWrite(type.GroupResource, key, live, stored);
    }

    private FieldWriter Writer(ResourceType type, WriteOptions options, string operation) =>
        new(options.Manager, operation, type.ApiVersion, options.Subresource, Timestamps.Now(clock));

    private void Initialize(ResourceType type, JsonObject body, JsonObject metadata)
    {
        foreach (var name in (ReadOnlySpan<string>)["resourceVersion", "selfLink", "deletionTimestamp", "deletionGracePeriodSeconds", "generation"])
        {
            metadata.Remove(name);
        }

        metadata["uid"] = Guid.NewGuid().ToString();
        metadata["creationTimestamp"] = Timestamps.Now(clock);
        if (GenerationKinds.Has(type))
        {
            metadata["generation"] = 1;
        }
    }
}
