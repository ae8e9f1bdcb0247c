using System.Text.Json.Nodes;
using MeshInstall.Sandbox.Api;
using MeshInstall.Sandbox.Json;

namespace MeshInstall.Sandbox.Defaulting;

/// <summary>The rules of labels, annotations and owner references.</summary>
internal static class MetadataRules
{
    private const int MaxAnnotationBytes = 256 * 1024;

    public static IEnumerable<FieldError> Check(JsonObject metadata)
    {
        foreach (var (key, value) in metadata.Object("labels") ?? [])
        {
            if ((NameRules.CheckLabelKey("metadata.labels", key) ?? NameRules.CheckLabelValue("metadata.labels", value.AsText() ?? "")) is { } error)
            {
                yield return error;
            }
        }

        var size = 0L;
        foreach (var (key, value) in metadata.Object("annotations") ?? [])
        {
            size += key.Length + (value.AsText()?.Length ?? 0);
            if (NameRules.CheckLabelKey("metadata.annotations", key.ToLowerInvariant()) is { } error)
            {
                yield return error;
            }
        }

        if (size > MaxAnnotationBytes)
        {
            yield return new FieldError("FieldValueTooLong", "metadata.annotations", $"Too long: may not be more than {MaxAnnotationBytes} bytes");
        }

        foreach (var (owner, i) in metadata.Objects("ownerReferences").Select((owner, i) => (owner, i)))
        {
            foreach (var field in (string[])["apiVersion", "kind", "name", "uid"])
            {
                if (owner.Text(field) is not { Length: > 0 })
                {
                    yield return FieldError.Invalid($"metadata.ownerReferences[{i}].{field}", "", "must not be empty");
                }
            }
        }
    }
}
