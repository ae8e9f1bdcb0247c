using System.Text.Json.Nodes;
using MeshInstall.Sandbox.Json;

namespace MeshInstall.Sandbox.Api;

/// <summary>Refuses what the sandbox's rules deny; everything else is allowed.</summary>
internal sealed class AccessControl(IReadOnlyList<SandboxAccessRule> denied)
{
    public const string UserName = "sandbox-admin";

    /// <exception cref="ApiException">403: a rule denies it.</exception>
    public void Check(ResourcePath path, string verb)
    {
        // Everybody may ask what he may do.
        var isAboutSelf = path.Type.Kind.StartsWith("SelfSubject", StringComparison.Ordinal);
        var resource = path.Subresource is null ? path.Type.Plural : $"{path.Type.Plural}/{path.Subresource}";
        if (!isAboutSelf && IsDenied(verb, path.Type.Group, resource, path.Namespace ?? "", path.Name ?? ""))
        {
            throw ApiException.AccessDenied(path, verb, resource, UserName);
        }
    }

    /// <summary>The status of an access review.</summary>
    public JsonObject Review(JsonObject? spec)
    {
        var asked = spec.Object("resourceAttributes");
        var resource = asked.Text("resource") ?? "*";
        var isDenied = asked is not null && IsDenied(
            asked.Text("verb") ?? "*", asked.Text("group") ?? "",
            asked.Text("subresource") is { Length: > 0 } part ? $"{resource}/{part}" : resource, asked.Text("namespace") ?? "", asked.Text("name") ?? "");
        return new JsonObject { ["allowed"] = !isDenied };
    }

    private bool IsDenied(string verb, string group, string resource, string space, string name) =>
        denied.Any(rule => rule.Matches(verb, group, resource, space, name));
}
