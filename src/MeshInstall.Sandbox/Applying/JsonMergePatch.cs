using System.Text.Json.Nodes;

namespace MeshInstall.Sandbox.Applying;

/// <summary>RFC 7396: members replace, null removes, lists are replaced.</summary>
internal static class JsonMergePatch
{
    public static JsonNode? Apply(JsonNode? target, JsonNode? patch)
    {
        if (patch is not JsonObject members)
        {
            return patch?.DeepClone();
        }

        var result = target is JsonObject existing ? existing : [];
        foreach (var (name, value) in members)
        {
            if (value is null)
            {
                result.Remove(name);
                continue;
            }

            var before = result[name];
            var after = Apply(before, value);
            if (!ReferenceEquals(before, after))
            {
                result[name] = after;
            }
        }

        return result;
    }
}
