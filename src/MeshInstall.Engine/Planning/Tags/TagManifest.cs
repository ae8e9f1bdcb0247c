using MeshInstall.Engine.Readiness;

namespace MeshInstall.Engine.Planning.Tags;

/// <summary>The objects of the default tag as a component of its own, made from the control plane that the tag stands for.</summary>
internal static class TagManifest
{
    /// <summary>The name of the component.</summary>
    public const string Name = "DefaultTag";

    private const string ValidatorName = "istiod-default-validator";
    private const string ServiceName = "istiod-revision-tag-default";

    /// <summary>The component.</summary>
    /// <param name="pilot">The control plane.</param>
    /// <param name="injector">The webhooks that inject for its revision.</param>
    /// <param name="injectorName">The name of the tag's own webhooks.</param>
    /// <param name="hasValidator">Whether another component has the default validator already.</param>
    public static MeshManifest Of(MeshManifest pilot, MeshResource injector, string injectorName, bool hasValidator)
    {
        bool everywhere = pilot.Values.FindMap("sidecarInjectorWebhook")?.FindBoolean("enableNamespacesByDefault") == true;
        return pilot with
        {
            Name = Name,
            DependsOn = [pilot.Component],
            Warnings = [],
            Resources =
            [
                .. pilot.Resources.Where(IsControlPlaneService).Take(1).Select(service => Tagged(service, ServiceName)),
                Tagged(injector, injectorName, webhooks => TagWebhooks.Injecting(webhooks, everywhere)),
                .. hasValidator ? [] : Validators(pilot),
            ],
        };
    }

    /// <summary>The control plane with the validator of what names no revision.</summary>
    public static MeshManifest WithValidator(MeshManifest pilot) => pilot with { Resources = [.. pilot.Resources, .. Validators(pilot)] };

    /// <summary>The control plane with the webhooks of its own revision out of action, since the tag's stand for them.</summary>
    public static MeshManifest WithoutInjection(MeshManifest pilot, MeshResource injector) => pilot with
    {
        Resources = [.. pilot.Resources.Select(resource => ReferenceEquals(resource, injector)
            ? new MeshResource(resource.Body.With("webhooks", TagWebhooks.Deactivated(resource.Body.FindList("webhooks")!)))
            : resource)],
    };

    /// <summary>Whether the object is the default validator.</summary>
    public static bool IsDefaultValidator(MeshResource resource) => resource is { Kind: "ValidatingWebhookConfiguration", Name: ValidatorName };

    private static IEnumerable<MeshResource> Validators(MeshManifest pilot) =>
        pilot.Resources.Where(IsValidator).Take(1).Select(validator => Tagged(validator, ValidatorName, TagWebhooks.Validating));

    private static bool IsValidator(MeshResource resource) =>
        resource.Kind == "ValidatingWebhookConfiguration" && resource.Body.Maps("webhooks").Any() && !IsDefaultValidator(resource);

    private static bool IsControlPlaneService(MeshResource resource) =>
        resource is { Kind: "Service", Group: "" } && resource.Body.Label("istio") == "pilot" && resource.Body.Label(TagLabels.Tag) is null;

    private static MeshResource Tagged(MeshResource model, string name, Func<MeshList, MeshList>? change = null)
    {
        MeshMap metadata = model.Body.Metadata();
        MeshMap labels = (metadata.FindMap("labels") ?? MeshMap.Empty).With(TagLabels.Tag, new MeshScalar(TagLabels.Default));
        MeshMap body = model.Body.With("metadata", metadata.With("name", new MeshScalar(name)).With("labels", labels));
        return new MeshResource(change is null ? body : body.With("webhooks", change(body.FindList("webhooks")!)));
    }
}
