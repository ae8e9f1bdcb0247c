using System.Text.Json.Nodes;
using MeshInstall.Sandbox.Json;

namespace MeshInstall.Sandbox.Schema;

/// <summary>The resources that a CustomResourceDefinition serves.</summary>
internal static class CustomResources
{
    private static readonly string[] StatusVerbs = ["get", "patch", "update"];

    public static IReadOnlyList<ResourceType> Read(JsonObject definition)
    {
        var spec = definition.Object("spec")!;
        var names = spec.Object("names")!;
        var group = spec.Text("group")!;
        var kind = names.Text("kind")!;
        // The storage version is served first, so that controllers and kubectl prefer what is stored.
        return
        [
            .. spec.Objects("versions").Where(version => version.Flag("served") == true)
                .OrderByDescending(version => version.Text("name"), ApiVersionOrder.Instance)
                .Select(version => new ResourceType
                {
                    Group = group,
                    Version = version.Text("name")!,
                    Plural = names.Text("plural")!,
                    Kind = kind,
                    Singular = names.Text("singular") is { Length: > 0 } singular ? singular : kind.ToLowerInvariant(),
                    CustomListKind = names.Text("listKind"),
                    IsNamespaced = spec.Text("scope") == "Namespaced",
                    ShortNames = [.. names.Texts("shortNames")],
                    Categories = [.. names.Texts("categories")],
                    Subresources = ReadSubresources(version, group, kind),
                    Type = CustomResourceSchema.Read(version.At("schema", "openAPIV3Schema") as JsonObject),
                    Definition = version,
                }),
        ];
    }

    private static List<Subresource> ReadSubresources(JsonObject version, string group, string kind)
    {
        var found = new List<Subresource>();
        if (version.At("subresources", "status") is not null)
        {
            found.Add(new Subresource("status", group, version.Text("name")!, kind, StatusVerbs));
        }

        if (version.At("subresources", "scale") is not null)
        {
            found.Add(new Subresource("scale", "autoscaling", "v1", "Scale", StatusVerbs));
        }

        return found;
    }
}
