using System.Text.Json.Nodes;
using MeshInstall.Sandbox.Api;
using MeshInstall.Sandbox.Json;
using MeshInstall.Sandbox.Schema;

namespace MeshInstall.Sandbox.Defaulting;

/// <summary>Fields that cannot change once set.</summary>
internal static class ImmutableFields
{
    private const string RoleRef = "roleRef";

    public static IEnumerable<FieldError> Check(ResourceType type, JsonObject current, JsonObject next)
    {
        foreach (var path in ImmutableFieldTable.Of(type.Group, type.Kind))
        {
            var names = path.Split('.');
            if (!current.At(names).SameAs(next.At(names)))
            {
                yield return FieldError.Invalid(path, next.At(names), path == RoleRef ? "cannot change roleRef" : "field is immutable");
            }
        }

        switch (type.Group, type.Kind)
        {
            case ("", "Service") when next.At("spec").Text("type") != "ExternalName" && current.At("spec").Text("type") != "ExternalName"
                && !current.At("spec", "clusterIP").SameAs(next.At("spec", "clusterIP")):
                yield return FieldError.Invalid("spec.clusterIPs[0]", next.At("spec", "clusterIPs"), "may not change once set");
                break;
            case ("", "ConfigMap" or "Secret") when current.Flag("immutable") == true
                && (!current["data"].SameAs(next["data"]) || !current["binaryData"].SameAs(next["binaryData"]) || next.Flag("immutable") != true):
                yield return FieldError.Forbidden("data", "field is immutable when `immutable` is set");
                break;
        }
    }
}
