using MeshInstall.Engine.Inspecting;
using MeshInstall.Engine.Readiness;

namespace MeshInstall.Engine.Planning.Tags;

/// <summary>What the webhooks of injection say of themselves.</summary>
internal static class TagLabels
{
    public const string Tag = "istio.io/tag";
    public const string Default = "default";
    public const string Deactivated = "istio.io/deactivated";
    public const string NeverMatch = "never-match";

    /// <summary>Whether it holds the webhooks of injection for a revision or a tag.</summary>
    public static bool IsInjector(MeshMap item) =>
        item.FindText("kind") == "MutatingWebhookConfiguration" && item.Label("app") == "sidecar-injector";

    /// <summary>Whether it injects for what names no revision, under the tag of that meaning.</summary>
    public static bool IsDefaultTag(MeshMap item) => IsInjector(item) && item.Label(Tag) == Default;

    /// <summary>Whether a user made it as a tag of their own; installers leave those alone.</summary>
    public static bool IsUsers(MeshMap item) => item.Label(MeshLabels.Component) is null;

    /// <summary>Whether it injects at all, or was put out of action for another.</summary>
    public static bool IsActive(MeshMap item) => item.Maps("webhooks").Any(webhook =>
        webhook.FindMap("namespaceSelector")?.FindMap("matchLabels")?.FindText(Deactivated) != NeverMatch);
}
