using System.Text.Json.Nodes;
using MeshInstall.Sandbox.Defaulting;
using MeshInstall.Sandbox.Json;
using MeshInstall.Sandbox.Schema;

namespace MeshInstall.Sandbox.Applying;

/// <summary>Keeps <c>metadata.managedFields</c>: who set which field last.</summary>
internal static class FieldOwnership
{
    private const string BeforeFirstApply = "before-first-apply";

    private static readonly string[] UnownedMetadata =
    [
        "name", "namespace", "generateName", "uid", "resourceVersion", "creationTimestamp", "generation", "managedFields",
        "selfLink", "deletionTimestamp", "deletionGracePeriodSeconds",
    ];

    /// <summary>Lays an applied configuration over the live object.</summary>
    /// <returns>The merged object with its managedFields, and the conflicts that stand in the way unless forced.</returns>
    public static (JsonObject Merged, IReadOnlyList<FieldConflict> Conflicts) Apply(
        JsonObject? live, JsonObject applied, FieldType type, FieldWriter writer, bool force)
    {
        var entries = live is null ? [] : ManagedFieldsEntry.ReadAll(live);
        if (live is not null && entries.Count == 0 && WhollyOwned(live, type) is { IsEmpty: false } all)
        {
            entries.Add(new ManagedFieldsEntry(BeforeFirstApply, ManagedFieldsEntry.Update, writer.ApiVersion, null, writer.Time, all));
        }

        var own = entries.Find(entry => entry.IsOf(writer));
        var others = entries.Where(entry => entry != own).ToList();
        var fields = Owned(FieldComparer.FieldsOf(applied, type));
        applied = applied.Clone();
        DropNulls(applied, type);
        var basis = live ?? [];
        var merged = (JsonObject)FieldMerger.Merge(basis, applied, type)!;
        var changed = FieldComparer.Compare(basis, merged, type).Written;
        var conflicts = Conflicts(others, fields, changed).ToList();
        if (conflicts.Count > 0 && !force)
        {
            var inherited = LastApplied.FieldsOf(live, type, writer).Paths().ToHashSet(StringComparer.Ordinal);
            conflicts.RemoveAll(conflict => inherited.Contains(conflict.Path));
        }

        if (conflicts.Count > 0 && !force)
        {
            return (merged, conflicts);
        }

        if (own is not null)
        {
            var held = others.Aggregate(new FieldSet(), (union, entry) => union.Union(entry.Fields));
            FieldMerger.Prune(merged, type, own.Fields, fields, held);
        }

        var removed = FieldComparer.Compare(basis, merged, type).Removed;
        LastApplied.Sync(merged, applied, writer);
        var kept = others.Select(entry => entry with { Fields = entry.Fields.Except(changed.Intersect(fields)).Except(removed) })
            .Where(entry => !entry.Fields.IsEmpty).ToList();
        if (!fields.IsEmpty)
        {
            var same = own is not null && own.Fields.SameAs(fields) && own.ApiVersion == writer.ApiVersion && changed.IsEmpty && removed.IsEmpty;
            kept.Add(same ? own! : new ManagedFieldsEntry(writer.Manager, writer.Operation, writer.ApiVersion, writer.Subresource, writer.Time, fields));
        }

        ManagedFieldsEntry.WriteAll(merged, kept);
        return (merged, []);
    }

    /// <summary>Gives the fields that a plain write changed to its manager, in place.</summary>
    public static void Update(JsonObject? live, JsonObject written, FieldType type, FieldWriter writer)
    {
        var entries = live is null ? [] : ManagedFieldsEntry.ReadAll(live);
        if (live is not null && entries.Count == 0)
        {
            // Nobody's ownership of the object is kept, until somebody applies it.
            ManagedFieldsEntry.WriteAll(written, entries);
            return;
        }

        var difference = FieldComparer.Compare(live ?? [], written, type);
        var own = entries.Find(entry => entry.IsOf(writer));
        var changed = Owned(difference.Written);
        if (written["status"] is JsonObject { Count: 0 })
        {
            changed.Detach("f:status");
        }

        if (changed.IsEmpty && difference.Removed.IsEmpty)
        {
            ManagedFieldsEntry.WriteAll(written, entries);
            return;
        }

        var kept = entries.Where(entry => entry != own)
            .Select(entry => entry with { Fields = entry.Fields.Except(difference.Modified).Except(difference.Removed) })
            .Where(entry => !entry.Fields.IsEmpty).ToList();
        var fields = changed.Union(own?.Fields.Except(difference.Removed));
        if (!fields.IsEmpty)
        {
            kept.Add(new ManagedFieldsEntry(writer.Manager, writer.Operation, writer.ApiVersion, writer.Subresource, writer.Time, fields));
        }

        ManagedFieldsEntry.WriteAll(written, kept);
    }

    private static FieldSet WhollyOwned(JsonObject live, FieldType type)
    {
        var fields = Owned(FieldComparer.Compare(new JsonObject(), live, type).Written);
        fields.Detach("f:status");
        return fields;
    }

    private static IEnumerable<FieldConflict> Conflicts(IEnumerable<ManagedFieldsEntry> others, FieldSet fields, FieldSet changed)
    {
        foreach (var entry in others)
        {
            foreach (var path in entry.Fields.Intersect(changed).Intersect(fields).Paths())
            {
                yield return new FieldConflict(entry, path);
            }
        }
    }

    private static FieldSet Owned(FieldSet fields)
    {
        fields.Detach("f:apiVersion");
        fields.Detach("f:kind");
        if (fields.Find("f:metadata") is { } metadata)
        {
            foreach (var name in UnownedMetadata)
            {
                metadata.Detach(PathElement.Field(name));
            }

            metadata.IsMember = false;
            if (metadata.IsEmpty)
            {
                fields.Detach("f:metadata");
            }
        }

        fields.IsMember = false;
        return fields;
    }

    /// <summary>
    /// Removes nulls in place that say nothing in a configuration, though who gives them owns the fields: all but those that a custom resource may hold, and
    /// those among entries of any name, which become empty.
    /// </summary>
    private static void DropNulls(JsonNode? value, FieldType type)
    {
        EmptyFields.FillEntries(value, type);
        switch (value)
        {
            case JsonObject members when type.Shape is FieldShape.Object or FieldShape.Map:
                List<string>? empty = null;
                foreach (var (name, member) in members)
                {
                    if (member is null)
                    {
                        if (!type.HoldsNull(name))
                        {
                            (empty ??= []).Add(name);
                        }
                    }
                    else
                    {
                        DropNulls(member, type.Member(name) ?? FieldType.Any);
                    }
                }

                empty?.ForEach(name => members.Remove(name));
                break;
            case JsonArray items when type.Shape == FieldShape.List:
                foreach (var item in items)
                {
                    DropNulls(item, type.Element);
                }

                break;
        }
    }
}
