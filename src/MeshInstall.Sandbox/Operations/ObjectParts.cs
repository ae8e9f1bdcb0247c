using System.Text.Json.Nodes;
using MeshInstall.Sandbox.Api;
using MeshInstall.Sandbox.Json;
using MeshInstall.Sandbox.Schema;

namespace MeshInstall.Sandbox.Operations;

/// <summary>Which parts of an object a write may bring, and which stay as they are.</summary>
internal static class ObjectParts
{
    public static JsonObject Identify(ResourceType type, string space, JsonObject body)
    {
        var (version, kind) = (body.Text("apiVersion"), body.Text("kind"));
        if ((version is { Length: > 0 } && version != type.ApiVersion) || (kind is { Length: > 0 } && kind != type.Kind))
        {
            throw ApiException.BadRequest(
                $"the object provided is unrecognized (must be of type {type.Kind}): {version}, Kind={kind} does not match {type.ApiVersion}, Kind={type.Kind}");
        }

        body["apiVersion"] = type.ApiVersion;
        body["kind"] = type.Kind;
        var metadata = body.Ensure("metadata");
        if (!type.IsNamespaced)
        {
            metadata.Remove("namespace");
        }
        else if (metadata.Text("namespace") is { Length: > 0 } given && given != space)
        {
            throw ApiException.BadRequest("the namespace of the provided object does not match the namespace sent on the request");
        }
        else if (space.Length > 0)
        {
            metadata["namespace"] = space;
        }

        return body;
    }

    /// <summary>Leaves of a configuration what the written part of the object takes.</summary>
    public static void KeepScope(ResourceType type, JsonObject applied, WriteOptions options)
    {
        if (options.Subresource is null && type.Has("status"))
        {
            applied.Remove("status");
        }
        else if (options.Subresource == "status")
        {
            foreach (var name in applied.Select(member => member.Key).Where(name => name is not ("apiVersion" or "kind" or "metadata" or "status")).ToList())
            {
                applied.Remove(name);
            }
        }
    }

    public static void Keep(JsonObject live, JsonObject next)
    {
        foreach (var name in (ReadOnlySpan<string>)
            ["name", "namespace", "uid", "resourceVersion", "creationTimestamp", "generation", "generateName", "deletionTimestamp", "deletionGracePeriodSeconds"])
        {
            next.Remove(name);
            if (live[name] is { } value)
            {
                next[name] = value.DeepClone();
            }
        }
    }

    public static void KeepOtherParts(ResourceType type, JsonObject current, JsonObject next, string? subresource)
    {
        if (subresource == "status")
        {
            foreach (var name in next.Select(member => member.Key).Union(current.Select(member => member.Key)).ToList())
            {
                if (name is not ("status" or "metadata"))
                {
                    CopyMember(current, next, name);
                }
            }

            var ownership = next.Object("metadata")!["managedFields"]?.DeepClone();
            var annotations = next.Object("metadata")!["annotations"]?.DeepClone();
            next["metadata"] = current["metadata"]!.DeepClone();
            if (type is { Group: "apps", Kind: "Deployment" })
            {
                // Its controller numbers the revisions together with the status.
                next.Object("metadata")!.Remove("annotations");
                if (annotations is not null)
                {
                    next.Object("metadata")!["annotations"] = annotations;
                }
            }

            if (ownership is not null)
            {
                next.Object("metadata")!["managedFields"] = ownership;
            }
        }
        else if (subresource != "approval" && type.Has("status"))
        {
            CopyMember(current, next, "status");
        }
    }

    private static void CopyMember(JsonObject from, JsonObject to, string name)
    {
        // Comparing is far cheaper than copying, and mostly there is nothing to copy.
        if (from.ContainsKey(name) == to.ContainsKey(name) && from[name].SameAs(to[name]))
        {
            return;
        }

        to.Remove(name);
        if (from[name] is { } value)
        {
            to[name] = value.DeepClone();
        }
    }

    public static JsonObject ResetOwnership(JsonObject sent, JsonObject current)
    {
        if (sent.Array("managedFields") is not { Count: > 0 } entries)
        {
            return current;
        }

        // One empty entry ends all ownership; entries that can be read take the place of those that are there.
        var isReset = entries is [{ } only] && only.IsEmptyObject();
        if (!isReset && !entries.All(IsReadableEntry))
        {
            return current;
        }

        var copy = current.Clone();
        copy.Object("metadata")!.Remove("managedFields");
        if (!isReset)
        {
            copy.Object("metadata")!["managedFields"] = entries.DeepClone();
        }

        return copy;
    }

    private static bool IsReadableEntry(JsonNode? entry) => entry.Text("operation") is "Apply" or "Update" && entry.Text("fieldsType") == "FieldsV1"
        && entry.Text("apiVersion") is { Length: > 0 } && entry.Object("fieldsV1") is not null;

    public static bool Differs(JsonObject left, JsonObject right, params ReadOnlySpan<string> except)
    {
        foreach (var name in left.Select(member => member.Key).Union(right.Select(member => member.Key)))
        {
            if (!except.Contains(name) && !left[name].SameAs(right[name]))
            {
                return true;
            }
        }

        return false;
    }
}
