using System.Text.Json.Nodes;
using MeshInstall.Sandbox.Api;
using MeshInstall.Sandbox.Applying;
using MeshInstall.Sandbox.Json;
using MeshInstall.Sandbox.Operations;
using MeshInstall.Sandbox.Schema;
using MeshInstall.Sandbox.Storage;

namespace MeshInstall.Sandbox.Defaulting;

/// <summary>What happens between reading an object and storing it: pruning, defaults, checks, addresses.</summary>
internal sealed class ObjectAdmission(ObjectStore store)
{
    private static readonly GroupResource Namespaces = new("", "namespaces");

    private readonly ServiceAddresses _addresses = new(store);

    /// <param name="type">The kind.</param>
    /// <param name="current">The state before, or null for a creation.</param>
    /// <param name="next">The new state, completed in place.</param>
    /// <param name="options">How it is written.</param>
    /// <exception cref="ApiException">It is refused.</exception>
    public void Admit(ResourceType type, JsonObject? current, JsonObject next, WriteOptions options)
    {
        var name = next.At("metadata").Text("name") ?? "";
        if (current is null)
        {
            CheckNamespace(type, next);
        }

        if (current is not null && options.Subresource == "status")
        {
            AdmitStatus(type, next, options);
            return;
        }

        var checks = CheckFields(type, next, options);
        if (!type.IsCustom)
        {
            EmptyFields.Drop(next, type.Type);
            Quantities.Write(next, type.Type);
        }

        SchemaDefaults.Fill(type, next);
        KindDefaults.Fill(type, next, current);
        if (!type.IsCustom)
        {
            ShownFields.Fill(next, type.Type);
        }

        var errors = checks.Errors;
        if (current is null && NameRules.CheckName(type, name) is { } nameError)
        {
            errors.Add(nameError);
        }

        errors.AddRange(MetadataRules.Check(next.Object("metadata")!));
        if (type.IsCustom && FindRepeatedItem(type, next) is { } repeated)
        {
            errors.Add(repeated);
        }

        if (options.Subresource is null)
        {
            errors.AddRange(KindRules.Check(type, next));
            if (current is not null)
            {
                errors.AddRange(ImmutableFields.Check(type, current, next));
            }
        }

        if (errors.Count > 0)
        {
            throw ApiException.Invalid(type.Group, type.Kind, name, errors);
        }

        if (type is { Kind: "Service", Group: "" })
        {
            _addresses.Assign(current, next);
        }
    }

    /// <summary>Only the status is new: what is beside it was checked when it was written.</summary>
    private static void AdmitStatus(ResourceType type, JsonObject next, WriteOptions options)
    {
        if (type.Type.Member("status") is not { } status || next["status"] is not { } value)
        {
            return;
        }

        var part = new JsonObject { ["status"] = value.DeepClone() };
        var checks = CheckFields(type, part, options, isPart: true);
        if (checks.Errors.Count > 0)
        {
            throw ApiException.Invalid(type.Group, type.Kind, next.At("metadata").Text("name") ?? "", checks.Errors);
        }

        if (!type.IsCustom)
        {
            EmptyFields.Drop(part["status"], status);
            ShownFields.Fill(part["status"], status);
        }

        next["status"] = part["status"]!.DeepClone();
        SchemaDefaults.Fill(type, next);
    }

    /// <summary>Fields that the kind does not have cannot be owned, so an apply with one is refused however lenient it asks to be.</summary>
    public static void CheckApplied(ResourceType type, ObjectKey key, JsonObject applied, WriteOptions options)
    {
        var target = $"{key.Namespace}/{key.Name}; {type.Group}/{type.Version}, Kind={type.Kind}";
        if (AppliedTyping.Refusal(applied, type.Type) is { } why)
        {
            throw ApiException.NotTyped(target, why);
        }

        CheckFields(type, applied, options, applyTarget: target);
    }

    /// <summary>Drops unknown fields, as <c>fieldValidation</c> wants it.</summary>
    public static FieldChecks CheckFields(ResourceType type, JsonObject body, WriteOptions options, bool isPart = false, string? applyTarget = null)
    {
        var checks = new FieldChecks(type.IsCustom);
        checks.Check(body, type.Type, isPart);
        if (applyTarget is not null && checks.Unconvertible is { } unread)
        {
            throw ApiException.NotConverted(applyTarget, $"{type.Group}/{type.Version}, Kind={type.Kind}", unread);
        }

        if (checks.Unreadable is { } why)
        {
            throw ApiException.BadRequest($"{type.Kind} in version \"{type.Version}\" cannot be handled as a {type.Kind}: {why}");
        }

        if (options.Validation == FieldValidation.Ignore)
        {
            return checks;
        }

        var complaints = checks.Unknown.Select(field => $"unknown field \"{field}\"")
            .Concat(options.Duplicates.Select(field => $"duplicate field \"{field}\"")).ToList();
        if (complaints.Count > 0 && options.Validation == FieldValidation.Strict)
        {
            if (options.IsPatch)
            {
                throw ApiException.InvalidPatch(JsonText.ToText(body), $"strict decoding error: {string.Join(", ", complaints)}");
            }

            throw ApiException.BadRequest(
                $"{type.Kind} in version \"{type.Version}\" cannot be handled as a {type.Kind}: strict decoding error: {string.Join(", ", complaints)}");
        }

        options.Warnings.AddRange(complaints.Where(complaint => !options.Warnings.Contains(complaint)));
        return checks;
    }

    /// <summary>The first list whose items share a key that must be theirs alone.</summary>
    public static FieldError? FindRepeatedItem(ResourceType type, JsonObject body) => FindRepeated(body, type.Type, "");

    private static FieldError? FindRepeated(JsonNode? value, FieldType type, string path)
    {
        switch (value)
        {
            case JsonObject members when type.IsGranular:
                return members.Select(member => FindRepeated(member.Value, type.Member(member.Key) ?? FieldType.Any, path.Length == 0 ? member.Key : $"{path}.{member.Key}"))
                    .FirstOrDefault(error => error is not null);
            case JsonArray items when type.Shape == FieldShape.List:
                if (type.IsGranular && PathElement.FindRepeated(items, type) is >= 0 and var place)
                {
                    return new FieldError("FieldValueDuplicate", $"{path}[{place}]", $"Duplicate value: {PathElement.Item(items[place], type)[2..]}");
                }

                return items.Select((item, i) => FindRepeated(item, type.Element, $"{path}[{i}]")).FirstOrDefault(error => error is not null);
            default:
                return null;
        }
    }

    private void CheckNamespace(ResourceType type, JsonObject body)
    {
        if (!type.IsNamespaced)
        {
            return;
        }

        var metadata = body.Object("metadata")!;
        var name = metadata.Text("namespace") ?? "";
        var space = store.Find(Namespaces, new ObjectKey("", name)) ?? throw ApiException.NotFound(Namespaces, name);
        if (space.IsDeleting)
        {
            throw ApiException.Forbidden(type.GroupResource, metadata.Text("name") ?? "",
                $"unable to create new content in namespace {name} because it is being terminated",
                [ApiException.Cause("NamespaceTerminating", $"namespace {name} is being terminated", "metadata.namespace")]);
        }
    }
}
